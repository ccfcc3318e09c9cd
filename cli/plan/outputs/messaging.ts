import type { Subject } from "./subject";
import type { OutputsTable } from "./type-outputs";

/** What stands beside a queue of SQS; the queue and SNS are among the operations' types. */
export const messagingOutputs: OutputsTable = {
  "aws:sqs/queuePolicy:QueuePolicy": { id: besideQueue("policy") },
  "aws:sqs/redriveAllowPolicy:RedriveAllowPolicy": { id: besideQueue("redrive-allow-policy") },
  "aws:sqs/redrivePolicy:RedrivePolicy": { id: besideQueue("redrive-policy") },
};

/** AWS's own id is the queue's URL; here with what it is, for no two resources may have one id. */
function besideQueue(what: string) {
  return (s: Subject) => `${s.text("queueUrl") || s.name},${what}-${s.hex(7)}`;
}
