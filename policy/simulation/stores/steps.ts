import { AUTO_SCALING_GROUP, EC2_INSTANCE, ECS_CLUSTER, EKS_CLUSTER, LAMBDA_FUNCTION } from "../../aws";
import { perGraph, type Resource } from "../../graph";
import { settingFigure } from "../settings";
import type { ElementId, Figure, Need, NewStep, Step } from "../model";
import type { Scene } from "../scene";
import { notified, warned } from "../functions/warn";
import { isWatched } from "../functions/watched";

/** A step of a person: notified, they run commands against the control plane of a service in a Region. */
export interface ManualStep {
  readonly id: string;
  /** What it brings back, while that is not up. What is down without any fault no step brings back: it was broken before. */
  readonly lost: ElementId;
  /** What it is done with, while that is up: a copy, a replica. */
  readonly by: ElementId;
  /** The control plane that its commands use; undefined for those that use a data plane. */
  readonly plane?: string | undefined;
  /** The Region of that control plane; undefined where it is not known. */
  readonly region?: string | undefined;
  readonly commands: number;
  /** What it takes besides the reaction and the commands. */
  readonly takes: readonly Figure[];
  readonly needs?: readonly Need[];
  readonly loses?: Figure | undefined;
  readonly given?: NewStep["given"];
  readonly resource?: NewStep["resource"];
  /** What fails, where that is not `resource`. */
  readonly failing?: Resource | undefined;
}

export function manualStep(scene: Scene, made: ManualStep): Step {
  const { lost, by, plane, region, commands, takes, needs, failing = made.resource, ...step } = made;
  const { settings } = scene;
  if (failing && FAILED_OVER.includes(plane ?? "")) mayGoUnseen(failing, scene);
  const command = settingFigure(settings, "command");
  return scene.step({
    ...step,
    after:
      lost === scene.down
        ? scene.down
        : scene.all([scene.not(lost, `${step.id}: what it brings back is down`), by], `${step.id} can begin`),
    by: "person",
    takes: [settingFigure(settings, "reaction"), ...Array.from({ length: commands }, () => command), ...takes],
    needs: [
      { what: "a person is notified", element: warned(scene) },
      ...(plane === undefined ? [] : [planeNeed(scene, plane, region)]),
      ...(needs ?? []),
    ],
  });
}

/** Control planes of what people fail over, so that they have to be notified of its failure and of no other. */
const FAILED_OVER = ["rds", "elasticache", "efs"];

/** An alarm about something else notifies a person of that alone. */
function mayGoUnseen(resource: Resource, scene: Scene): void {
  if (notified(scene) === scene.down || isWatched(resource, scene.graph)) return;
  const name = scene.nameOf(resource);
  const reason = `No alarm watches ${name}: that a person is notified of its failure is assumed.`;
  scene.blind({ id: `application alarm of ${name}`, kind: "application", urn: resource.urn, reason });
}

function planeNeed(scene: Scene, plane: string, region: string | undefined): Need {
  const element =
    region === undefined ? scene.unknown("The Region of a step is not known.") : scene.plane(plane, region);
  return { what: `the control plane ${plane} in ${region ?? "a Region that is not known"}`, element };
}

/** What runs code of the user, and so uses stores. */
const COMPUTE = [EC2_INSTANCE, AUTO_SCALING_GROUP, ECS_CLUSTER, EKS_CLUSTER, LAMBDA_FUNCTION] as const;

const regionsOfCompute = perGraph((graph) => new Set(graph.ofType(...COMPUTE).map(({ region }) => region)));

/** Whether something of a Region uses what is in that Region: otherwise a person turns clients there. */
export function isUsedIn(scene: Scene, region: string | undefined): boolean {
  return region !== undefined && regionsOfCompute(scene.graph).has(region);
}

/**
 * Something in another Region than the primary's, as clients come to it: at once where what runs in that Region uses it, otherwise once a
 * person has configured them to.
 * @param home up while clients need no other
 */
export function ledTo(
  scene: Scene,
  there: ElementId,
  region: string | undefined,
  home: ElementId,
  name: string,
): ElementId {
  if (isUsedIn(scene, region)) return there;
  const id = `turn clients of ${name} to ${region}`;
  return manualStep(scene, { id, lost: home, by: there, commands: 1, takes: [] }).done;
}
