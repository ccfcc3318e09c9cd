import { GROUP_SCALING_POLICY, SCHEDULED_ACTION } from "../../aws";
import { asNumber, type Reading } from "../../graph/reading";
import type { Graph, Resource } from "../../graph";

/** The sizes of an Auto Scaling group, in instances. */
export interface GroupSizes {
  readonly min: Reading<number>;
  readonly desired: Reading<number>;
  readonly max: Reading<number>;
}

/**
 * The sizes as the program gave them. AWS takes minSize where no desired capacity is given
 * (https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_CreateAutoScalingGroup.html).
 */
export function sizesOf(group: Resource, graph: Graph): GroupSizes {
  const read = (path: string): Reading<number> => asNumber(graph.given(group, path));
  const [min, desired, max] = [read("minSize"), read("desiredCapacity"), read("maxSize")];
  return { min, desired: desired.kind === "missing" ? min : desired, max };
}

/** Why a group's capacity is counted in other units than instances; undefined where it is not. */
export function otherUnits(group: Resource, graph: Graph): string | undefined {
  const type = graph.string(group, "desiredCapacityType", "units");
  if (type.kind === "unknown" || type.value !== "units") return "desiredCapacityType counts it otherwise";
  const weights = graph.values(group, "mixedInstancesPolicy.launchTemplate.overrides[*].weightedCapacity");
  if (weights.open) return "whether instance types have weights is not known";
  // With every weight at 1 a unit is an instance.
  const weighty = weights.values.some((weight) => typeof weight === "symbol" || String(weight) !== "1");
  return weighty ? "instance types have weights" : undefined;
}

/** The size at which a group stays, while no load is there. */
export interface Floor {
  /** What it can fall to for certain. */
  readonly certain: number;
  /** What it may fall to, if everything that may scale it does. */
  readonly worst: number;
}

/** Scaling and scheduled actions may take a group down to minSize; without any it stays at its desired capacity. */
export function floorOf(group: Resource, graph: Graph, min: number, desired: number): Floor {
  const scalers = graph.referrers(group, [GROUP_SCALING_POLICY, SCHEDULED_ACTION], "autoscalingGroupName");
  const steady = Math.max(min, desired);
  return {
    certain: scalers.certain.length > 0 ? min : steady,
    worst: scalers.certain.length + scalers.possible.length > 0 ? min : steady,
  };
}
