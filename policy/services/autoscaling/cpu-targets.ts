import { GROUP_SCALING_POLICY, type AUTO_SCALING_GROUP } from "../../aws";
import { all, answered, any, type Answer, type Graph, type Resource, type ResourceOf } from "../../graph";

const CONFIGURATION = "targetTrackingConfiguration";
const PREDEFINED = `${CONFIGURATION}.predefinedMetricSpecification.predefinedMetricType`;
const CUSTOMIZED = `${CONFIGURATION}.customizedMetricSpecification.metricName`;

/** The property that holds a target. */
export const TARGET_VALUE = `${CONFIGURATION}.targetValue`;

/** A target tracking policy that keeps a group's average CPU at a target. */
export interface CpuTarget {
  readonly policy: Resource;
  /** Percent. */
  readonly target: number;
}

/** What target tracking says of a group's CPU. */
export interface CpuTargets {
  /** The lowest first: a group grows as soon as one policy says so, and no policy lets its CPU pass its own target. */
  readonly certain: readonly CpuTarget[];
  /** Policies that may set another target. */
  readonly possible: readonly Resource[];
}

/**
 * Whether a policy tracks the CPU. Other metrics (requests, bytes) have
 * targets that say nothing of what an instance can carry.
 * https://docs.aws.amazon.com/autoscaling/ec2/userguide/as-scaling-target-tracking.html
 */
function tracksCpu(policy: ResourceOf<typeof GROUP_SCALING_POLICY>, { read }: Graph): Answer {
  return all([
    // SimpleScaling is the API's default (https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_PutScalingPolicy.html).
    answered(() => read.string(policy, "policyType", "SimpleScaling") === "TargetTrackingScaling"),
    answered(() => read.boolean(policy, "enabled", true)),
    any([
      answered(() => read.string(policy, PREDEFINED, "").startsWith("ASGAverageCPUUtilization")),
      answered(() => read.string(policy, CUSTOMIZED) === "CPUUtilization"),
    ]),
  ]);
}

/** The targets that target tracking policies set for a group's average CPU. */
export function cpuTargetsOf(group: ResourceOf<typeof AUTO_SCALING_GROUP>, graph: Graph): CpuTargets {
  const policies = graph.referrers(group, [GROUP_SCALING_POLICY], "autoscalingGroupName");
  const possible = policies.possible.filter((policy) => tracksCpu(policy, graph).is !== "no");
  const certain: CpuTarget[] = [];
  for (const policy of policies.certain) {
    const { is } = tracksCpu(policy, graph);
    const target = graph.number(policy, TARGET_VALUE);
    if (is === "yes" && target.kind === "known") certain.push({ policy, target: target.value });
    else if (is !== "no") possible.push(policy);
  }
  return { certain: certain.sort((a, b) => a.target - b.target), possible };
}
