import type { Subject } from "./subject";
import { arnType, type OutputsTable } from "./type-outputs";

/** 1 January 2026, with which a mock consumer's ARN ends. */
const CREATED = "1767225600";

/** Kinesis, and the separate attributes of SQS queues; the queue and SNS are among the operations' types. */
export const messagingOutputs: OutputsTable = {
  "aws:sqs/queuePolicy:QueuePolicy": { id: besideQueue("policy") },
  "aws:sqs/redriveAllowPolicy:RedriveAllowPolicy": { id: besideQueue("redrive-allow-policy") },
  "aws:sqs/redrivePolicy:RedrivePolicy": { id: besideQueue("redrive-policy") },
  "aws:kinesis/stream:Stream": arnType((s) => s.arn("kinesis", `stream/${s.physicalName}`), {
    named: "name",
    longestName: 128,
  }),
  "aws:kinesis/streamConsumer:StreamConsumer": arnType(
    (s) => `${s.text("streamArn")}/consumer/${s.text("name")}:${CREATED}`,
  ),
};

/** AWS's id is the queue's URL; here with a suffix, since every id in a plan is unique. */
function besideQueue(what: string) {
  return (s: Subject) => `${s.text("queueUrl") || s.name},${what}-${s.hex(7)}`;
}
