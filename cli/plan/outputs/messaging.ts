import type { Subject } from "./subject";
import type { OutputsTable } from "./type-outputs";

/** Separate attributes of SQS queues; the queue and SNS are among the operations' types. */
export const messagingOutputs: OutputsTable = {
  "aws:sqs/queuePolicy:QueuePolicy": { id: besideQueue("policy") },
  "aws:sqs/redriveAllowPolicy:RedriveAllowPolicy": { id: besideQueue("redrive-allow-policy") },
  "aws:sqs/redrivePolicy:RedrivePolicy": { id: besideQueue("redrive-policy") },
};

/** AWS's id is the queue's URL; here with a suffix, since every id in a plan is unique. */
function besideQueue(what: string) {
  return (s: Subject) => `${s.text("queueUrl") || s.name},${what}-${s.hex(7)}`;
}
