/** Type tokens of Lambda, and of what its event source mappings read. */

export const FUNCTION = "aws:lambda/function:Function";
export const ALIAS = "aws:lambda/alias:Alias";
export const EVENT_SOURCE_MAPPING = "aws:lambda/eventSourceMapping:EventSourceMapping";
export const EVENT_INVOKE_CONFIG = "aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig";
export const PERMISSION = "aws:lambda/permission:Permission";
export const LOG_GROUP = "aws:cloudwatch/logGroup:LogGroup";

export const QUEUE = "aws:sqs/queue:Queue";
export const STREAMS = [
  "aws:kinesis/stream:Stream",
  "aws:kinesis/streamConsumer:StreamConsumer",
  "aws:dynamodb/table:Table",
];
