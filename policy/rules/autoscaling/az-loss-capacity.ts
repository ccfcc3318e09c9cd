import { AUTO_SCALING_GROUP } from "../../aws";
import { cpuTargetsOf, TARGET_VALUE, type CpuTarget } from "../../services/autoscaling/cpu-targets";
import { floorOf, otherUnits, sizesOf, type GroupSizes } from "../../services/autoscaling/group-size";
import {
  arithmetic,
  carries,
  highestTarget,
  left,
  lossSettings,
  overloadAfter,
  smallestSize,
} from "../../services/autoscaling/zone-loss";
import { loadBalancerOf } from "../../services/autoscaling/traffic";
import { spanOfGroup } from "../../services/zones";
import { valueOf, type Graph, type ResourceOf } from "../../graph";
import { defineRule } from "../../rule";
import { compliant, notApplicable, undecided, violation, type Verdict } from "../../verdict";

/** A group while an Availability Zone is lost. */
interface Case {
  readonly instances: number;
  readonly zones: number;
  /** False where the group may cover other zones. */
  readonly allZones: boolean;
  readonly load: CpuTarget | undefined;
  /** Percent. */
  readonly maximum: number;
}

function survives({ instances, zones, load, maximum }: Case): boolean {
  return load ? carries(load.target, instances, zones, maximum) : left(instances, zones) > 0;
}

/** Too few instances for two zones, or one zone alone. */
function nothingLeft({ instances, zones, load, maximum }: Case): Verdict {
  if (instances < 2) {
    const size = smallestSize(load?.target ?? 0, 2, Math.max(2, zones), maximum) ?? 2;
    const few = instances === 0 ? "no instance" : "a single instance";
    return violation({
      property: "minSize",
      actual: instances,
      wanted: size,
      message: `It may scale in to ${few}: if its Availability Zone is lost, none is left. Cheapest: minSize ${size}.`,
    });
  }
  return violation({
    property: "vpcZoneIdentifiers",
    actual: undefined,
    wanted: "subnets of at least 2 Availability Zones",
    message: `Its ${instances} instances are in one Availability Zone: if it is lost, none is left.`,
  });
}

/** The remaining instances are overloaded: by how much, and the cheapest remedy. */
function overloaded({ instances, zones, allZones, maximum }: Case, { target, policy }: CpuTarget): Verdict {
  const size = smallestSize(target, instances, zones, maximum);
  const lower = highestTarget(instances, zones, maximum);
  const bySize = size && `minSize ${size} (${arithmetic(target, size, zones)})`;
  const byTarget = `targetValue ${lower} in ${policy.name} (${arithmetic(lower, instances, zones)})`;
  // At the lower target the same load needs this many instances, also at peak load.
  const preferSize = size !== undefined && size <= Math.ceil((instances * target) / lower);
  const remedies = preferSize ? [bySize, byTarget] : [byTarget, bySize];
  const [cheapest, other] = remedies.filter((remedy) => remedy !== undefined);
  const lost = instances - left(instances, zones);
  return violation({
    ...(preferSize
      ? { property: "minSize", actual: instances, wanted: size }
      : { property: TARGET_VALUE, actual: target, wanted: `at most ${lower}` }),
    message:
      `Losing ${allZones ? `one of ${zones} zones may remove` : "a zone removes at least"} ${lost} of ${instances} instances; ` +
      `${overloadAfter(target, instances, zones, maximum)}. ` +
      `Cheapest: ${cheapest}${other ? `; else ${other}` : ""}.`,
  });
}

function refuse(lost: Case): Verdict {
  const none = left(lost.instances, lost.zones) <= 0;
  return none || !lost.load ? nothingLeft(lost) : overloaded(lost, lost.load);
}

const UNJUDGED = notApplicable(
  "It has no target tracking policy on CPU: only whether an instance remains was checked.",
);

/** The verdict on a group without an instance: a violation where DNS sends clients to its load balancer while all is well. */
function judgeEmpty(
  group: ResourceOf<typeof AUTO_SCALING_GROUP>,
  graph: Graph,
  property: string,
  otherwise: string,
): Verdict {
  const active = loadBalancerOf(group, "active", graph);
  const standby = property === "maxSize" ? loadBalancerOf(group, "standby", graph) : undefined;
  if (standby)
    return violation({
      property,
      actual: 0,
      wanted: "at least 2",
      message: `It can launch no instance: after a failover to its load balancer ${standby.name} nothing serves.`,
    });
  if (active === undefined) return notApplicable(otherwise);
  return violation({
    property,
    actual: 0,
    wanted: "at least 2",
    message: `It runs no instance, and DNS sends clients to its load balancer ${active.name}: nothing serves.`,
  });
}

/** The verdict on a group that serves nothing, or whose size can't be determined. */
function notJudged(
  group: ResourceOf<typeof AUTO_SCALING_GROUP>,
  graph: Graph,
  { min, desired, max }: GroupSizes,
  units: string | undefined,
): Verdict | undefined {
  if (valueOf(max) === 0) return judgeEmpty(group, graph, "maxSize", "Its maxSize is 0: it runs no instance.");
  for (const [property, size] of Object.entries({ minSize: min, desiredCapacity: desired })) {
    if (size.kind === "missing") return undecided({ property, reason: `Its ${property} is not set.` });
    if (size.kind === "unknown") return undecided({ property, reason: `Its ${property} ${size.reason}.` });
  }
  if (valueOf(min) === 0 && valueOf(desired) === 0) {
    const otherwise = "minSize and desiredCapacity are 0: it serves nothing until it is scaled out.";
    return judgeEmpty(group, graph, "minSize", otherwise);
  }
  return units === undefined
    ? undefined
    : undecided({ property: "minSize", reason: `Its capacity is not counted in instances: ${units}.` });
}

export const azLossCapacity = defineRule({
  id: "autoscaling-az-loss-capacity",
  title: "Auto Scaling groups should have enough capacity to lose an Availability Zone",
  practices: ["REL07-BP02", "REL11-BP04", "REL11-BP05"],
  service: "Auto Scaling",
  severity: "high",
  why: "When an Availability Zone is impaired, many customers launch in the others and new instances may be unavailable. The remaining instances must carry the load.",
  fix: "Raise minSize (preferably to a multiple of the number of zones), or lower targetTrackingConfiguration.targetValue of its target tracking policy.",
  source: "https://docs.aws.amazon.com/wellarchitected/latest/framework/rel11-bp05.html",
  types: [AUTO_SCALING_GROUP],
  settings: lossSettings,
  check(group, graph, { maximumUtilisation: maximum }) {
    const sizes = sizesOf(group, graph);
    const early = notJudged(group, graph, sizes, otherUnits(group, graph));
    if (early) return early;
    const { property, zones, unknown } = spanOfGroup(group, graph);
    const floor = floorOf(group, graph, valueOf(sizes.min) ?? 0, valueOf(sizes.desired) ?? 0);
    const { certain, possible } = cpuTargetsOf(group, graph);
    const [load] = certain;
    const allZones = unknown === 0;
    const worst: Case = { instances: floor.worst, zones: Math.max(1, zones.size), allZones, load, maximum };
    // More zones never make it worse: with one zone per instance, a lost zone removes one instance.
    const most = unknown === undefined ? Math.max(2, zones.size, floor.certain) : Math.max(1, zones.size + unknown);
    const best: Case = { instances: floor.certain, zones: most, allZones, load, maximum };
    if (survives(worst) && (load || possible.length === 0)) return load ? compliant() : [compliant(), UNJUDGED];
    const isCertain = possible.length === 0 || left(best.instances, best.zones) <= 0;
    if (!survives(best) && isCertain) return refuse(best);
    if (possible.length === 0) {
      return undecided({ property, reason: "How many zones it spans is known only after deployment." });
    }
    const names = possible.map((policy) => policy.name).join(", ");
    return undecided({ property: TARGET_VALUE, reason: `The target of ${names} is known only after deployment.` });
  },
});
