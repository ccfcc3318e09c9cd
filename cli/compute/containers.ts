import { FARGATE_HOURLY, FARGATE_VCPU } from "../../facts/containers";
import { ECS_SERVICE, ECS_TASK_DEFINITION, IAM_ROLE, SECURITY_GROUP } from "../../policy/aws";
import { isOfType, type Graph, type Resource } from "../../policy/graph";
import { taskTargetsOf } from "../../policy/services/ecs/scaling";
import { HOURS, one, type Cost } from "../estimate/cost";
import { field, list, number } from "../estimate/inputs";
import { placeOf, type Inputs, type Place } from "../estimate/place";
import type { DeployedResource } from "../plan/deployment";
import { pictureOf } from "../report/page/model/compute";
import type { GroupPicture } from "../report/page/model/picture";
import { numberOf, referenceOf, textOf } from "../report/page/model/read";
import { setting } from "../setting";
import type { KindTypes } from "./kind";

/** What estimate and page know of services of ECS. */
export const containersTypes: KindTypes = {
  prices: { [ECS_SERVICE]: tasks },
  quotas: [{ quota: FARGATE_VCPU.data, needed: (all) => all.reduce((sum, each) => sum + vcpusOf(each, all), 0) }],
  settings: [
    setting([ECS_SERVICE], "networkConfiguration.subnets", "network", "zones"),
    setting([ECS_SERVICE], "desiredCount", "compute", "min", "standby.min"),
    setting([ECS_SERVICE], "minCapacity", "compute", "min", "standby.min"),
    setting([ECS_SERVICE], "capacityProviderStrategies", "compute", "spot"),
    setting([ECS_SERVICE], "healthCheckGracePeriodSeconds", "compute", "gracePeriod"),
  ],
  groups: [
    {
      type: ECS_SERVICE,
      subnets: "networkConfiguration.subnets[*]",
      targetGroups: "loadBalancers[*].targetGroupArn",
      zones: [],
      picture: serviceOf,
    },
  ],
  fronts: [],
  keyInputs: {
    [ECS_SERVICE]:
      "desiredCount networkConfiguration capacityProviderStrategies deploymentCircuitBreaker alarms deploymentMinimumHealthyPercent deploymentMaximumPercent healthCheckGracePeriodSeconds availabilityZoneRebalancing loadBalancers",
    [ECS_TASK_DEFINITION]: "cpu memory requiresCompatibilities executionRoleArn taskRoleArn",
  },
  parts: [
    [/^aws:appautoscaling\//, "resourceId", [ECS_SERVICE]],
    [/^aws:cloudwatch\/metricAlarm:/, "dimensions.ServiceName", [ECS_SERVICE]],
  ],
  servants: [
    [ECS_SERVICE, "taskDefinition", ECS_TASK_DEFINITION],
    [ECS_SERVICE, "networkConfiguration.securityGroups[*]", SECURITY_GROUP],
    [ECS_TASK_DEFINITION, "executionRoleArn", IAM_ROLE],
    [ECS_TASK_DEFINITION, "taskRoleArn", IAM_ROLE],
  ],
};

/** Its tasks on Fargate at the number that it is made with; Fargate Spot costs less, and varies. */
function tasks({ desiredCount, taskDefinition }: Inputs, place: Place): Cost[] {
  const task = place.find(ECS_TASK_DEFINITION, taskDefinition);
  const count = number(desiredCount);
  if (count === 0 || !task) return [];
  const isArm = field(task["runtimePlatform"], "cpuArchitecture") === "ARM64";
  const { vcpu, memoryGiB } = FARGATE_HOURLY.data[isArm ? "ARM64" : "X86_64"];
  const each = (number(task["cpu"]) / 1024) * vcpu + (number(task["memory"]) / 1024) * memoryGiB;
  return [one("containers", HOURS * count * each)];
}

/** A service may grow to the maximum of its scalable target. */
function vcpusOf({ type, inputs = {}, outputs: made }: DeployedResource, all: readonly DeployedResource[]): number {
  if (type !== ECS_SERVICE) return 0;
  const task = placeOf(all).find(ECS_TASK_DEFINITION, inputs["taskDefinition"]);
  if (!list(task?.["requiresCompatibilities"]).includes("FARGATE")) return 0;
  const target = all.find(
    (each) =>
      each.type === "aws:appautoscaling/target:Target" &&
      String(each.inputs?.["resourceId"]).endsWith(`/${String(made?.["name"])}`),
  );
  return (number(target?.inputs?.["maxCapacity"] ?? inputs["desiredCount"]) * number(task?.["cpu"])) / 1024;
}

/** A service of ECS, with its tasks by AZ. What scaling keeps at least is desired, whatever the program says at first. */
function serviceOf(graph: Graph, service: Resource, zones: number[], placed: boolean): GroupPicture {
  const [target] = isOfType(service, ECS_SERVICE) ? taskTargetsOf(service, graph).certain : [];
  const count = numberOf(graph, service, "desiredCount");
  const min = target ? numberOf(graph, target, "minCapacity") : count;
  const desired = min === undefined || count === undefined ? count : Math.max(min, count);
  const max = target ? numberOf(graph, target, "maxCapacity") : count;
  const sizes = taskSizeOf(graph, service);
  return pictureOf(service, { kind: "ECS service", one: "task", zones, min, desired, max, sizes, placed });
}

/** `1 vCPU, 2 GiB` of a task on Fargate. */
function taskSizeOf(graph: Graph, service: Resource): string[] {
  const task = referenceOf(graph, service, "taskDefinition", ECS_TASK_DEFINITION);
  const [cpu, memory] = ["cpu", "memory"].map((path) => Number(task && textOf(graph, task, path)) / 1024);
  return cpu! > 0 && memory! > 0 ? [`${cpu} vCPU, ${memory} GiB`] : [];
}
