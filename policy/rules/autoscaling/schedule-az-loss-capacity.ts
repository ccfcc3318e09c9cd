import { AUTO_SCALING_GROUP, SCHEDULED_ACTION } from "../../aws";
import { cpuTargetsOf } from "../../services/autoscaling/cpu-targets";
import { sizesOf } from "../../services/autoscaling/group-size";
import { carries, left, lossSettings, overloadAfter, smallestSize } from "../../services/autoscaling/zone-loss";
import { spanOfGroup } from "../../services/zones";
import { valueOf, type Graph, type ResourceOf } from "../../graph";
import { defineRule } from "../../rule";
import { compliant, notApplicable, undecided, violation, type Verdict } from "../../verdict";

/** A size that the action leaves as it is. */
const UNCHANGED = -1;

/** Whether the remaining instances carry the load at the size that an action sets, as far as zones and CPU target are known. */
function judgeSize(
  property: string,
  size: number,
  group: ResourceOf<typeof AUTO_SCALING_GROUP> | undefined,
  graph: Graph,
  maximum: number,
): Verdict {
  if (size < 2) {
    const few = size === 0 ? "no instance" : "a single instance";
    const message = `From then on the group may have ${few}: if its Availability Zone is lost, none is left.`;
    return violation({ property, actual: size, wanted: "2 or more", message });
  }
  if (!group) return undecided({ property, reason: "The group that it scales is not known." });
  const { zones, unknown } = spanOfGroup(group, graph);
  const { certain, possible } = cpuTargetsOf(group, graph);
  const [load] = certain;
  if (unknown !== 0)
    return undecided({ property, reason: "How many zones its group spans is known only after deployment." });
  if (left(size, zones.size) <= 0) {
    const message = `The ${size} instances of its group are in one Availability Zone: if it is lost, none is left.`;
    return violation({ property, actual: size, wanted: "a group in at least 2 Availability Zones", message });
  }
  if (!load) {
    if (possible.length === 0) return compliant();
    return undecided({ property, reason: "The target CPU of its group is known only after deployment." });
  }
  if (carries(load.target, size, zones.size, maximum)) return compliant();
  const enough = smallestSize(load.target, size, zones.size, maximum);
  return violation({
    property,
    actual: size,
    wanted: enough ?? `a target below ${load.target} in ${load.policy.name}`,
    message:
      `Losing one of ${zones.size} zones may remove ${size - left(size, zones.size)} of ${size} instances; ` +
      `${overloadAfter(load.target, size, zones.size, maximum)}.`,
  });
}

/** A group that is not meant to serve: a batch, or a standby. */
function servesNothing(group: ResourceOf<typeof AUTO_SCALING_GROUP> | undefined, graph: Graph): boolean {
  if (!group) return false;
  const { min, desired } = sizesOf(group, graph);
  return valueOf(min) === 0 && valueOf(desired) === 0;
}

export const scheduleAzLossCapacity = defineRule({
  id: "autoscaling-schedule-az-loss-capacity",
  title: "Auto Scaling scheduled actions should leave enough capacity to lose an Availability Zone",
  practices: ["REL07-BP03", "REL11-BP05"],
  service: "Auto Scaling",
  severity: "high",
  why: "An Availability Zone can be impaired during the hours in which a schedule reduces the group.",
  fix: "Raise the action's minSize and maxSize, preferably to a multiple of the number of zones, or set them to -1 to leave the size unchanged.",
  source: "https://docs.aws.amazon.com/wellarchitected/latest/framework/rel11-bp05.html",
  types: [SCHEDULED_ACTION],
  settings: lossSettings,
  check(action, graph, { maximumUtilisation: maximum }) {
    const { certain: resources, external } = graph.references(action, "autoscalingGroupName", [AUTO_SCALING_GROUP]);
    const group = external.length === 0 && resources.length === 1 ? resources[0] : undefined;
    if (servesNothing(group, graph))
      return notApplicable("Its group's minSize and desiredCapacity are 0: it serves nothing.");
    // The provider uses 0 for a size that is not set (https://www.pulumi.com/registry/packages/aws/api-docs/autoscaling/schedule/).
    const max = valueOf(graph.number(action, "maxSize", 0));
    if (max !== undefined && max !== UNCHANGED && max < 2) return judgeSize("maxSize", max, group, graph, maximum);
    const min = graph.read.number(action, "minSize", 0);
    if (min !== UNCHANGED) return judgeSize("minSize", min, group, graph, maximum);
    graph.read.number(action, "maxSize", 0);
    return compliant();
  },
});
