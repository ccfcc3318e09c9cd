import { APP_SCALING_POLICY, SCALABLE_TARGET } from "../../aws";
import { valueOf, groupedBy, perGraph, undecidedIfAny, type Graph, type Resource, type ResourceOf } from "../../graph";
import { defineRule } from "../../rule";
import { instancesOf, kindOf } from "../../services/rds/database";
import { clusterOf, READER_COUNT } from "../../services/rds/reader-scaling";
import { notApplicable, undecided, verdictsOf, violation, type Verdict } from "../../verdict";

/** https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Aurora.Integrating.AutoScaling.html#Aurora.Integrating.AutoScaling.Concepts.Capacity */
const MOST_READERS = 15;
const MIN = "minCapacity";
const MAX = "maxCapacity";

type Target = ResourceOf<typeof SCALABLE_TARGET>;

function judgeBounds(target: Target, graph: Graph): Verdict | undefined {
  const [least, most] = [graph.read.number(target, MIN) ?? 0, graph.read.number(target, MAX) ?? 0];
  if (most <= MOST_READERS && least <= most) return undefined;
  return violation({
    property: MAX,
    actual: most,
    wanted: `from ${least} to ${MOST_READERS}`,
    message: `Its bounds are ${least} to ${most}, but a cluster has 0 to ${MOST_READERS} readers, and the minimum can't exceed the maximum: AWS refuses it, and no reader is added.`,
  });
}

/** The policies by Region and resourceId, by the cluster that they scale, and those of an unknown resourceId by stack. */
const policyIndex = perGraph((graph) => {
  const policies = graph.ofType(APP_SCALING_POLICY);
  const idOf = (policy: (typeof policies)[number]) => graph.string(policy, "resourceId");
  return {
    byId: groupedBy(policies, (policy) => `${policy.region} ${valueOf(idOf(policy))}`),
    byCluster: groupedBy(policies, (policy) => clusterOf(policy, graph)),
    unknown: groupedBy(policies, (policy) => (idOf(policy).kind === "unknown" ? policy.stack : undefined)),
  };
});

function judgePolicies(target: Target, cluster: Resource | undefined, graph: Graph): Verdict | undefined {
  const id = valueOf(graph.string(target, "resourceId"));
  const { byId, byCluster, unknown } = policyIndex(graph);
  if (id !== undefined && byId.has(`${target.region} ${id}`)) return undefined;
  if (graph.referrers(target, [APP_SCALING_POLICY], "resourceId").certain.length > 0) return undefined;
  if (cluster && byCluster.has(cluster)) return undefined;
  if (unknown.has(target.stack))
    return undecided({ property: "resourceId", reason: "Whether a policy scales it is known only after deployment." });
  return violation({
    property: "resourceId",
    actual: id,
    wanted: "an aws.appautoscaling.Policy with the same resourceId",
    message: "No policy scales it: a target only sets the bounds, and no reader is added.",
  });
}

function judgeCluster(target: Target, cluster: Resource, graph: Graph): Verdict | undefined {
  if (kindOf(cluster, graph) === "multi-az-cluster") {
    return violation({
      property: "resourceId",
      actual: cluster.name,
      wanted: "an Aurora cluster",
      message: `${cluster.name} is a Multi-AZ DB cluster, which always has two readers.`,
    });
  }
  const { certain, possible } = instancesOf(cluster, graph);
  undecidedIfAny(possible, MAX, `belongs to ${cluster.name}`);
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
  practices: ["REL07-BP01"],
  service: "RDS",
  severity: "medium",
  why: "If AWS refuses the bounds, if the cluster's own readers reach the maximum or if there is no policy, the number of readers stays the same while the load grows.",
  fix: "Set maxCapacity above the number of the cluster's own readers and to at most 15, and add an aws.appautoscaling.Policy with the same resourceId.",
  source: "https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Aurora.Integrating.AutoScaling.html",
  types: [SCALABLE_TARGET],
  check(target, graph) {
    if (graph.read.string(target, "scalableDimension") !== READER_COUNT)
      return notApplicable("It does not scale Aurora readers.");
    const cluster = clusterOf(target, graph);
    const [bounds] = verdictsOf(target, [() => judgeBounds(target, graph)]);
    const found = verdictsOf(target, [
      () => (bounds?.verdict === "compliant" ? undefined : bounds),
      () => judgePolicies(target, cluster, graph),
      () => (cluster && bounds?.verdict !== "violation" ? judgeCluster(target, cluster, graph) : undefined),
    ]);
    if (cluster || found.some(({ verdict }) => verdict !== "compliant")) return found;
    return undecided({ property: "resourceId", reason: "The cluster that it scales was not found." });
  },
});
