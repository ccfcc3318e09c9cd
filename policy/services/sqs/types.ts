/** Type tokens of SQS, and of what keeps dead letters in a queue. */

export const QUEUE = "aws:sqs/queue:Queue";
/** What can also be said in the queue itself. */
export const REDRIVE_POLICY = "aws:sqs/redrivePolicy:RedrivePolicy";
export const REDRIVE_ALLOW_POLICY = "aws:sqs/redriveAllowPolicy:RedriveAllowPolicy";
