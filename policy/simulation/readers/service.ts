import { AUTO_SCALING_ESTIMATES } from "../../../facts/recovery/autoscaling";
import {
  APP_SCALING_POLICY,
  AUTO_SCALING_GROUP,
  ECS_CAPACITY_PROVIDER,
  ECS_SERVICE,
  ECS_TASK_DEFINITION,
  TARGET_GROUPS,
} from "../../aws";
import { valueOf, type Graph, type ResourceOf } from "../../graph";
import { left } from "../../services/autoscaling/zone-loss";
import { DAEMON, hasTaskCount, taskTargetsOf } from "../../services/ecs/scaling";
import { spanOfGroup, spanOfSubnets } from "../../services/zones";
import { detectionFigure, intervalFigure } from "../balancer/health-check";
import { split } from "../atoms";
import { figureOf, sum } from "../figures";
import type { Atom, ElementId, Figure, Growth, Need } from "../model";
import { regionalPlace } from "../place";
import type { Scene } from "../scene";
import { settingFigure } from "../settings";
import { fleetOf, FULL, spread, type Fleet } from "./group";
import { host, zoneOfGroup, type Host, type Unit } from "./host";
import { reader } from "./reader";
import { ecsOf, releaseOf, type Release } from "./release";
import { scaledOutByHand, type Empty } from "./standby";
import { words } from "./understands";

type Service = ResourceOf<typeof ECS_SERVICE>;

const ON_FARGATE = ["FARGATE", "FARGATE_SPOT"];
/** More tasks are not distinguished: of so many, a share is as good as exact. */
const MOST = 300;

type Group = ResourceOf<typeof AUTO_SCALING_GROUP>;

/** What a service's tasks run on. */
type Base =
  | { readonly is: "fargate" }
  | { readonly is: "group"; readonly group: Group }
  | { readonly is: "unknown"; readonly why: string };

/**
 * The tasks of an ECS service, spread over the zones of its subnets, or of the instances that they run on
 * (https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-rebalancing.html).
 */
export function tasksOf(service: Service, scene: Scene): Fleet {
  const { graph } = scene;
  const base = baseOf(service, graph);
  const isCounted = hasTaskCount(service, graph) && graph.string(service, "schedulingStrategy").kind !== "unknown";
  const doubt = base.is === "unknown" ? base.why : isCounted ? undefined : DAEMON;
  const span =
    base.is === "group"
      ? spanOfGroup(base.group, graph)
      : spanOfSubnets(service, graph, "networkConfiguration.subnets[*]");
  const zones = span.unknown === 0 ? [...span.zones].sort() : [];
  const size = sizeOf(service, zones.length || 1, graph);
  if (size === undefined || doubt !== undefined)
    return unplaced(service, doubt ?? `How many tasks ${service.name} runs is not known.`, scene);
  const release = releaseOf(service, Math.min(size, MOST), failing(service, scene), scene);
  const needs = needsOf(service, zones, base, release, scene);
  const empty = launchable(service, zones, needs, scene);
  if (size === 0) return { units: scaledOutByHand(empty, scene), need: 0, load: 0 };
  const hosts = placed(service, zones, Math.min(size, MOST), scene);
  const anyRelease = base.is === "group" ? onInstances(service, hosts, base.group, scene) : hosts.map(asTask);
  const tasks = anyRelease.map((task, index) => ofRelease(task, index < release.kept, release, scene));
  const target = cpuTarget(service, graph);
  const load = target === undefined ? tasks.length : (target / 100) * tasks.length;
  return {
    units: restarted(service, tasks, needs, scene),
    need: target === undefined ? load : load / FULL,
    load,
    growth: target === undefined ? undefined : growthOf(service, size, empty, scene),
  };
}

/** What Application Auto Scaling adds up to the maximum, once the load grows. */
function growthOf(service: Service, size: number, { max, ready, needs }: Empty, scene: Scene): Growth | undefined {
  if (max <= size) return undefined;
  const takes = [figureOf(AUTO_SCALING_ESTIMATES.scaleOut), ready];
  return { of: scene.nameOf(service), count: max - size, takes, needs };
}

/** What a service launches: the minimum that a person sets, or what the load needs, up to the maximum of Application Auto Scaling. */
function launchable(service: Service, zones: readonly string[], needs: readonly Need[], scene: Scene): Empty {
  const most = taskTargetsOf(service, scene.graph).certain.map((target) =>
    valueOf(scene.graph.number(target, "maxCapacity")),
  );
  const [, ...start] = timesOf(service, scene);
  return {
    compute: service,
    one: "a task of",
    zones,
    max: Math.min(Math.max(0, ...most.map((max) => max ?? 0)), MOST),
    ready: sum(start),
    needs,
  };
}

/** Tasks of which it is not known how many there are, or where: in doubt under whatever may reach them. */
function unplaced(service: Service, why: string, scene: Scene): Fleet {
  const doubt = scene.opaque(service, "unknown", why);
  const there = scene.placed(service, regionalPlace(service), false, `the tasks of ${scene.nameOf(service)}`);
  const element = scene.all([there, doubt], `a task of ${scene.nameOf(service)}`, service);
  return { units: [{ element, own: element, zone: undefined }], need: 1, load: 1 };
}

function placed(service: Service, zones: readonly string[], count: number, scene: Scene): Host[] {
  return zones.length > 0
    ? spread(service, zones, count, scene)
    : Array.from({ length: count }, (_, index) => host(service, index + 1, undefined, scene));
}

/** A task, and what it is without the replacements of what it runs on. */
type Task = Host & { readonly own: ElementId };

const asTask = (task: Host): Task => ({ ...task, own: task.element });

/** A task of the former release, which a deployment keeps, or one that it replaces. */
function ofRelease(task: Task, isKept: boolean, { former, current }: Release, scene: Scene): Task {
  const release = isKept ? former : current;
  const running = (element: ElementId) => scene.all([element, release], "a task and its release");
  return { ...task, element: running(task.element), own: running(task.own) };
}

/** Which of a group's instances a task runs on is not known. */
function onInstances(service: Service, tasks: readonly Host[], group: Group, scene: Scene): Task[] {
  const name = scene.nameOf(group);
  const mayFailWith = (atom: Atom) => {
    const [kind, rest] = split(atom);
    return kind === "host" && rest.startsWith(`${name}#`);
  };
  const why = `the instances of ${name}`;
  const one = scene.leaf([], why, { resource: group, mayFailWith });
  const first = scene.any(
    fleetOf(group, scene).units.map(({ own }) => own),
    why,
  );
  const on = (task: Host, instances: ElementId) =>
    scene.all([task.element, instances, one], `${scene.nameOf(service)}#${task.index} on its instance`);
  return tasks.map((task) => ({ ...task, element: on(task, scene.of(group)), own: on(task, first) }));
}

function baseOf(service: Service, graph: Graph): Base {
  const launchType = graph.string(service, "launchType");
  const strategies = valueOf(graph.list(service, "capacityProviderStrategies")) ?? [];
  const path = (index: number) => `capacityProviderStrategies[${index}].capacityProvider`;
  const names = strategies.map((_, index) => valueOf(graph.string(service, path(index))));
  if (valueOf(launchType) === "FARGATE") return { is: "fargate" };
  if (names.length > 0 && names.every((name) => name !== undefined && ON_FARGATE.includes(name)))
    return { is: "fargate" };
  const providers = strategies.flatMap(
    (_, index) => graph.references(service, path(index), [ECS_CAPACITY_PROVIDER]).certain,
  );
  const [group, ...others] = providers.flatMap(
    (provider) =>
      graph.references(provider, "autoScalingGroupProvider.autoScalingGroupArn", [AUTO_SCALING_GROUP]).certain,
  );
  if (group && others.length === 0 && names.length === 1) return { is: "group", group };
  const [task] = graph.references(service, "taskDefinition", [ECS_TASK_DEFINITION]).certain;
  const compatible = task ? graph.strings(task, "requiresCompatibilities[*]").certain : [];
  if (names.length === 0 && launchType.kind === "missing" && compatible.join() === "FARGATE") return { is: "fargate" };
  return { is: "unknown", why: `Which instances the tasks of ${service.name} run on is not known.` };
}

/** The size at which the loss of a zone is worst: as it is, or as small as scaling may make it. */
function sizeOf(service: Service, zones: number, graph: Graph): number | undefined {
  const desired = valueOf(graph.number(service, "desiredCount", 0));
  const targets = taskTargetsOf(service, graph);
  const least = targets.certain.map((target) => valueOf(graph.number(target, "minCapacity")));
  const sizes = [desired, ...least];
  if (targets.possible.length > 0 || sizes.some((size) => size === undefined)) return undefined;
  const known = sizes.filter((size) => size !== undefined);
  // A service that scaling brings back to its minimum never runs less.
  const floor = Math.max(0, ...least.filter((size) => size !== undefined));
  const share = (count: number) => left(count, zones) / count;
  return known
    .map((size) => Math.max(size, floor))
    .reduce((a, b) => (b > 0 && (a === 0 || share(b) < share(a)) ? b : a), 0);
}

/** The lowest target, in percent, of a target tracking policy of the service's CPU. */
function cpuTarget(service: Service, graph: Graph): number | undefined {
  const configuration = "targetTrackingScalingPolicyConfiguration";
  const targets = taskTargetsOf(service, graph).certain.flatMap((target) =>
    graph.ofType(APP_SCALING_POLICY).filter((policy) => {
      const metric = graph.string(policy, `${configuration}.predefinedMetricSpecification.predefinedMetricType`);
      const id = valueOf(graph.string(policy, "resourceId"));
      const isOfTarget = id !== undefined && id === valueOf(graph.string(target, "resourceId"));
      return isOfTarget && valueOf(metric) === "ECSServiceAverageCPUUtilization";
    }),
  );
  const values = targets.map((policy) => valueOf(graph.number(policy, `${configuration}.targetValue`)));
  const known = values.filter((value) => value !== undefined);
  return known.length > 0 ? Math.min(...known) : undefined;
}

/**
 * Tasks with those that the scheduler starts in their place, all of them at once: new ones up to deploymentMaximumPercent, which is twice as many by default
 * (https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs_services.html).
 */
function restarted(service: Service, tasks: readonly Task[], needs: readonly Need[], scene: Scene): Unit[] {
  const name = scene.nameOf(service);
  const takes = timesOf(service, scene);
  return tasks.map((task): Unit => {
    const id = `${name}#${task.index}`;
    const after = scene.not(task.element, `${id} is lost`);
    const { done } = scene.step({ id: `start ${id} anew`, by: "itself", after, takes, needs, resource: service });
    return {
      element: scene.any([task.element, done], `${id}, or its replacement`, service),
      own: task.own,
      zone: task.zone,
    };
  });
}

function timesOf(service: Service, scene: Scene): Figure[] {
  const [group] = scene.graph.references(service, "loadBalancers[*].targetGroupArn", TARGET_GROUPS).certain;
  return [
    ...(group ? [detectionFigure(group, scene)] : []),
    startFigure(service, scene),
    ...(group ? [intervalFigure(group, scene)] : []),
  ];
}

/** Nothing says how long a task takes to answer; the grace period is what its owner allows for it. */
function startFigure(service: Service, { graph, settings }: Scene): Figure {
  const grace = valueOf(graph.number(service, "healthCheckGracePeriodSeconds", 0)) ?? 0;
  const source = "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CreateService.html";
  const start: Figure = { seconds: grace, arithmetic: `${grace} s`, source, bounded: "none" };
  return sum([settingFigure(settings, "task"), ...(grace > 0 ? [start] : [])]);
}

/** How long a task that does not work takes from its start until ECS counts it as failed. */
function failing(service: Service, scene: Scene): Figure {
  const [group] = scene.graph.references(service, "loadBalancers[*].targetGroupArn", TARGET_GROUPS).certain;
  return sum([startFigure(service, scene), ...(group ? [detectionFigure(group, scene)] : [])]);
}

/** New tasks failed to start while EC2 launched nothing, those of Fargate as well (https://aws.amazon.com/message/101925/). */
function needsOf(service: Service, zones: readonly string[], base: Base, release: Release, scene: Scene): Need[] {
  const name = scene.nameOf(service);
  const { region } = service;
  const launches =
    region === undefined ? scene.unknown(`The Region of ${name} is not known.`) : scene.plane("ec2.launch", region);
  const ups = zones.map((zone) => zoneOfGroup(service, zone, scene));
  const zoneLeft =
    ups.length > 0 ? scene.any(ups, `a zone of ${name} is left`) : scene.unknown(`The zones of ${name} are not known.`);
  return [
    ecsOf(service, scene),
    { what: `a zone of ${name} is left`, element: zoneLeft },
    base.is === "fargate"
      ? { what: `Fargate has capacity in ${region ?? "its Region"}`, element: launches }
      : {
          what: `the instances that are left have room`,
          element: scene.unknown(
            `Whether the instances that are left have room for the tasks of ${name} is not known.`,
          ),
        },
    { what: `the release of ${name} starts`, element: release.startable },
  ];
}

/** An ECS service: up while one of its tasks is. */
export const serviceReader = reader({
  types: [ECS_SERVICE],
  // Not `placementConstraints`, `serviceConnectConfiguration`, `vpcLatticeConfigurations`.
  understands: words(
    "availabilityZoneRebalancing alarms capacityProviderStrategies cluster deploymentCircuitBreaker deploymentConfiguration",
    "deploymentController deploymentMaximumPercent deploymentMinimumHealthyPercent desiredCount enableEcsManagedTags",
    "enableExecuteCommand forceDelete forceNewDeployment healthCheckGracePeriodSeconds iamRole launchType loadBalancers name",
    "networkConfiguration orderedPlacementStrategies platformVersion propagateTags region schedulingStrategy serviceRegistries",
    "sigintRollback tags taskDefinition triggers volumeConfiguration waitForSteadyState",
  ),
  read(service, scene) {
    const { units } = tasksOf(service, scene);
    const each = units.map(({ element }) => element);
    return scene.any(each, `a task of ${scene.nameOf(service)}`, service);
  },
});
