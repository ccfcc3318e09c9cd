import { ECS_SERVICE, SCALABLE_TARGET } from "../../aws";
import { NOT_YET, perGraph, valueOf, type Found, type Graph, type Resource, type ResourceOf } from "../../graph";

type Service = ResourceOf<typeof ECS_SERVICE>;
type Target = ResourceOf<typeof SCALABLE_TARGET>;

/** What Application Auto Scaling calls the number of a service's tasks. */
const TASK_COUNT = "ecs:service:DesiredCount";

const taskTargets = perGraph((graph) =>
  graph.ofType(SCALABLE_TARGET).filter((target) => {
    const dimension = graph.string(target, "scalableDimension");
    return dimension.kind !== "known" || dimension.value === TASK_COUNT;
  }),
);

/** Whether a target's resourceId (`service/CLUSTER/SERVICE`) names a service; undefined where that is not known. */
function names(target: Target, service: Service, graph: Graph): boolean | undefined {
  if (target.region !== undefined && service.region !== undefined && target.region !== service.region) return false;
  const id = graph.string(target, "resourceId");
  if (id.kind === "known") {
    const name = valueOf(graph.string(service, "name"));
    return name === undefined ? undefined : id.value.endsWith(`/${name}`);
  }
  const { certain, complete } = graph.references(target, "resourceId", [ECS_SERVICE]);
  if (certain.length > 0) return certain.includes(service);
  return complete ? false : undefined;
}

/** The targets by which Application Auto Scaling changes the number of a service's tasks. */
export function taskTargetsOf(service: Service, graph: Graph): Found<Target> {
  const targets = taskTargets(graph);
  const certain = targets.filter((target) => names(target, service, graph) === true);
  const possible = targets.filter((target) => names(target, service, graph) === undefined);
  const doubt = possible.map(({ name }) => name).join(", ");
  return { certain, possible, ...(doubt && { why: `Whether ${doubt} scales it ${NOT_YET}.` }) };
}

/** Whether a service runs a number of tasks that it is given, rather than one on each instance. */
export function hasTaskCount(service: Resource, graph: Graph): boolean {
  // https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CreateService.html: REPLICA by default.
  return valueOf(graph.string(service, "schedulingStrategy", "REPLICA")) !== "DAEMON";
}

/** Why a daemon service is left out. */
export const DAEMON = "It runs one task on each container instance.";
