import { AUTO_SCALING_GROUP } from "../../aws";
import { valueOf, type Resource, type ResourceOf } from "../../graph";
import { cpuTargetsOf } from "../../services/autoscaling/cpu-targets";
import { floorOf, otherUnits, sizesOf } from "../../services/autoscaling/group-size";
import { left } from "../../services/autoscaling/zone-loss";
import { spanOfGroup } from "../../services/zones";
import type { Growth, Need } from "../model";
import type { Scene } from "../scene";
import { reader } from "./reader";
import { host, zoneOfGroup, type Host, type Unit } from "./host";
import { growthOf, needsOf, relaunched, timesOf } from "./relaunch";
import { scaledOutByHand, type Empty } from "./standby";

type Group = ResourceOf<typeof AUTO_SCALING_GROUP>;

/** The hosts of a compute, and how many of them the load needs. */
export interface Fleet {
  readonly units: readonly Unit[];
  /** In units. */
  readonly need: number;
  /** What they carry without any fault, in units that are full. */
  readonly load: number;
  readonly growth?: Growth | undefined;
  /** Why the number of units, or what they carry, is not known. */
  readonly doubt?: string | undefined;
}

/** How full an instance may be and still serve: beyond it requests wait (design of the simulation, section 2.6). */
export const FULL = 0.9;

/**
 * An Auto Scaling group's instances, spread as evenly over its zones as their number allows
 * (https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-availability-zone-balanced.html). Those that
 * are left over are in some of the zones: a fault of zones is taken to meet the fullest.
 */
export function fleetOf(group: Group, scene: Scene): Fleet {
  const { graph } = scene;
  const span = spanOfGroup(group, graph);
  const zones = [...span.zones].sort();
  const isPlaced = span.unknown === 0 && zones.length > 0;
  const size = sizeOf(group, isPlaced ? zones.length : 1, scene);
  const hosts = isPlaced
    ? spread(group, zones, size.count, scene)
    : Array.from({ length: size.count }, (_, index) => host(group, index + 1, undefined, scene));
  const placed = isPlaced ? zones : [];
  const units =
    size.count === 0 && size.doubt === undefined
      ? scaledOutByHand(emptyGroup(group, placed, scene), scene)
      : relaunched(group, hosts, placed, scene);
  const load = loadOf(group, size.count, scene);
  const hasTarget = load < size.count;
  const growth = hasTarget && size.count > 0 ? growthOf(group, size.count, placed, scene) : undefined;
  return { units, need: hasTarget ? load / FULL : load, load, growth, doubt: size.doubt };
}

/** A group without instances. */
function emptyGroup(group: Group, zones: readonly string[], scene: Scene): Empty {
  const { region } = group;
  const plane: Need[] =
    region === undefined
      ? []
      : [{ what: `the control plane autoscaling in ${region}`, element: scene.plane("autoscaling", region) }];
  return {
    compute: group,
    one: "an instance of",
    zones,
    max: Math.min(valueOf(sizesOf(group, scene.graph).max) ?? 0, MOST),
    ready: timesOf(group, scene).ready,
    needs: [...plane, ...needsOf(group, zones, scene)],
  };
}

/** More instances are not distinguished: of so many, a share is as good as exact. */
const MOST = 300;
/** What is taken for a group of instances whose number is not known. */
const ONE = 1;

/** The size at which the loss of a zone is worst: as it is, or as small as scaling may make it. */
function sizeOf(group: Group, zones: number, scene: Scene): { count: number; doubt?: string | undefined } {
  const { graph } = scene;
  const { min, desired } = sizesOf(group, graph);
  const units = otherUnits(group, graph);
  if (units !== undefined)
    return { count: zones, doubt: `The capacity of ${group.name} is not counted in instances: ${units}.` };
  if (desired.kind !== "known" || min.kind !== "known") {
    return { count: ONE, doubt: `The size of ${group.name} is known only after deployment.` };
  }
  const floor = floorOf(group, graph, min.value, desired.value).certain;
  const steady = Math.max(min.value, desired.value);
  const share = (count: number) => (count === 0 ? 0 : left(count, zones) / count);
  // A group that scaling may empty is one whose load is nothing then.
  const count = floor > 0 && floor < steady && share(floor) < share(steady) ? floor : steady;
  return { count: Math.min(Math.max(0, Math.ceil(count)), MOST) };
}

/** The load at the target of its scaling policy; without one every instance counts, since no load is declared. */
function loadOf(group: Group, count: number, scene: Scene): number {
  const [lowest] = cpuTargetsOf(group, scene.graph).certain;
  return lowest ? (lowest.target / 100) * count : count;
}

/** Hosts of a compute, spread evenly over its zones. */
export function spread(group: Resource, zones: readonly string[], count: number, scene: Scene): Host[] {
  const each = Math.floor(count / zones.length);
  const placed = Array.from({ length: each * zones.length }, (_, index) => {
    return host(group, index + 1, zones[index % zones.length], scene);
  });
  const over = count - placed.length;
  const ups = zones.map((zone) => zoneOfGroup(group, zone, scene));
  const rest = Array.from({ length: over }, (_, index): Host => {
    const own = host(group, placed.length + index + 1, undefined, scene, false);
    const needed = zones.length - over + index + 1;
    const spared = scene.atLeast(needed, ups, `${needed} zones of ${scene.nameOf(group)} are up`);
    return { ...own, element: scene.all([own.element, spared], `an instance of ${scene.nameOf(group)}`, group) };
  });
  return [...placed, ...rest];
}

/** An Auto Scaling group: up while one of its instances is. */
export const groupReader = reader({
  types: [AUTO_SCALING_GROUP],
  understands: [
    ...(["availabilityZoneDistribution", "availabilityZones", "capacityRebalance", "defaultCooldown"] as const),
    ...(["defaultInstanceWarmup", "desiredCapacity", "desiredCapacityType", "enabledMetrics", "forceDelete"] as const),
    ...(["forceDeleteWarmPool", "healthCheckGracePeriod", "healthCheckType", "ignoreFailedScalingActivities"] as const),
    ...([
      "instanceMaintenancePolicy",
      "instanceRefresh",
      "launchConfiguration",
      "launchTemplate",
      "loadBalancers",
    ] as const),
    ...([
      "maxInstanceLifetime",
      "maxSize",
      "metricsGranularity",
      "minElbCapacity",
      "minSize",
      "mixedInstancesPolicy",
    ] as const),
    ...([
      "name",
      "namePrefix",
      "protectFromScaleIn",
      "region",
      "serviceLinkedRoleArn",
      "suspendedProcesses",
      "tags",
    ] as const),
    ...([
      "targetGroupArns",
      "terminationPolicies",
      "trafficSources",
      "vpcZoneIdentifiers",
      "waitForCapacityTimeout",
    ] as const),
    ...(["waitForElbCapacity", "warmPool", "initialLifecycleHooks"] as const),
  ],
  read(group, scene) {
    const { units, doubt } = fleetOf(group, scene);
    const some = scene.any(
      units.map(({ element }) => element),
      `an instance of ${scene.nameOf(group)}`,
      group,
    );
    return doubt === undefined ? some : scene.all([some, scene.unknown(doubt, group)], scene.nameOf(group), group);
  },
});
