import { QUEUE_POLICY, REDRIVE_ALLOW_POLICY, REDRIVE_POLICY, STREAM, STREAM_CONSUMER } from "../../../policy/aws";
import type { Subject } from "./subject";
import { arnType, type OutputsTable } from "./type-outputs";

/** 1 January 2026, with which a mock consumer's ARN ends. */
const CREATED = "1767225600";

/** Kinesis, and the separate attributes of SQS queues; the queue and SNS are among the operations' types. */
export const messagingOutputs: OutputsTable = {
  [QUEUE_POLICY]: { id: besideQueue("policy") },
  [REDRIVE_ALLOW_POLICY]: { id: besideQueue("redrive-allow-policy") },
  [REDRIVE_POLICY]: { id: besideQueue("redrive-policy") },
  [STREAM]: arnType((s) => s.arn("kinesis", `stream/${s.physicalName}`), {
    named: "name",
    longestName: 128,
  }),
  [STREAM_CONSUMER]: arnType((s) => `${s.text("streamArn")}/consumer/${s.text("name")}:${CREATED}`),
};

/** AWS's id is the queue's URL; here with a suffix, since every id in a plan is unique. */
function besideQueue(what: string) {
  return (s: Subject) => `${s.text("queueUrl") || s.name},${what}-${s.hex(7)}`;
}
