import { undecidedIfAny, type Found, type Graph, type Resource } from "../graph";
import { compliant, undecided, violation, type Verdict } from "../verdict";
import { namesOf } from "./rds/database";

const PROPERTY = "availabilityZone";

/** The verdict on a cluster of shared storage that has no or one instance. */
export function tooFewInstances(count: number): Verdict {
  return violation({
    property: "clusterIdentifier",
    actual: count,
    wanted: "at least 2 instances",
    message:
      (count === 0 ? "It has no instance" : "It has one instance") +
      ": if that is lost, there is no reader to promote, and AWS takes up to 10 minutes to create another in the same zone.",
  });
}

/** Whether a cluster's instances are in more than one zone. Without a zone AWS chooses one of the subnet group's, which has several. */
export function judgeZonesOf(instances: readonly Resource[], graph: Graph): Verdict {
  const zones = instances.map((one) => graph.givenString(one, PROPERTY));
  const named = new Set(zones.flatMap((zone) => (zone.kind === "known" ? [zone.value] : [])));
  if (named.size > 1 || zones.some((zone) => zone.kind === "missing")) return compliant();
  for (const one of instances) graph.read.given(one, PROPERTY);
  const [zone = ""] = named;
  return violation({
    property: PROPERTY,
    actual: zone,
    wanted: "at least 2 Availability Zones",
    message: `All of its instances (${namesOf(instances)}) are in ${zone}: if ${zone} is lost, none is left.`,
  });
}

/** Whether a cluster of DocumentDB or Neptune has two instances in two zones. */
export function judgeInstances(cluster: Resource, { certain, possible }: Found, graph: Graph): Verdict {
  if (certain.length >= 2) return judgeZonesOf(certain, graph);
  undecidedIfAny(possible, "clusterIdentifier", "belongs to it");
  // It receives no writes before its promotion, and may have one instance, or none, until then.
  if (graph.given(cluster, "globalClusterIdentifier").kind !== "missing")
    return undecided({
      property: "globalClusterIdentifier",
      reason:
        "It may be a secondary cluster of a global cluster, which can do with fewer instances until its promotion.",
    });
  return tooFewInstances(certain.length);
}
