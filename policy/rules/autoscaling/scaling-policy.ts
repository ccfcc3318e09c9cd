import { AUTO_SCALING_GROUP, GROUP_SCALING_POLICY } from "../../aws";
import { sizesOf } from "../../services/autoscaling/group-size";
import { all, answered, any, type Answer, type Graph, type ResourceOf } from "../../graph";
import { defineRule } from "../../rule";
import { compliant, notApplicable, undecided, violation } from "../../verdict";

/** Whether a policy scales its group out. */
function scales(policy: ResourceOf<typeof GROUP_SCALING_POLICY>, graph: Graph): Answer {
  const { read } = graph;
  return all([
    answered(() => read.boolean(policy, "enabled", true)),
    answered(() => {
      // SimpleScaling is the API's default (https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_PutScalingPolicy.html).
      const type = read.string(policy, "policyType", "SimpleScaling");
      if (type === "PredictiveScaling")
        return read.string(policy, "predictiveScalingConfiguration.mode", "ForecastOnly") === "ForecastAndScale";
      return type === "TargetTrackingScaling" || adjusts(policy, type, graph);
    }),
  ]);
}

/** Whether a simple or step policy adds instances: another one takes them away, or changes nothing. */
function adjusts(policy: ResourceOf<typeof GROUP_SCALING_POLICY>, type: string, { read }: Graph): boolean {
  // The exact capacity may be more than the group has, or less.
  if (read.string(policy, "adjustmentType") === "ExactCapacity") return true;
  if (type === "SimpleScaling") return read.number(policy, "scalingAdjustment", 0) > 0;
  const steps = read.list(policy, "stepAdjustments");
  return steps.some((_, i) => read.number(policy, `stepAdjustments[${i}].scalingAdjustment`, 0) > 0);
}

export const scalingPolicy = defineRule({
  id: "autoscaling-scaling-policy",
  title: "Auto Scaling groups with room to grow should have a scaling policy",
  practices: ["REL07-BP01", "REL07-BP03", "REL11-BP03"],
  service: "Auto Scaling",
  severity: "medium",
  why: "Without a scaling policy the group keeps its size during a surge or a failover, however large its maxSize is.",
  fix: "Add an aws.autoscaling.Policy, preferably of type TargetTrackingScaling, or set maxSize to minSize if the size is fixed.",
  source: "https://docs.aws.amazon.com/autoscaling/ec2/userguide/as-scaling-target-tracking.html",
  types: [AUTO_SCALING_GROUP],
  check(group, graph) {
    const { min, max } = sizesOf(group, graph);
    if (min.kind === "known" && max.kind === "known" && max.value <= min.value) {
      return notApplicable("Its maxSize equals its minSize: its size is fixed.");
    }
    const policies = graph.referrers(group, [GROUP_SCALING_POLICY], "autoscalingGroupName");
    const isScaled = any(policies.certain.map((policy) => scales(policy, graph)));
    if (isScaled.is === "yes") return compliant();
    const property = "maxSize";
    const mayBeScaled = any(policies.possible.map((policy) => scales(policy, graph)));
    if (isScaled.is === "unknown" || mayBeScaled.is !== "no") {
      return undecided({ property, reason: "Whether a policy scales it out is known only after deployment." });
    }
    if (min.kind !== "known" || max.kind !== "known") {
      return undecided({
        property,
        reason: "No policy scales it out, and whether it has room to grow is known only after deployment.",
      });
    }
    return violation({
      property,
      actual: max.value,
      wanted: "a scaling policy",
      message: `It may grow from ${min.value} to ${max.value} instances, but no policy scales it out.`,
    });
  },
});
