import { EVENT_TARGET, KMS_KEY, KMS_REPLICA_KEY, QUEUE, TOPIC_SUBSCRIPTION } from "../../aws";
import type { Graph, Resource, ResourceOf, Tree } from "../../graph";
import { defineRule } from "../../rule";
import { lets } from "../../services/kms/key-policy";
import { sourcesOf } from "../../services/sqs/dead-letters";
import { unread } from "../../services/unread";
import { compliant, notApplicable, undecided, violation, type Verdict } from "../../verdict";

const PROPERTY = "kmsMasterKeyId";

/** The services that send to a queue, with the type and property that refer to the queue. */
const SENDERS = [
  { service: "sns.amazonaws.com", type: TOPIC_SUBSCRIPTION, path: "endpoint" },
  { service: "events.amazonaws.com", type: EVENT_TARGET, path: "arn" },
  { service: "events.amazonaws.com", type: EVENT_TARGET, path: "deadLetterConfig.arn" },
] as const;

interface Sender {
  service: string;
  by: Resource;
}

/** The services that send to a queue, each once. */
function sendersTo(queue: ResourceOf<typeof QUEUE>, graph: Graph): Sender[] {
  const named = SENDERS.flatMap(({ service, type, path }) =>
    graph.referrers(queue, [type], path).certain.map((by): Sender => ({ service, by })),
  );
  const undelivered = sourcesOf(queue, graph).certain.filter(({ type }) => type === TOPIC_SUBSCRIPTION);
  const all = [...named, ...undelivered.map((by): Sender => ({ service: "sns.amazonaws.com", by }))];
  return all.filter(({ service }, i) => all.findIndex((one) => one.service === service) === i);
}

function refused(key: Tree, { service, by }: Sender, why: string): Verdict {
  return violation({
    property: PROPERTY,
    actual: key,
    wanted: `a customer managed key whose policy allows kms:Decrypt and kms:GenerateDataKey* to ${service}`,
    message: `${by.name} sends to it as ${service}, but ${why}: no message arrives.`,
  });
}

export const queueKeyAllowsSenders = defineRule({
  id: "kms-queue-key-allows-senders",
  title: "KMS keys of SQS queues should allow the sending services",
  service: "KMS",
  severity: "high",
  why: "Messages that SNS or EventBridge sends to a queue whose key they may not use never arrive. A dead-letter queue with the same key does not receive them either.",
  fix: "Use a customer managed key as kmsMasterKeyId, and allow kms:Decrypt and kms:GenerateDataKey* in its policy to sns.amazonaws.com or events.amazonaws.com.",
  source: "https://docs.aws.amazon.com/sns/latest/dg/sns-enable-encryption-for-topic-sqs-queue-subscriptions.html",
  types: [QUEUE],
  check(queue, graph) {
    const encrypted = graph.given(queue, PROPERTY);
    if (encrypted.kind === "missing" || (encrypted.kind === "known" && encrypted.value === ""))
      return notApplicable("It has no KMS key.");
    const senders = sendersTo(queue, graph);
    if (senders.length === 0) return notApplicable("No AWS service sends to it.");
    if (encrypted.kind === "known" && String(encrypted.value).endsWith("alias/aws/sqs"))
      return senders.map((sender) =>
        refused(encrypted.value, sender, "the AWS managed key alias/aws/sqs allows no service"),
      );
    const { certain: resources, complete } = graph.references(queue, PROPERTY, [KMS_KEY, KMS_REPLICA_KEY]);
    const [key] = resources;
    if (!key)
      return complete
        ? undecided({ property: PROPERTY, reason: "Its key is not in the program: its policy can't be read." })
        : unread(PROPERTY, { kind: "unknown", reason: "is known only after deployment" });
    const bad = senders.flatMap((sender): Verdict[] => {
      const may = lets(key, sender.service, graph);
      if (may.kind !== "known")
        return [
          undecided({
            property: PROPERTY,
            reason: `Which services the policy of ${key.name} allows can't be determined.`,
          }),
        ];
      return may.value ? [] : [refused(key.name, sender, `the policy of ${key.name} does not allow it`)];
    });
    return bad.length > 0 ? bad : compliant();
  },
});
