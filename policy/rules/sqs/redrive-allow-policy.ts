import { QUEUE, REDRIVE_ALLOW_POLICY } from "../../aws";
import type { Graph, Reading, Resource } from "../../graph";
import { defineRule } from "../../rule";
import { given } from "../../services/given";
import { originRecorded, referring } from "../../services/referring";
import { sourcesOf } from "../../services/sqs/dead-letters";
import { field } from "../../services/sqs/queue-of";
import { compliant, notApplicable, undecided, violation } from "../../verdict";

const PROPERTY = "redriveAllowPolicy";

/** The queue's own policy, or that of a separate resource. */
function policyOf(queue: Resource, graph: Graph): { by: Resource; policy: Reading<unknown> } {
  const own = given(queue, PROPERTY, graph);
  if (own.kind !== "missing") return { by: queue, policy: own };
  const { certain, possible } = referring(queue, graph, [REDRIVE_ALLOW_POLICY], "queueUrl");
  const [beside] = certain;
  if (beside) return { by: beside, policy: graph.value(beside, PROPERTY) };
  return {
    by: queue,
    policy: possible.length > 0 ? { kind: "unknown", reason: "is known only after deployment" } : own,
  };
}

export const redriveAllowPolicy = defineRule({
  id: "sqs-redrive-allow-policy",
  title: "SQS dead-letter queues should allow only their own source queues",
  service: "SQS",
  severity: "low",
  why: "By default every queue of the account may use it as dead-letter queue: messages of others are mixed in, and a redrive can send them to the wrong queue.",
  fix: 'Set redriveAllowPolicy (or an aws.sqs.RedriveAllowPolicy) to redrivePermission "byQueue" with the ARNs of its sources.',
  source: "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-dead-letter-queues.html",
  types: [QUEUE],
  check(queue, graph) {
    const { queues, others, open } = sourcesOf(queue, graph);
    if (queues.length === 0)
      return open && others.length === 0
        ? undecided({
            property: PROPERTY,
            reason: "Whether it is a dead-letter queue is known only after deployment.",
          })
        : notApplicable("It is not a dead-letter queue.");
    const { by, policy } = policyOf(queue, graph);
    if (policy.kind === "unknown") {
      // A policy with a reference has source queues: allowAll and denyAll have none.
      const named = originRecorded(by, PROPERTY);
      return named ? compliant() : undecided({ property: PROPERTY, reason: `Its ${PROPERTY} ${policy.reason}.` });
    }
    const permission = policy.kind === "known" ? field(String(policy.value), "redrivePermission") : "allowAll";
    if (permission === "byQueue") return compliant();
    const names = queues.map(({ name }) => name).join(", ");
    return violation({
      property: PROPERTY,
      actual: typeof permission === "string" ? permission : undefined,
      wanted: "byQueue, with the ARNs of its sources",
      message:
        permission === "denyAll"
          ? `It allows no source queue, not even ${names}.`
          : `Every queue of the account may use it as dead-letter queue, not only ${names}.`,
    });
  },
});
