import { DYNAMODB_TABLE, KMS_KEYS, TABLE_REPLICA } from "../../aws";
import { z } from "zod";
import { known, type Graph, type Reading, type Resource } from "../../graph";
import { defineRule } from "../../rule";
import { inlineReplicas, type InlineReplica } from "../../services/dynamodb/replicas";
import { judgeKeyRegion, keyOf, regionOfKey, type Key } from "../../services/kms/key";
import { compliant, undecided, undecidedOn, violation, type Verdict } from "../../verdict";

const OF_TABLE = "serverSideEncryption.kmsKeyArn";
const ENABLED = "serverSideEncryption.enabled";
const OF_REPLICA = "kmsKeyArn";

interface Encrypted {
  property: string;
  /** "It", or which replica. */
  what: string;
  region: string | undefined;
  key: Reading<Key>;
}

function judgeKey({ property, what, region, key }: Encrypted, customerKey: boolean): Verdict {
  if (key.kind === "unknown") return undecided({ property, reason: `Its ${property} ${key.reason}.` });
  if (key.kind === "missing") {
    if (!customerKey) return compliant();
    return violation({
      property,
      actual: undefined,
      wanted: `the ARN of a key in ${region ?? "its own Region"}`,
      message: `${what} is encrypted with a key owned or managed by AWS: it can't be shared with a second account, so no copy can be restored there.`,
    });
  }
  const message = `${what} is in ${region} and the key ${key.value.name} in ${key.value.region}: a key works in its own Region only, and AWS refuses it.`;
  return judgeKeyRegion(key.value, region, property, message);
}

/** The key of a table; the argument is used only where encryption is enabled. */
function tableKey(table: Resource, graph: Graph): Reading<Key> {
  const enabled = graph.boolean(table, ENABLED, false);
  if (enabled.kind === "unknown")
    return { kind: "unknown", reason: `is used only with ${ENABLED}, which ${enabled.reason}` };
  return enabled.value ? keyOf(table, OF_TABLE, graph) : { kind: "missing" };
}

/** A value in a list is read alone: the graph records references for the whole list only. */
function inlineKey({ properties }: InlineReplica, table: Resource, graph: Graph): Reading<Key> {
  const arn = properties[OF_REPLICA];
  if (arn === "" || (typeof arn !== "string" && typeof arn !== "symbol")) return { kind: "missing" };
  if (typeof arn === "symbol") return { kind: "unknown", reason: "is known only after deployment" };
  const made = graph.references(table, `replicas[*].${OF_REPLICA}`, KMS_KEYS);
  const key = made.certain.find((one) => one.outputs.arn === arn);
  return known({ name: key?.name ?? arn, region: regionOfKey(arn) ?? key?.region });
}

export const customerManagedKey = defineRule({
  id: "dynamodb-customer-managed-key",
  title: "DynamoDB tables and replicas should be encrypted with a customer managed key in their own Region",
  practices: ["REL09-BP02"],
  peers: { checkov: ["CKV_AWS_119", "CKV_AWS_271"], prowler: ["dynamodb_tables_kms_cmk_encryption_enabled"] },
  service: "DynamoDB",
  severity: "medium",
  why: "A KMS key works in one Region: a replica that depends on a key of another Region can't be read while that Region is impaired. AWS's own keys can't be shared with another account.",
  fix: "Set serverSideEncryption { enabled: true, kmsKeyArn } on the Table, and kmsKeyArn on each TableReplica and in the Table's replicas, each to a key in that Region.",
  source: "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/globaltables-security.html",
  types: [DYNAMODB_TABLE, TABLE_REPLICA],
  settings: z.object({
    customerKey: z
      .boolean()
      .default(true)
      .describe("Whether a customer managed key is required, instead of a key of AWS."),
  }),
  check(resource, graph, { customerKey }) {
    const { region } = resource;
    if (resource.type === TABLE_REPLICA) {
      const key = keyOf(resource, OF_REPLICA, graph);
      return judgeKey({ property: OF_REPLICA, what: "It", region, key }, customerKey);
    }
    const own = judgeKey({ property: OF_TABLE, what: "It", region, key: tableKey(resource, graph) }, customerKey);
    const replicas = inlineReplicas(resource, graph);
    if (replicas.kind === "missing") return own;
    if (replicas.kind === "unknown") return [own, undecidedOn("replicas", replicas)];
    const each = replicas.value.map((replica) =>
      judgeKey(
        {
          property: `${replica.path}.${OF_REPLICA}`,
          what: `Its replica in ${replica.region ?? "another Region"}`,
          region: replica.region,
          key: inlineKey(replica, resource, graph),
        },
        customerKey,
      ),
    );
    return [own, ...each];
  },
});
