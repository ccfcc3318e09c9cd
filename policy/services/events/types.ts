/** Type tokens of EventBridge, which the provider keeps with CloudWatch, and of what its rules lead to. */

export const EVENT_BUS = "aws:cloudwatch/eventBus:EventBus";
export const EVENT_ARCHIVE = "aws:cloudwatch/eventArchive:EventArchive";
export const EVENT_RULE = "aws:cloudwatch/eventRule:EventRule";
export const EVENT_TARGET = "aws:cloudwatch/eventTarget:EventTarget";
export const EVENT_ENDPOINT = "aws:cloudwatch/eventEndpoint:EventEndpoint";

export const QUEUE = "aws:sqs/queue:Queue";
/** A queue's policy, where it is not written in the queue itself. */
export const QUEUE_POLICY = "aws:sqs/queuePolicy:QueuePolicy";

/** What a rule's target can be besides a queue, as far as it is told apart from one: at preview a target's ARN is known by its resource alone. */
export const OTHER_TARGETS = [
  "aws:sns/topic:Topic",
  "aws:lambda/function:Function",
  "aws:lambda/alias:Alias",
  "aws:kinesis/stream:Stream",
  "aws:sfn/stateMachine:StateMachine",
  "aws:kinesis/firehoseDeliveryStream:FirehoseDeliveryStream",
  "aws:cloudwatch/eventBus:EventBus",
  "aws:cloudwatch/eventApiDestination:EventApiDestination",
  "aws:cloudwatch/logGroup:LogGroup",
  "aws:ecs/cluster:Cluster",
];
