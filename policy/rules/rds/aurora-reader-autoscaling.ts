import { APP_SCALING_POLICY, SCALABLE_TARGET } from "../../aws";
import type { Graph, Resource, ResourceOf } from "../../graph";
import { defineRule } from "../../rule";
import { instancesOf, kindOf, namesOf } from "../../services/rds/database";
import { clusterOf, scalesReaders } from "../../services/rds/reader-scaling";
import { unread } from "../../services/unread";
import { compliant, notApplicable, undecided, violation, type Verdict } from "../../verdict";

/** https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Aurora.Integrating.AutoScaling.html#Aurora.Integrating.AutoScaling.Concepts.Capacity */
const MOST_READERS = 15;
const MIN = "minCapacity";
const MAX = "maxCapacity";

function judgeBounds(target: Resource, graph: Graph): Verdict | undefined {
  const [min, max] = [graph.number(target, MIN), graph.number(target, MAX)];
  if (min.kind === "unknown") return unread(MIN, min);
  if (max.kind === "unknown") return unread(MAX, max);
  const [least, most] = [min.kind === "known" ? min.value : 0, max.kind === "known" ? max.value : 0];
  if (most <= MOST_READERS && least <= most) return undefined;
  return violation({
    property: MAX,
    actual: most,
    wanted: `from ${least} to ${MOST_READERS}`,
    message: `Its bounds are ${least} to ${most}, but a cluster has 0 to ${MOST_READERS} readers, and the minimum can't exceed the maximum: AWS refuses it, and no reader is added.`,
  });
}

function judgePolicies(
  target: ResourceOf<typeof SCALABLE_TARGET>,
  cluster: Resource | undefined,
  graph: Graph,
): Verdict | undefined {
  const id = graph.string(target, "resourceId");
  const runs = graph.ofType(APP_SCALING_POLICY).map((policy) => {
    const its = graph.string(policy, "resourceId");
    if (id.kind === "known" && its.kind === "known") return its.value === id.value && policy.region === target.region;
    if (graph.references(policy, "resourceId", [SCALABLE_TARGET]).certain.includes(target)) return true;
    if (cluster && clusterOf(policy, graph) === cluster) return true;
    return its.kind === "unknown" && policy.stack === target.stack ? undefined : false;
  });
  if (runs.includes(true)) return undefined;
  if (runs.includes(undefined)) {
    return undecided({ property: "resourceId", reason: "Whether a policy scales it is known only after deployment." });
  }
  return violation({
    property: "resourceId",
    actual: id.kind === "known" ? id.value : undefined,
    wanted: "an aws.appautoscaling.Policy with the same resourceId",
    message: "No policy scales it: a target only sets the bounds, and no reader is added.",
  });
}

function judgeCluster(target: Resource, cluster: Resource, graph: Graph): Verdict | undefined {
  if (kindOf(cluster, graph) === "multi-az-cluster") {
    return violation({
      property: "resourceId",
      actual: cluster.name,
      wanted: "an Aurora cluster",
      message: `${cluster.name} is a Multi-AZ DB cluster, which always has two readers.`,
    });
  }
  const { certain, possible } = instancesOf(cluster, graph);
  if (possible.length > 0) {
    return undecided({
      property: MAX,
      reason: `Whether ${namesOf(possible)} belongs to ${cluster.name} is known only after deployment.`,
    });
  }
  if (certain.length === 0) {
    return violation({
      property: "resourceId",
      actual: cluster.name,
      wanted: "a cluster with an instance",
      message: `${cluster.name} has no instance: readers are created like its writer, which does not exist.`,
    });
  }
  const max = graph.number(target, MAX, 0);
  const readers = certain.length - 1;
  if (max.kind === "unknown" || max.value > readers) return undefined;
  return violation({
    property: MAX,
    actual: max.value,
    wanted: `more than ${readers}`,
    message: `${cluster.name} has ${readers} readers of its own, which count: with a maximum of ${max.value} none is added.`,
  });
}

export const auroraReaderAutoscaling = defineRule({
  id: "rds-aurora-reader-autoscaling",
  title: "Aurora reader auto scaling should be able to add a reader",
  service: "RDS",
  severity: "medium",
  why: "If AWS refuses the bounds, if the cluster's own readers reach the maximum or if there is no policy, the number of readers stays the same while the load grows.",
  fix: "Set maxCapacity above the number of the cluster's own readers and to at most 15, and add an aws.appautoscaling.Policy with the same resourceId.",
  source: "https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Aurora.Integrating.AutoScaling.html",
  types: [SCALABLE_TARGET],
  check(target, graph) {
    const readers = scalesReaders(target, graph);
    if (readers === undefined)
      return undecided({
        property: "scalableDimension",
        reason: "Its scalableDimension is known only after deployment.",
      });
    if (!readers) return notApplicable("It does not scale Aurora readers.");
    const cluster = clusterOf(target, graph);
    const bounds = judgeBounds(target, graph);
    const found = [
      bounds,
      judgePolicies(target, cluster, graph),
      cluster && bounds?.verdict !== "violation" ? judgeCluster(target, cluster, graph) : undefined,
    ].filter((one) => one !== undefined);
    if (found.length > 0) return found;
    if (cluster) return compliant();
    return undecided({ property: "resourceId", reason: "The cluster that it scales was not found." });
  },
});
