/** A queue as commands name it. */
export interface QueuePlace {
  region: string;
  account: string;
  /** The name that AWS knows. */
  queueName: string;
}

/** A queue's URL, by its name; the same that SQS gives (https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-queue-message-identifiers.html). */
export function queueUrl({ region, account, queueName }: QueuePlace): string {
  return `https://sqs.${region}.amazonaws.com/${account}/${queueName}`;
}

function sqs(command: string, place: QueuePlace): string {
  return `aws sqs ${command} --region ${place.region} --queue-url ${queueUrl(place)}`;
}

/** How many messages wait, are worked on and are delayed. */
export function countCommand(place: QueuePlace): string {
  const attributes = ["", "NotVisible", "Delayed"].map((kind) => `ApproximateNumberOfMessages${kind}`);
  return `${sqs("get-queue-attributes", place)} --attribute-names ${attributes.join(" ")}`;
}

/** Shows up to ten messages, and leaves them where they are. Each look is a receive: look into dead-letter queues only, where that counts for nothing. */
export function lookCommand(place: QueuePlace): string {
  return `${sqs("receive-message", place)} --max-number-of-messages 10 --visibility-timeout 0 --message-system-attribute-names All --message-attribute-names All`;
}

/**
 * Brings dead letters back to the queue that they came from: of standard and of FIFO queues, one task at a time, and only from a queue that is
 * another queue's dead-letter queue (https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_StartMessageMoveTask.html).
 */
export function redriveCommands({ region, account, queueName }: QueuePlace) {
  const source = `--region ${region} --source-arn arn:aws:sqs:${region}:${account}:${queueName}`;
  return {
    redrive: `aws sqs start-message-move-task ${source}`,
    redriveProgress: `aws sqs list-message-move-tasks ${source}`,
  };
}

/**
 * Moves every message from one queue to another, one by one, where no task of AWS's does: to another region, or from a topic's dead-letter queue. Each is deleted
 * there only once it is here, so that none is lost and one may come twice. Needs bash and jq. SQS and its messages' order within a group stay as they
 * are, as long as nobody else takes from the queue.
 */
export function moveCommand(from: QueuePlace, to: QueuePlace): string {
  const receive = `${sqs("receive-message", from)} --wait-time-seconds 5 --message-system-attribute-names All --message-attribute-names All --output json`;
  // receive-message prints nothing at all where the queue is empty.
  return [
    `while m=$(${receive}) && [ -n "$m" ]; do`,
    `jq '.Messages[0] | {MessageBody: .Body, MessageAttributes: (.MessageAttributes // {})}`,
    `+ (if .Attributes.MessageGroupId then {MessageGroupId: .Attributes.MessageGroupId} else {} end)`,
    `+ (if .Attributes.MessageDeduplicationId then {MessageDeduplicationId: .Attributes.MessageDeduplicationId} else {} end)' <<<"$m" > message.json`,
    `&& ${sqs("send-message", to)} --cli-input-json file://message.json`,
    `&& ${sqs("delete-message", from)} --receipt-handle "$(jq -r '.Messages[0].ReceiptHandle' <<<"$m")" || break; done`,
  ].join(" ");
}
