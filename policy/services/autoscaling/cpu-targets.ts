import { GROUP_SCALING_POLICY } from "../../aws";
import type { Graph, Resource } from "../../graph";

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
  readonly known: readonly CpuTarget[];
  /** Policies that may set another target. */
  readonly doubtful: readonly Resource[];
}

/**
 * Whether a policy tracks the CPU: yes, no, or undefined where that is not known. Other metrics (requests, bytes) have
 * targets that say nothing of what an instance can carry.
 * https://docs.aws.amazon.com/autoscaling/ec2/userguide/as-scaling-target-tracking.html
 */
function tracksCpu(policy: Resource, graph: Graph): boolean | undefined {
  // SimpleScaling is the API's default (https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_PutScalingPolicy.html).
  const type = graph.string(policy, "policyType", "SimpleScaling");
  if (type.kind === "known" && type.value !== "TargetTrackingScaling") return false;
  const enabled = graph.boolean(policy, "enabled", true);
  if (enabled.kind === "known" && !enabled.value) return false;
  const [predefined, customized] = [graph.string(policy, PREDEFINED), graph.string(policy, CUSTOMIZED)];
  const isCpu =
    (predefined.kind === "known" && predefined.value.startsWith("ASGAverageCPUUtilization")) ||
    (customized.kind === "known" && customized.value === "CPUUtilization");
  const undecided = predefined.kind === "unknown" || customized.kind === "unknown";
  if (!isCpu && !undecided) return false;
  return isCpu && type.kind === "known" && enabled.kind === "known" ? true : undefined;
}

/** The targets that target tracking policies set for a group's average CPU. */
export function cpuTargetsOf(group: Resource, graph: Graph): CpuTargets {
  const policies = graph.referrers(group, [GROUP_SCALING_POLICY], "autoscalingGroupName");
  const doubtful = policies.possible.filter((policy) => tracksCpu(policy, graph) !== false);
  const known: CpuTarget[] = [];
  for (const policy of policies.certain) {
    const tracks = tracksCpu(policy, graph);
    const target = graph.number(policy, TARGET_VALUE);
    if (tracks === true && target.kind === "known") known.push({ policy, target: target.value });
    else if (tracks !== false) doubtful.push(policy);
  }
  return { known: known.sort((a, b) => a.target - b.target), doubtful };
}
