import { RECORD } from "../../aws";
import { append, perGraph, valueOf, type Graph, type Resource } from "../../graph";
import { aliasOf } from "./alias-target";
import { failoverSide, routingOf } from "./record";

/**
 * What DNS makes of a load balancer: "active" where clients are sent to it while all is well, "standby" where only failover sends them
 * there; "unknown" where no record with a routing policy leads to it.
 */
export type Role = "active" | "standby" | "unknown";

const recordsByTarget = perGraph((graph) => {
  const records = new Map<Resource, Resource[]>();
  for (const record of graph.ofType(RECORD)) {
    const alias = aliasOf(record, graph);
    if (alias.kind !== "alias" || alias.target.resources.length !== 1) continue;
    for (const target of alias.target.resources) append(records, target, record);
  }
  return records;
});

/** The part that a load balancer has in DNS failover. */
export function roleOf(loadBalancer: Resource, graph: Graph): Role {
  const routed = (recordsByTarget(graph).get(loadBalancer) ?? []).filter(
    (record) => routingOf(record, graph).policies.length > 0,
  );
  if (routed.length === 0) return "unknown";
  return routed.every((record) => valueOf(failoverSide(record, graph)) === "SECONDARY") ? "standby" : "active";
}
