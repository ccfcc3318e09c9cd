/** Type tokens of EventBridge, which the provider keeps with CloudWatch, and of what its rules lead to. */

export const EVENT_BUS = "aws:cloudwatch/eventBus:EventBus";
export const EVENT_ARCHIVE = "aws:cloudwatch/eventArchive:EventArchive";
export const EVENT_RULE = "aws:cloudwatch/eventRule:EventRule";
export const EVENT_TARGET = "aws:cloudwatch/eventTarget:EventTarget";
export const EVENT_ENDPOINT = "aws:cloudwatch/eventEndpoint:EventEndpoint";

export const QUEUE = "aws:sqs/queue:Queue";
/** A queue's policy, where it is not written in the queue itself. */
export const QUEUE_POLICY = "aws:sqs/queuePolicy:QueuePolicy";
