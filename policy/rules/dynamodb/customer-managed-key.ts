import { DYNAMODB_TABLE, TABLE_REPLICA } from "../../aws";
import { defineRule } from "../../rule";
import { encryptedOf, requireReplicas, type Encrypted } from "../../services/dynamodb/keys";
import { compliant, undecided, verdictsOf, violation, type Verdict } from "../../verdict";

function judge({ property, what, region, key }: Encrypted): Verdict {
  if (key.kind === "unknown") return undecided({ property, reason: `Its ${property} ${key.reason}.` });
  if (key.kind === "known") return compliant();
  return violation({
    property,
    actual: undefined,
    wanted: `the ARN of a key in ${region ?? "its own Region"}`,
    message: `${what} is encrypted with a key of AWS: without AWS Backup's advanced features for DynamoDB its backups can't be copied to another account.`,
  });
}

export const customerManagedKey = defineRule({
  id: "dynamodb-customer-managed-key",
  title: "DynamoDB tables and replicas should be encrypted with a customer managed key",
  practices: ["REL09-BP02"],
  peers: { checkov: ["CKV_AWS_119", "CKV_AWS_271"], prowler: ["dynamodb_tables_kms_cmk_encryption_enabled"] },
  service: "DynamoDB",
  severity: "low",
  why: "AWS's own keys can't be shared with another account, nor disabled. With AWS Backup's advanced features, on by default in newer accounts, backups have the vault's key instead.",
  fix: "Set serverSideEncryption { enabled: true, kmsKeyArn } on the Table, and kmsKeyArn on each TableReplica and in the Table's replicas.",
  source: "https://docs.aws.amazon.com/aws-backup/latest/devguide/advanced-ddb-backup.html",
  types: [DYNAMODB_TABLE, TABLE_REPLICA],
  check(resource, graph) {
    const checks = encryptedOf(resource, graph).map((one) => () => judge(one));
    return verdictsOf(resource, [...checks, () => requireReplicas(resource, graph)]);
  },
});
