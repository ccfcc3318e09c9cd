import { KMS_KEYS, TABLE_REPLICA, type DYNAMODB_TABLE } from "../../aws";
import { known, UndecidedError, valueOf, type Graph, type Reading, type Resource, type ResourceOf } from "../../graph";
import { keyOf, regionOfKey, type Key } from "../kms/key";
import { inlineReplicas, type InlineReplica } from "./replicas";

const OF_TABLE = "serverSideEncryption.kmsKeyArn";
const ENABLED = "serverSideEncryption.enabled";
const OF_REPLICA = "kmsKeyArn";

/** A table, or one of its replicas, and the key that encrypts it. */
export interface Encrypted {
  readonly property: string;
  /** "It", or which replica. */
  readonly what: string;
  readonly region: string | undefined;
  readonly key: Reading<Key>;
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

/** A table or TableReplica and the replicas in the table's own argument, each with its key. */
export function encryptedOf(
  resource: ResourceOf<typeof DYNAMODB_TABLE | typeof TABLE_REPLICA>,
  graph: Graph,
): Encrypted[] {
  const { region } = resource;
  if (resource.type === TABLE_REPLICA)
    return [{ property: OF_REPLICA, what: "It", region, key: keyOf(resource, OF_REPLICA, graph) }];
  const inline = (valueOf(inlineReplicas(resource, graph)) ?? []).map((replica) => ({
    property: `${replica.path}.${OF_REPLICA}`,
    what: `Its replica in ${replica.region ?? "another Region"}`,
    region: replica.region,
    key: inlineKey(replica, resource, graph),
  }));
  return [{ property: OF_TABLE, what: "It", region, key: tableKey(resource, graph) }, ...inline];
}

/** Throws UndecidedError where a table's own replicas are not known. */
export function requireReplicas(resource: Resource, graph: Graph): undefined {
  const replicas = inlineReplicas(resource, graph);
  if (replicas.kind === "unknown") throw new UndecidedError("replicas", replicas.reason, resource);
  return undefined;
}
