import type { ECS_SERVICE } from "../../aws";
import { valueOf, type Graph, type ResourceOf } from "../../graph";
import { deploymentBounds, ends, failuresUntilBreak, rollsBack } from "../../services/ecs/deployment";
import { releaseAtom } from "../atoms";
import type { ElementId, Figure } from "../model";
import type { Scene } from "../scene";

type Service = ResourceOf<typeof ECS_SERVICE>;

const PAGE = "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-circuit-breaker.html";

/** What a release with which no new task works does to the tasks of a service. */
export interface Release {
  /** So many tasks of the former release run on. */
  readonly kept: number;
  /** Up while those do. */
  readonly former: ElementId;
  /** Up while a task of the new release works. */
  readonly current: ElementId;
  /** Up while tasks that are started work: of the new release, or of the former one after a rollback. */
  readonly startable: ElementId;
}

/**
 * A rolling deployment stops tasks of the former release down to the minimum healthy percent, and no more before new ones are healthy. The circuit breaker
 * ends it once so many new tasks have failed: with a rollback it starts the former release again, without one it starts no further task
 * (https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DeploymentCircuitBreaker.html). Where nothing ends the deployment, each task of the former
 * release that ends is replaced by one that does not work.
 * @param size the number of tasks
 * @param fails how long a task takes from its start until it has failed
 */
export function releaseOf(service: Service, size: number, fails: Figure, scene: Scene): Release {
  const { graph } = scene;
  const name = scene.nameOf(service);
  const current = scene.leaf([releaseAtom(name)], `the release of ${name}`, { resource: service });
  const bounds = deploymentBounds(service, size, graph);
  const doubt =
    doubtOf(service, graph) ?? (bounds ? undefined : `How many tasks a deployment of ${name} keeps is not known.`);
  if (doubt !== undefined) {
    const may = scene.any([current, scene.unknown(doubt, service)], `the release of ${name}, or the former one`);
    return { kept: size, former: may, current, startable: may };
  }
  if (!bounds || ends(service, graph, "deploymentCircuitBreaker").is !== "yes")
    return { kept: 0, former: current, current, startable: current };
  const { kept, most } = bounds;
  if (rollsBack(service, graph, "deploymentCircuitBreaker").is !== "yes")
    return { kept, former: scene.up, current, startable: current };
  const { done } = scene.step({
    id: `roll back ${name}`,
    by: "itself",
    after: scene.not(current, `the release of ${name} does not work`),
    takes: [untilBreak(size, Math.max(1, most - kept), fails)],
    needs: [ecsOf(service, scene)],
    resource: service,
  });
  const startable = scene.any([current, done], `the release of ${name}, or the former one`);
  return { kept, former: scene.up, current, startable };
}

/** The control plane of ECS, which starts tasks. */
export function ecsOf(service: Service, scene: Scene) {
  const { region } = service;
  const element =
    region === undefined
      ? scene.unknown(`The Region of ${scene.nameOf(service)} is not known.`)
      : scene.plane("ecs", region);
  return { what: `the control plane ecs in ${region ?? "its Region"}`, element };
}

/** Tasks fail side by side, as many as the maximum percent leaves room for. */
function untilBreak(size: number, atOnce: number, fails: Figure): Figure {
  const failures = failuresUntilBreak(size);
  const rounds = Math.ceil(failures / atOnce);
  return {
    seconds: rounds * fails.seconds,
    arithmetic: `${failures} failed tasks, ${atOnce} at once: ${rounds} x ${fails.seconds} s = ${rounds * fails.seconds} s`,
    source: `${PAGE} ${fails.source}`,
    bounded: fails.bounded,
  };
}

/** Why it is not known whether the release is rolled back. */
function doubtOf(service: Service, graph: Graph): string | undefined {
  const controller = graph.string(service, "deploymentController.type", "ECS");
  if (valueOf(controller) !== "ECS") return `What deploys ${service.name} is not ECS, and may roll it back.`;
  const strategy = graph.string(service, "deploymentConfiguration.strategy", "ROLLING");
  if (valueOf(strategy) !== "ROLLING")
    return `What a deployment of ${service.name} that is not a rolling one keeps is not modelled.`;
  const parts = [
    ends(service, graph, "deploymentCircuitBreaker"),
    rollsBack(service, graph, "deploymentCircuitBreaker"),
  ];
  const open = parts.find(({ is }) => is === "unknown");
  if (open?.is === "unknown") return open.why;
  if (parts.every(({ is }) => is === "yes")) return undefined;
  // A task that fails is deregistered, perhaps before an alarm has counted it for long enough.
  return rollsBack(service, graph, "alarms").is === "no"
    ? undefined
    : `Whether an alarm that rolls ${service.name} back goes to ALARM before its tasks are replaced is not known.`;
}
