import { TABLE_REPLICA, type DYNAMODB_TABLE } from "../../aws";
import { UndecidedError, valueOf, type Graph, type ResourceOf } from "../../graph";
import { compliant, verdictsOf, violation, type Verdict } from "../../verdict";
import { inlineReplicas } from "./replicas";

/** A setting that each table and each replica has of its own, and that is off by default. */
export interface BooleanSetting {
  /** The property of a Table. */
  readonly ofTable: string;
  /** The property of a TableReplica, and of an element of a Table's `replicas`. */
  readonly ofReplica: string;
  /** What is wrong where it is off, for "It" or "Its replica in eu-west-1". */
  message(what: string): string;
}

/** One verdict on the table or replica, and one on each replica in the table's `replicas`. */
export function requireOnAll(
  setting: BooleanSetting,
  resource: ResourceOf<typeof DYNAMODB_TABLE | typeof TABLE_REPLICA>,
  graph: Graph,
): readonly Verdict[] {
  const require = (property: string, what: string) => (): Verdict => {
    if (graph.read.boolean(resource, property, false)) return compliant();
    const actual = graph.input(resource, property).kind === "missing" ? undefined : false;
    return violation({ property, actual, wanted: true, message: setting.message(what) });
  };
  if (resource.type === TABLE_REPLICA) return verdictsOf(resource, [require(setting.ofReplica, "It")]);
  const replicas = inlineReplicas(resource, graph);
  return verdictsOf(resource, [
    require(setting.ofTable, "It"),
    ...(valueOf(replicas) ?? []).map(({ path, region }) =>
      require(`${path}.${setting.ofReplica}`, `Its replica in ${region ?? "another Region"}`),
    ),
    () => {
      if (replicas.kind === "unknown") throw new UndecidedError("replicas", replicas.reason, resource);
      return undefined;
    },
  ]);
}
