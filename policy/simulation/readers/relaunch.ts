import { AUTO_SCALING_ESTIMATES, REPLACED_AT_A_TIME } from "../../../facts/recovery/autoscaling";
import { TARGET_GROUPS, type AUTO_SCALING_GROUP } from "../../aws";
import { valueOf, type ResourceOf } from "../../graph";
import { sizesOf } from "../../services/autoscaling/group-size";
import { detectionFigure, intervalFigure } from "../balancer/health-check";
import { releaseAtom } from "../atoms";
import { by, figureOf, givenBy, sum } from "../figures";
import type { ElementId, Figure, Growth, Need } from "../model";
import type { Scene } from "../scene";
import { settingFigure } from "../settings";
import { regionalPlace } from "../place";
import { ec2Atoms, zoneOfGroup, type Host, type Unit } from "./host";

type Group = ResourceOf<typeof AUTO_SCALING_GROUP>;

/** Without any of these no instance is replaced (as-suspend-resume-processes.html). */
const NEEDED = ["Launch", "Terminate", "HealthCheck", "ReplaceUnhealthy"];
/** Seconds; the API's is 0, the provider's and the console's 300 (health-check-grace-period.html). */
const GRACE = 300;
const PAGE = "https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-health-checks.html";

/**
 * Instances with their replacements: Auto Scaling launches one in the zones that are left, where EC2 can launch. Those that
 * still count as running are replaced a tenth of the group at a time, one at least, each round once the last is ready.
 */
export function relaunched(group: Group, hosts: readonly Host[], zones: readonly string[], scene: Scene): Unit[] {
  const unit = (host: Host, element: ElementId): Unit => ({ element, own: host.element, zone: host.zone });
  if (!replaces(group, scene)) return hosts.map((host) => unit(host, host.element));
  const needs = needsOf(group, zones, scene);
  const { detect, ready } = timesOf(group, scene);
  const atOnce = Math.max(1, Math.floor(hosts.length * REPLACED_AT_A_TIME));
  const inZone = new Map<string | undefined, number>();
  return hosts.map((host) => {
    const before = inZone.get(host.zone) ?? 0;
    inZone.set(host.zone, before + 1);
    const rounds = Math.floor(before / atOnce) + 1;
    const name = `${scene.nameOf(group)}#${host.index}`;
    const after = scene.not(host.element, `${name} is lost`);
    const takes = [detect, ...Array.from({ length: rounds }, () => ready)];
    const { done } = scene.step({ id: `replace ${name}`, by: "itself", after, takes, needs, resource: group });
    return unit(host, scene.any([host.element, done], `${name}, or its replacement`, group));
  });
}

/** What scaling adds up to the maximum, once the load grows: the alarm of a target is in three periods of a minute. */
export function growthOf(group: Group, count: number, zones: readonly string[], scene: Scene): Growth | undefined {
  const max = valueOf(sizesOf(group, scene.graph).max);
  if (max === undefined || max <= count || !replaces(group, scene)) return undefined;
  const { ready } = timesOf(group, scene);
  return {
    of: scene.nameOf(group),
    count: max - count,
    takes: [figureOf(AUTO_SCALING_ESTIMATES.scaleOut), ready],
    needs: needsOf(group, zones, scene),
  };
}

function replaces(group: Group, scene: Scene): boolean {
  const suspended = scene.graph.strings(group, "suspendedProcesses[*]");
  return suspended.why === undefined && !suspended.certain.some((process) => NEEDED.includes(process));
}

/** `balanced-only` keeps trying the zone that is lost (API_AvailabilityZoneDistribution.html). */
export function needsOf(group: Group, zones: readonly string[], scene: Scene): Need[] {
  const { graph } = scene;
  const name = scene.nameOf(group);
  const region = group.region;
  const launch =
    region === undefined ? scene.unknown(`The Region of ${name} is not known.`) : scene.plane("ec2.launch", region);
  const strategy = graph.string(
    group,
    "availabilityZoneDistribution.capacityDistributionStrategy",
    "balanced-best-effort",
  );
  const ups = zones.map((zone) => zoneOfGroup(group, zone, scene));
  const isBestEffort = strategy.kind === "known" && strategy.value !== "balanced-only";
  const anyZone = scene.placed(group, regionalPlace(group), true, `the zones of ${name}`, ec2Atoms(group));
  const left =
    ups.length === 0
      ? anyZone
      : isBestEffort
        ? scene.any(ups, `a zone of ${name} is left`)
        : scene.all(ups, `every zone of ${name} is up`);
  return [
    { what: `EC2 launches instances in ${region ?? "its Region"}`, element: launch },
    { what: isBestEffort ? `a zone of ${name} is left` : `every zone of ${name} is up`, element: left },
    { what: `the release of ${name} starts`, element: scene.leaf([releaseAtom(name)], `the release of ${name}`) },
  ];
}

/** How long until an instance counts as lost, and until a new one serves. */
export function timesOf(group: Group, scene: Scene): { detect: Figure; ready: Figure } {
  const { graph } = scene;
  const [targetGroup] = graph.references(group, "targetGroupArns[*]", TARGET_GROUPS).certain;
  const isElb = valueOf(graph.string(group, "healthCheckType", "EC2")) === "ELB" && targetGroup !== undefined;
  const checkedBy = givenBy(group, "healthCheckType", graph, "EC2");
  const detect = isElb
    ? sum([detectionFigure(targetGroup, scene), by(figureOf(AUTO_SCALING_ESTIMATES.elbHealth), checkedBy)])
    : by(figureOf(AUTO_SCALING_ESTIMATES.statusChecks), checkedBy);
  const grace = valueOf(graph.number(group, "healthCheckGracePeriod", GRACE)) ?? GRACE;
  // Nothing says how long an instance takes to start; the grace period is what its owner allows for it.
  const start: Figure = {
    seconds: grace,
    arithmetic: `${grace} s`,
    source: PAGE,
    bounded: "none",
    given: givenBy(group, "healthCheckGracePeriod", graph, GRACE),
  };
  const isWarm = graph.given(group, "warmPool").kind === "known";
  const launch = isWarm ? figureOf(AUTO_SCALING_ESTIMATES.warmPool) : settingFigure(scene.settings, "launch");
  const first = targetGroup ? [intervalFigure(targetGroup, scene)] : [];
  return { detect, ready: sum([launch, start, ...first]) };
}
