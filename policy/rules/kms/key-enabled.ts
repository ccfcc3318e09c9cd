import { KMS_EXTERNAL_KEY, KMS_KEY, KMS_REPLICA_EXTERNAL_KEY, KMS_REPLICA_KEY } from "../../aws";
import { isOfType } from "../../graph";
import { defineRule } from "../../rule";
import { compliant, violation } from "../../verdict";

export const keyEnabled = defineRule({
  id: "kms-key-enabled",
  title: "KMS keys should be enabled",
  practices: ["REL09-BP02", "REL11-BP03"],
  service: "KMS",
  severity: "high",
  why: "While a key is disabled, everything under it is out of use: databases stop, volumes can't be attached, and backups can't be restored.",
  fix: "Set isEnabled (of a replica or external key enabled) to true, or remove it. Delete a key that is no longer needed.",
  source: "https://docs.aws.amazon.com/kms/latest/developerguide/enabling-keys.html",
  types: [KMS_KEY, KMS_REPLICA_KEY, KMS_EXTERNAL_KEY, KMS_REPLICA_EXTERNAL_KEY],
  check(key, graph) {
    const property = isOfType(key, KMS_KEY) ? "isEnabled" : "enabled";
    // The provider's default (node_modules/@pulumi/aws/kms/key.d.ts, isEnabled; replicaKey.d.ts, enabled).
    if (graph.read.boolean(key, property, true)) return compliant();
    return violation({
      property,
      actual: false,
      wanted: true,
      message: "It is disabled: nothing that it encrypts can be read or written.",
    });
  },
});
