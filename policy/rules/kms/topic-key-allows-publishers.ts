import { EVENT_TARGET, KMS_KEY, KMS_REPLICA_KEY, METRIC_ALARM, TOPIC } from "../../aws";
import type { Graph, Resource, Tree } from "../../graph";
import { defineRule } from "../../rule";
import { lets } from "../../services/kms/key-policy";
import { unread } from "../../services/unread";
import { compliant, notApplicable, undecided, violation, type Verdict } from "../../verdict";

const PROPERTY = "kmsMasterKeyId";

/** The services that publish to a topic, with the type and properties that refer to the topic. */
const PUBLISHERS: readonly { service: string; type: string; paths: readonly string[] }[] = [
  { service: "events.amazonaws.com", type: EVENT_TARGET, paths: ["arn"] },
  {
    service: "cloudwatch.amazonaws.com",
    type: METRIC_ALARM,
    paths: ["alarmActions[*]", "okActions[*]", "insufficientDataActions[*]"],
  },
];

/** The services that publish to a topic. */
function publishersOf(topic: Resource, graph: Graph): { service: string; by: Resource }[] {
  return PUBLISHERS.flatMap(({ service, type, paths }) => {
    const found = paths.flatMap((path) => graph.referrers(topic, [type], path).certain);
    return found.slice(0, 1).map((by) => ({ service, by }));
  });
}

function dropped(key: Tree, service: string, by: Resource, why: string): Verdict {
  return violation({
    property: PROPERTY,
    actual: key,
    wanted: `a customer managed key whose policy allows kms:Decrypt and kms:GenerateDataKey* to ${service}`,
    message: `${by.name} publishes to it as ${service}, but ${why}: each message is dropped without an error.`,
  });
}

export const topicKeyAllowsPublishers = defineRule({
  id: "kms-topic-key-allows-publishers",
  title: "KMS keys of SNS topics should allow the publishing services",
  service: "KMS",
  severity: "high",
  why: "Messages that a service publishes to a topic whose key it may not use are dropped: alarms and failures notify no one.",
  fix: "Use a customer managed key as kmsMasterKeyId, and allow kms:Decrypt and kms:GenerateDataKey* in its policy to events.amazonaws.com or cloudwatch.amazonaws.com.",
  source: "https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html",
  types: [TOPIC],
  check(topic, graph) {
    const encrypted = graph.input(topic, PROPERTY);
    if (encrypted.kind === "missing") return notApplicable("It has no KMS key.");
    const publishers = publishersOf(topic, graph);
    if (publishers.length === 0) return notApplicable("No AWS service publishes to it.");
    if (encrypted.kind === "known" && String(encrypted.value).endsWith("alias/aws/sns")) {
      return publishers.map(({ service, by }) =>
        dropped(encrypted.value, service, by, "the AWS managed key alias/aws/sns allows no service"),
      );
    }
    const { certain: resources, complete } = graph.references(topic, PROPERTY, [KMS_KEY, KMS_REPLICA_KEY]);
    const [key] = resources;
    if (!key)
      return complete
        ? undecided({ property: PROPERTY, reason: "Its key is not in the program: its policy can't be read." })
        : unread(PROPERTY, { kind: "unknown", reason: "is known only after deployment" });
    const found = publishers.map(({ service, by }): Verdict => {
      const may = lets(key, service, graph);
      if (may.kind !== "known")
        return undecided({
          property: PROPERTY,
          reason: `Which services the policy of ${key.name} allows can't be determined.`,
        });
      return may.value ? compliant() : dropped(key.name, service, by, `the policy of ${key.name} does not allow it`);
    });
    const bad = found.filter(({ verdict }) => verdict !== "compliant");
    return bad.length > 0 ? bad : compliant();
  },
});
