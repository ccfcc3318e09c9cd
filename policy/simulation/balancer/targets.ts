import {
  AUTO_SCALING_GROUP,
  EC2_INSTANCE,
  ECS_SERVICE,
  GROUP_ATTACHMENT,
  LAMBDA_FUNCTION,
  LOAD_BALANCERS,
  TARGET_ATTACHMENTS,
  TARGET_GROUPS,
  TRAFFIC_SOURCE_ATTACHMENT,
} from "../../aws";
import { groupedBy, isOfType, perGraph, valueOf, type Found, type Resource, type ResourceOf } from "../../graph";
import { answersOf } from "../flow";
import { fleetOf, type Fleet } from "../readers/group";
import type { Unit } from "../readers/host";
import { placeOfInstance } from "../readers/instance";
import { tasksOf } from "../readers/service";
import type { Scene } from "../scene";
import { askedBy, dataOf } from "../uses";

type TargetGroup = ResourceOf<typeof TARGET_GROUPS>;

/** What is registered with a target group. */
export interface Targets extends Fleet {
  /** Nothing is, for certain. */
  readonly isEmpty: boolean;
}

const TARGET_TYPES = [EC2_INSTANCE, LAMBDA_FUNCTION, ...LOAD_BALANCERS] as const;

const instancesByAddress = perGraph((graph) =>
  groupedBy(graph.ofType(EC2_INSTANCE), (instance) => valueOf(graph.string(instance, "privateIp"))),
);

/** The targets that attachments, groups and services register with a target group. */
export function targetsOf(group: TargetGroup, scene: Scene): Targets {
  const { graph } = scene;
  const attached = graph.referrers(group, TARGET_ATTACHMENTS, "targetGroupArn", TARGET_GROUPS);
  const fleets = groupsOf(group, scene);
  const services = graph.referrers(group, [ECS_SERVICE], "loadBalancers[*].targetGroupArn", TARGET_GROUPS);
  const parts: Fleet[] = [
    ...attached.certain.map((one) => ofAttachment(one, group, scene)),
    ...fleets.certain.map((one) => asChecked(fleetOf(one, scene), one, group, scene)),
    ...services.certain.map((service) => asChecked(tasksOf(service, scene), service, group, scene)),
  ];
  const doubts = [attached, fleets, services].flatMap(({ possible, why }) => [
    ...possible.map(({ name }) => `Whether ${name} registers targets with ${group.name} is not known.`),
    ...(why === undefined ? [] : [why]),
  ]);
  // Controllers register addresses from outside of the program, such as that of Kubernetes.
  const isOutside = parts.length === 0 && valueOf(graph.string(group, "targetType", "instance")) === "ip";
  if (isOutside) doubts.push(`What registers addresses with ${group.name} is not among the resources.`);
  const doubt = parts.find((part) => part.doubt !== undefined)?.doubt ?? doubts[0];
  const units = parts.flatMap((part) => part.units);
  return {
    units,
    need: parts.reduce((sum, part) => sum + part.need, 0),
    load: parts.reduce((sum, part) => sum + part.load, 0),
    growth: parts.length === 1 ? parts[0]?.growth : undefined,
    doubt,
    isEmpty: units.length === 0 && doubt === undefined,
  };
}

function groupsOf(group: TargetGroup, { graph }: Scene): Found<ResourceOf<typeof AUTO_SCALING_GROUP>> {
  const inGroup = graph.referrers(group, [AUTO_SCALING_GROUP], "targetGroupArns[*]", TARGET_GROUPS);
  const asSource = graph.referrers(group, [AUTO_SCALING_GROUP], "trafficSources[*].identifier", TARGET_GROUPS);
  const attached = graph.referrers(group, [GROUP_ATTACHMENT], "lbTargetGroupArn", TARGET_GROUPS);
  const sources = graph.referrers(group, [TRAFFIC_SOURCE_ATTACHMENT], "trafficSource.identifier", TARGET_GROUPS);
  const byAttachment = [...attached.certain, ...sources.certain].map((one) =>
    graph.references(one, "autoscalingGroupName", [AUTO_SCALING_GROUP]),
  );
  const found = [inGroup, asSource].flatMap(({ certain }) => certain);
  const possible = [...inGroup.possible, ...asSource.possible].filter((one) => !found.includes(one));
  const others = [...attached.possible, ...sources.possible].map(({ name }) => `What ${name} attaches is not known.`);
  const open = byAttachment.find((one) => !one.complete || one.external.length > 0);
  return {
    certain: [...new Set([...found, ...byAttachment.flatMap(({ certain }) => certain)])],
    possible,
    why: others[0] ?? (open ? (open.why ?? "A group that is attached is not among the resources.") : undefined),
  };
}

function single(element: Unit["element"], zone: string | undefined): Fleet {
  return { units: [{ element, own: element, zone }], need: 1, load: 1 };
}

function ofAttachment(attachment: ResourceOf<typeof TARGET_ATTACHMENTS>, group: TargetGroup, scene: Scene): Fleet {
  const { graph } = scene;
  const found = graph.references(attachment, "targetId", TARGET_TYPES);
  const [target, ...others] = found.certain;
  if (!found.complete || others.length > 0) {
    return { units: [], need: 0, load: 0, doubt: found.why ?? `What ${attachment.name} registers is not known.` };
  }
  if (target) return ofTarget(target, group, scene);
  const [address = attachment.name] = found.external;
  const [instance] = instancesByAddress(graph).get(address) ?? [];
  return instance
    ? ofTarget(instance, group, scene)
    : single(scene.elsewhere(`the target ${address}`, attachment.region, attachment), undefined);
}

function ofTarget(target: Resource, group: TargetGroup, scene: Scene): Fleet {
  if (isOfType(target, ...LOAD_BALANCERS)) return single(answersOf(scene.served(target).flow, scene), undefined);
  const zone = isOfType(target, EC2_INSTANCE) ? placeOfInstance(target, scene.graph).zone : undefined;
  return asChecked(single(scene.of(target), zone), target, group, scene);
}

/** Targets whose health checks ask for their data answer as long as they have it. */
function asChecked(fleet: Fleet, compute: Resource, group: TargetGroup, scene: Scene): Fleet {
  const why = `the data of ${scene.nameOf(compute)}, which its health checks ask for`;
  const data = dataAsked(compute, group, why, scene);
  if (data === scene.up) return fleet;
  const fed = (element: Unit["element"]) => scene.all([element, data], why);
  return { ...fleet, units: fleet.units.map((unit) => ({ ...unit, element: fed(unit.element), own: fed(unit.own) })) };
}

function dataAsked(compute: Resource, group: TargetGroup, why: string, scene: Scene): Unit["element"] {
  const { checks } = scene.settings;
  if (checks === undefined) return scene.askedFor(() => dataOf(compute, scene), why);
  return checks === "data" ? dataOf(compute, scene) : askedByGroup(group, compute.region, scene);
}

/** The stores that the path of a target group's health checks asks for; one by TCP has no path. */
function askedByGroup(group: TargetGroup, region: string | undefined, scene: Scene): Unit["element"] {
  const isTcp = valueOf(scene.graph.string(group, "healthCheck.protocol", "HTTP")) === "TCP";
  return isTcp ? scene.up : askedBy(scene.graph.string(group, "healthCheck.path", "/"), region, scene);
}
