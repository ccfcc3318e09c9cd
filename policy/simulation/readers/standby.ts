import { AUTO_SCALING_GROUP } from "../../aws";
import { perGraph, valueOf, type Graph, type ResourceOf } from "../../graph";
import { sizesOf } from "../../services/autoscaling/group-size";
import { liveAtoms, releaseAtom } from "../atoms";
import { notified } from "../functions/warn";
import { regionalPlace } from "../place";
import type { Scene } from "../scene";
import { settingFigure } from "../settings";
import { ec2Atoms, type Unit } from "./host";
import { needsOf, timesOf } from "./relaunch";

type Group = ResourceOf<typeof AUTO_SCALING_GROUP>;

/** The groups that have instances. */
const running = perGraph((graph: Graph) =>
  graph.ofType(AUTO_SCALING_GROUP).filter((group) => {
    const { min, desired } = sizesOf(group, graph);
    return Math.max(valueOf(min) ?? 1, valueOf(desired) ?? 1) > 0;
  }),
);

/**
 * The instances of a group that has none: "Pilot light will require you to turn on servers, possibly deploy additional (non-core) infrastructure, and scale up"
 * (https://docs.aws.amazon.com/whitepapers/latest/disaster-recovery-workloads-on-aws/disaster-recovery-options-in-the-cloud.html). A person who is
 * notified by an alarm sets its capacity once no group of another Region has an instance. Without such an alarm nothing says that anyone would.
 *
 * @param most how many instances are told apart
 */
export function scaledOutByHand(group: Group, zones: readonly string[], most: number, scene: Scene): Unit[] {
  const { graph, settings } = scene;
  const { region } = group;
  const max = Math.min(valueOf(sizesOf(group, graph).max) ?? 0, most);
  const others = running(graph).filter((other) => other.region !== region);
  const alarm = notified(scene);
  if (max === 0 || region === undefined || others.length === 0 || alarm === scene.down) return [];
  const name = scene.nameOf(group);
  const left = scene.any(
    others.map((other) => scene.of(other)),
    `a group outside of ${region} has an instance`,
  );
  const { done } = scene.step({
    id: `scale out ${name}`,
    by: "person",
    after: scene.not(left, `no group outside of ${region} has an instance`),
    takes: [settingFigure(settings, "reaction"), settingFigure(settings, "command"), timesOf(group, scene).ready],
    needs: [
      { what: "a person is notified", element: alarm },
      { what: `the control plane autoscaling in ${region}`, element: scene.plane("autoscaling", region) },
      ...needsOf(group, zones, scene),
    ],
    resource: group,
  });
  return Array.from({ length: max }, (_, index) => {
    const zone = zones[index % zones.length];
    const place = { ...regionalPlace(group), zone };
    const atoms = [releaseAtom(name), ...ec2Atoms(group), ...liveAtoms(place)];
    const there = scene.leaf(atoms, `an instance of ${name} in ${zone ?? region}`, { resource: group });
    return { element: scene.all([there, done], `an instance of ${name}`, group), own: scene.down, zone };
  });
}
