import { AUTO_SCALING_GROUP, ECS_SERVICE } from "../../aws";
import { perGraph, valueOf, type Graph, type Resource } from "../../graph";
import { sizesOf } from "../../services/autoscaling/group-size";
import { taskTargetsOf } from "../../services/ecs/scaling";
import { liveAtoms, releaseAtom } from "../atoms";
import { notified } from "../functions/warn";
import type { Figure, Need } from "../model";
import { regionalPlace } from "../place";
import type { Scene } from "../scene";
import { settingFigure } from "../settings";
import { ec2Atoms, type Unit } from "./host";

/** What has instances or tasks: a number that is not known is taken for some. */
const running = perGraph((graph: Graph): Resource[] => [
  ...graph.ofType(AUTO_SCALING_GROUP).filter((group) => {
    const { min, desired } = sizesOf(group, graph);
    return Math.max(valueOf(min) ?? 1, valueOf(desired) ?? 1) > 0;
  }),
  ...graph.ofType(ECS_SERVICE).filter((service) => {
    const least = taskTargetsOf(service, graph).certain.map(
      (target) => valueOf(graph.number(target, "minCapacity")) ?? 1,
    );
    return Math.max(valueOf(graph.number(service, "desiredCount", 0)) ?? 1, ...least) > 0;
  }),
]);

/** A group or service that runs nothing until a person scales it out. */
export interface Empty {
  readonly compute: Resource;
  /** What its name follows: `an instance of`. */
  readonly one: string;
  readonly zones: readonly string[];
  /** How many it may have. */
  readonly max: number;
  /** Until one that is launched serves. */
  readonly ready: Figure;
  readonly needs: readonly Need[];
}

/**
 * What a group or service without any has in a failover: "Pilot light will require you to turn on servers, possibly deploy additional (non-core) infrastructure, and scale up"
 * (https://docs.aws.amazon.com/whitepapers/latest/disaster-recovery-workloads-on-aws/disaster-recovery-options-in-the-cloud.html). A person who is
 * notified by an alarm sets its capacity once nothing outside of its Region runs. Without such an alarm nothing says that anyone would.
 */
export function scaledOutByHand({ compute, one, zones, max, ready, needs }: Empty, scene: Scene): Unit[] {
  const { graph, settings } = scene;
  const { region } = compute;
  const others = running(graph).filter((other) => other.region !== region);
  const alarm = notified(scene);
  if (max === 0 || region === undefined || others.length === 0 || alarm === scene.down) return [];
  const name = scene.nameOf(compute);
  const left = scene.any(
    others.map((other) => scene.of(other)),
    `a group or service outside of ${region} runs`,
  );
  const { done } = scene.step({
    id: `scale out ${name}`,
    by: "person",
    after: scene.not(left, `no group or service outside of ${region} runs`),
    takes: [settingFigure(settings, "reaction"), settingFigure(settings, "command"), ready],
    needs: [{ what: "a person is notified", element: alarm }, ...needs],
    resource: compute,
  });
  return Array.from({ length: max }, (_, index) => {
    const zone = zones[index % zones.length];
    const place = { ...regionalPlace(compute), zone };
    const atoms = [releaseAtom(name), ...ec2Atoms(compute), ...liveAtoms(place)];
    const there = scene.leaf(atoms, `${one} ${name} in ${zone ?? region}`, { resource: compute });
    return { element: scene.all([there, done], `${one} ${name}`, compute), own: scene.down, zone };
  });
}
