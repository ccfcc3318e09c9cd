import { ELB_ESTIMATES } from "../../../facts/recovery/elb";
import type { TARGET_GROUPS } from "../../aws";
import { valueOf, type ResourceOf } from "../../graph";
import { figureOf, sum } from "../figures";
import type { ElementId, Flow, Hosts } from "../model";
import type { Unit } from "../readers/host";
import type { Scene } from "../scene";
import { detectionFigure, intervalFigure } from "./health-check";
import type { Node } from "./nodes";
import { targetsOf, type Targets } from "./targets";

type TargetGroup = ResourceOf<typeof TARGET_GROUPS>;

/** A target group behind a load balancer. */
export interface ServedGroup {
  /**
   * What it delivers.
   * @param inDns by node: up while the node's address is in DNS
   */
  readonly flowIn: (inDns: readonly ElementId[]) => Flow;
  /** By node: up while the group has what keeps the node's zone in DNS. */
  readonly seen: readonly ElementId[];
  readonly capability: ElementId;
  readonly hosts: Hosts;
  /** Up while the group counts as healthy in DNS; one without targets does not (API_AliasTarget.html). */
  readonly healthy: ElementId;
}

/** The balancer that a group is behind, as it matters to it. */
export interface Front {
  readonly nodes: readonly Node[];
  readonly isNetwork: boolean;
  /** Of the balancer; a group may say otherwise. Undefined where it is not known. */
  readonly crossesZones: boolean | undefined;
}

/**
 * What a target group delivers through a balancer's nodes. Where its targets are not all known, those that are known do not decide: as they fail
 * others may be there, which matters to who takes over.
 */
export function serveGroup(group: TargetGroup, front: Front, scene: Scene): ServedGroup {
  const targets = targetsOf(group, scene);
  const name = scene.nameOf(group);
  const usable = { ...targets, units: targets.units.flatMap((unit) => enabled(unit, front, scene)) };
  const isCrossing = crosses(group, front, scene);
  const could = scene.any(
    usable.units.map(({ own }) => own),
    `a target of ${name}`,
  );
  const hosts = { units: usable.units.map(({ element }) => element), load: targets.load, growth: targets.growth };
  const reason =
    isCrossing === undefined ? `Whether ${name} crosses zones is known only after deployment.` : targets.doubt;
  if (reason !== undefined) {
    const doubt = scene.unknown(reason, group);
    return {
      flowIn: () => ({ kind: "gate", element: doubt }),
      seen: front.nodes.map(() => doubt),
      hosts: { ...hosts, doubt },
      capability: doubt,
      healthy: doubt,
    };
  }
  const healthy = healthOf(group, usable, scene);
  const whole = { hosts, capability: could, healthy };
  if (isCrossing === true)
    return { ...whole, flowIn: () => pooled(usable, name, scene), seen: front.nodes.map(() => healthy) };
  const zones = zonesOf(group, usable, front, scene);
  return {
    ...whole,
    flowIn: (inDns) => byZone(zones, usable, name, inDns, scene),
    seen: zones.map(({ seen }) => seen),
  };
}

/** Targets in a zone without a node get no requests (target-group-health-checks.html); in doubt where a node's zone is not known. */
function enabled(unit: Unit, { nodes }: Front, scene: Scene): Unit[] {
  if (unit.zone === undefined || nodes.some(({ zone }) => zone === unit.zone)) return [unit];
  if (nodes.every(({ zone }) => zone !== undefined)) return [];
  const doubt = scene.unknown(`Whether a node is in ${unit.zone} is known only after deployment.`);
  const inDoubt = (element: ElementId) => scene.all([element, doubt], `a target in ${unit.zone}`);
  return [{ ...unit, element: inDoubt(unit.element), own: inDoubt(unit.own) }];
}

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/application/disable-cross-zone.html; undefined where that is not known. */
function crosses(group: TargetGroup, { crossesZones }: Front, { graph }: Scene): boolean | undefined {
  const own = graph.string(group, "loadBalancingCrossZoneEnabled", "use_load_balancer_configuration");
  if (own.kind !== "known") return undefined;
  return own.value === "true" || own.value === "false" ? own.value === "true" : crossesZones;
}

function pooled({ units, need }: Targets, name: string, scene: Scene): Flow {
  if (units.length === 0) return { kind: "gate", element: scene.down };
  return {
    kind: "units",
    units: units.map(({ element }) => element),
    need: Math.max(need, 1e-6),
    why: `a target of ${name}`,
  };
}

/** A zone's node, with the targets of its own. */
interface Zone {
  readonly node: Node;
  readonly targets: readonly ElementId[];
  /** Up while the zone counts as healthy for the group. */
  readonly seen: ElementId;
}

/** With an Application Load Balancer a zone without any target counts as healthy, and answers 503. */
function zonesOf(group: TargetGroup, { units }: Targets, front: Front, scene: Scene): Zone[] {
  const name = scene.nameOf(group);
  const leaves = sum([detectionFigure(group, scene), figureOf(ELB_ESTIMATES.zoneTtl)]);
  return front.nodes.map((node) => {
    const here = units.filter(({ zone }) => zone === node.zone).map(({ element }) => element);
    const adrift = units
      .filter(({ zone }) => zone === undefined)
      .map(({ element }) => {
        return scene.all([element, scene.unknown(`In which zone it is is not known.`)], "a target in some zone");
      });
    const targets = [...here, ...adrift];
    const up = scene.all(
      [node.element, scene.any(targets, `a target of ${name} in ${node.zone}`)],
      `${name} in ${node.zone}`,
    );
    const isEmpty = targets.length === 0 && !front.isNetwork;
    const step = `${name} leaves ${node.zone}`;
    const times = { rise: intervalFigure(group, scene), fall: leaves, step };
    const seen = isEmpty ? scene.up : scene.delay(up, times, `${name} in ${node.zone} is healthy`);
    return { node, targets, seen };
  });
}

/**
 * By node: up while its address is in DNS. A zone without a healthy target in each of the groups leaves it
 * (https://aws.amazon.com/premiumsupport/knowledge-center/elb-dns-cross-zone-balance-configuration/); while all are so, none does (target-group-health.html).
 */
export function inDnsOf(groups: readonly ServedGroup[], { nodes }: Front, scene: Scene): ElementId[] {
  const healthy = nodes.map(({ zone }, index) =>
    scene.all(
      groups.map(({ seen }) => seen[index]!),
      `${zone} is healthy`,
    ),
  );
  const none = scene.not(scene.any(healthy, "a zone is healthy"), "no zone is healthy");
  return nodes.map(({ zone }, index) => scene.any([healthy[index]!, none], `${zone} is in DNS`));
}

/** Each node has the targets of its own zone. */
function byZone(
  zones: readonly Zone[],
  { need }: Targets,
  name: string,
  inDns: readonly ElementId[],
  scene: Scene,
): Flow {
  const parts = zones.map(({ node, targets }, index) => {
    const here: Flow = {
      kind: "units",
      units: targets,
      need: Math.max(need, 1e-6),
      ofShare: true,
      why: `a target of ${name} in ${node.zone}`,
    };
    const flow: Flow = { kind: "least", of: [{ kind: "gate", element: node.element }, here] };
    return { label: node.zone ?? "a zone", weight: 1, chosen: inDns[index]!, flow };
  });
  return parts.length === 0
    ? { kind: "gate", element: scene.down }
    : { kind: "split", parts, why: "each node has its own zone's targets" };
}

/** "At least one healthy target", or as many as the group's dns_failover attributes want. */
function healthOf(group: TargetGroup, { units }: Targets, scene: Scene): ElementId {
  const { graph } = scene;
  const name = scene.nameOf(group);
  const count = minimum(
    valueOf(graph.string(group, "targetGroupHealth.dnsFailover.minimumHealthyTargetsCount", "1")),
    1,
  );
  const percent = minimum(
    valueOf(graph.string(group, "targetGroupHealth.dnsFailover.minimumHealthyTargetsPercentage", "off")),
    0,
  );
  const needed = Math.max(count, Math.ceil((percent / 100) * units.length), 1);
  const up = scene.atLeast(
    needed,
    units.map(({ element }) => element),
    `${needed} targets of ${name} are healthy`,
    group,
  );
  const times = {
    rise: intervalFigure(group, scene),
    fall: detectionFigure(group, scene),
    step: `detect targets of ${name}`,
  };
  return scene.delay(up, times, `${name} is healthy`);
}

function minimum(text: string | undefined, byDefault: number): number {
  const number = Number(text);
  return text === undefined || text === "off" || Number.isNaN(number) ? byDefault : number;
}
