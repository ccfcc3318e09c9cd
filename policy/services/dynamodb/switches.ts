import { TABLE_REPLICA } from "../../aws";
import type { Graph, Resource } from "../../graph";
import { compliant, undecided, violation, type Verdict } from "../../verdict";
import { unread } from "../unread";
import { inlineReplicas, type InlineReplica } from "./replicas";

/** Something that is on or off for each table and each replica by itself, and off where it is not given. */
export interface Switch {
  /** The argument of a Table. */
  readonly ofTable: string;
  /** The argument of a TableReplica, and of what a Table's `replicas` names. */
  readonly ofReplica: string;
  /** What an off switch means, for "It" or "Its replica in eu-west-1". */
  off(what: string): string;
}

/** One verdict on the table or replica, and one on each replica that the table names. */
export function demandOn(one: Switch, resource: Resource, graph: Graph): Verdict[] {
  if (resource.type === TABLE_REPLICA) return [itself(one, resource, one.ofReplica, graph)];
  const own = itself(one, resource, one.ofTable, graph);
  const replicas = inlineReplicas(resource, graph);
  if (replicas.kind === "missing") return [own];
  if (replicas.kind === "unknown") return [own, unread("replicas", replicas)];
  return [own, ...replicas.value.map((replica) => inline(one, replica))];
}

function itself(one: Switch, resource: Resource, property: string, graph: Graph): Verdict {
  const on = graph.boolean(resource, property, false);
  if (on.kind === "unknown") return unread(property, on);
  if (on.value) return compliant();
  const actual = graph.input(resource, property).kind === "known" ? false : undefined;
  return violation({ property, actual, wanted: true, message: one.off("It") });
}

function inline(one: Switch, { path, region, properties }: InlineReplica): Verdict {
  const property = `${path}.${one.ofReplica}`;
  const on = properties[one.ofReplica];
  if (on === true || on === "true") return compliant();
  if (on === undefined || on === null || on === false || on === "false") {
    const actual = on === undefined || on === null ? undefined : false;
    return violation({
      property,
      actual,
      wanted: true,
      message: one.off(`Its replica in ${region ?? "another region"}`),
    });
  }
  return undecided({ property, reason: `Its ${property} can't be read before deployment.` });
}
