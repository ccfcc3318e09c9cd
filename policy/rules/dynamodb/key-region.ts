import { DYNAMODB_TABLE, TABLE_REPLICA } from "../../aws";
import { defineRule } from "../../rule";
import { encryptedOf, requireReplicas, type Encrypted } from "../../services/dynamodb/keys";
import { judgeKeyRegion } from "../../services/kms/key";
import { notApplicable, undecided, verdictsOf, type Verdict } from "../../verdict";

function judge({ property, what, region, key }: Encrypted): Verdict | undefined {
  if (key.kind === "missing") return undefined;
  if (key.kind === "unknown") return undecided({ property, reason: `Its ${property} ${key.reason}.` });
  const message = `${what} is in ${region} and the key ${key.value.name} in ${key.value.region}: a key works in its own Region only, and AWS refuses it.`;
  return judgeKeyRegion(key.value, region, property, message);
}

export const keyRegion = defineRule({
  id: "dynamodb-key-region",
  title: "DynamoDB tables and replicas should be encrypted with a key in their own Region",
  practices: ["REL10-BP01", "REL13-BP02"],
  service: "DynamoDB",
  severity: "high",
  why: "A KMS key works in one Region: AWS refuses a replica with a key of another, and the other Region has no copy.",
  fix: "Give the Table (serverSideEncryption.kmsKeyArn), each TableReplica (kmsKeyArn) and each of the Table's replicas a key of that Region.",
  source:
    "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-dynamodb-globaltable-replicassespecification.html",
  types: [DYNAMODB_TABLE, TABLE_REPLICA],
  check(resource, graph) {
    const checks = encryptedOf(resource, graph).map((one) => () => judge(one));
    return verdictsOf(
      resource,
      [...checks, () => requireReplicas(resource, graph)],
      notApplicable("It is encrypted with a key of AWS."),
    );
  },
});
