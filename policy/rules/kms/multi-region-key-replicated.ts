import { KMS_KEY, KMS_REPLICA_KEY } from "../../aws";
import { defineRule } from "../../rule";
import { JUDGE_BOTH } from "../../services/multi-stack";
import { compliant, notApplicable, undecided, violation } from "../../verdict";

const PROPERTY = "multiRegion";

export const multiRegionKeyReplicated = defineRule({
  id: "kms-multi-region-key-replicated",
  title: "KMS multi-Region keys should have a replica in another Region",
  practices: ["REL13-BP02"],
  service: "KMS",
  severity: "high",
  why: "A multi-Region key without a replica is unavailable together with its Region, and so is everything that it encrypts.",
  fix: "Add an aws.kms.ReplicaKey in the other Region with the key's ARN as primaryKeyArn.",
  source: "https://docs.aws.amazon.com/kms/latest/developerguide/multi-region-keys-overview.html",
  types: [KMS_KEY],
  check(key, graph) {
    if (!graph.read.boolean(key, PROPERTY, false)) return notApplicable("It is a single-Region key.");
    const { certain, possible } = graph.referrers(key, [KMS_REPLICA_KEY], "primaryKeyArn");
    if (certain.some((replica) => replica.region !== undefined && replica.region !== key.region)) return compliant();
    if (certain.length + possible.length > 0) {
      const names = [...certain, ...possible].map(({ name }) => name).join(", ");
      return undecided({
        property: PROPERTY,
        reason: `Whether ${names} is its replica in another Region can't be determined.`,
      });
    }
    if (graph.stacks.size === 1)
      return undecided({ property: PROPERTY, reason: `No replica of it was found: ${JUDGE_BOTH}.` });
    return violation({
      property: PROPERTY,
      actual: true,
      wanted: "an aws.kms.ReplicaKey in another Region",
      message: `Its key material is in ${key.region ?? "one Region"} only: data under it can't be read elsewhere.`,
    });
  },
});
