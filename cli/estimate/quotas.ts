import { QUOTAS, type Quota } from "../../facts/quotas";
import type { DeployedResource, PlannedStack } from "../plan";
import { homeRegion } from "../plan/deployment";
import { field, fromTemplate, list, number } from "./inputs";
import { vcpus } from "./sizes";
import { placeOf, type Inputs, type Place } from "./place";

/** A quota, and what each of the Regions needs of it when it runs the whole service. */
export interface NeededQuota extends Quota {
  needed: number;
  regions: string[];
}

/** What users reach a Region by. */
const FRONTS = ["aws:lb/loadBalancer:LoadBalancer", "aws:apigatewayv2/api:Api"];

/** Concurrency that no function can reserve (https://docs.aws.amazon.com/lambda/latest/dg/configuration-concurrency.html). */
const UNRESERVED = 100;

type Counted = keyof typeof QUOTAS.data;

/**
 * What of each quota every Region must have: either may have to run the whole service, so that what one needs at its largest the other needs too.
 * An account has often less in a Region that it does not use, and a standby finds out in the disaster.
 */
export function quotasOf(planned: readonly PlannedStack[]): NeededQuota[] {
  const stacks = planned.map(({ deployment }) => deployment.deployment.resources);
  const serving = stacks.filter((all) => all.some(({ type }) => FRONTS.includes(type)));
  const regions = serving.map(homeRegion);
  return (Object.keys(QUOTAS.data) as Counted[]).flatMap((key) => {
    const needed = Math.max(0, ...serving.map((all) => COUNT[key](all)));
    return needed === 0 ? [] : [{ ...QUOTAS.data[key], needed, regions }];
  });
}

const COUNT: Record<Counted, (all: readonly DeployedResource[]) => number> = {
  standardVcpu: (all) => {
    const place = placeOf(all);
    return all.reduce((sum, { type, inputs = {} }) => sum + vcpusOf(type, inputs, place), 0);
  },
  fargateVcpu: (all) => all.reduce((sum, one) => sum + fargateVcpusOf(one, all), 0),
  elasticIps: (all) => count(all, "aws:ec2/eip:Eip"),
  apiRequests: (all) =>
    sumOf(all, "aws:apigatewayv2/stage:Stage", (stage) =>
      number(field(stage["defaultRouteSettings"], "throttlingRateLimit")),
    ),
  concurrentInvocations: (all) => {
    const reserved = sumOf(all, "aws:lambda/function:Function", (one) => number(one["reservedConcurrentExecutions"]));
    return reserved > 0 ? reserved + UNRESERVED : 0;
  },
  dbInstances: (all) => count(all, "aws:rds/instance:Instance", "aws:rds/clusterInstance:ClusterInstance"),
};

function sumOf(all: readonly DeployedResource[], wanted: string, of: (inputs: Inputs) => number): number {
  return all.reduce((sum, { type, inputs = {} }) => (type === wanted ? sum + of(inputs) : sum), 0);
}

function count(all: readonly DeployedResource[], ...types: string[]): number {
  return all.filter(({ type }) => types.includes(type)).length;
}

/** A service may grow to the maximum of its scalable target. */
function fargateVcpusOf({ type, inputs = {}, outputs }: DeployedResource, all: readonly DeployedResource[]): number {
  if (type !== "aws:ecs/service:Service") return 0;
  const task = placeOf(all).find("aws:ecs/taskDefinition:TaskDefinition", inputs["taskDefinition"]);
  if (!list(task?.["requiresCompatibilities"]).includes("FARGATE")) return 0;
  const target = all.find(
    (one) =>
      one.type === "aws:appautoscaling/target:Target" &&
      String(one.inputs?.["resourceId"]).endsWith(`/${String(outputs?.["name"])}`),
  );
  return (number(target?.inputs?.["maxCapacity"] ?? inputs["desiredCount"]) * number(task?.["cpu"])) / 1024;
}

/** An Auto Scaling group may grow to its largest size. */
function vcpusOf(type: string, inputs: Inputs, place: Place): number {
  if (type === "aws:ec2/instance:Instance") return vcpus(String(fromTemplate(inputs, place).instanceType));
  if (type !== "aws:autoscaling/group:Group") return 0;
  const mixed = field(inputs["mixedInstancesPolicy"], "launchTemplate");
  const used = field(mixed, "launchTemplateSpecification") ?? inputs["launchTemplate"];
  const types = list(field(mixed, "overrides")).map((one) => field(one, "instanceType"));
  const first = fromTemplate({ launchTemplate: used }, place).instanceType;
  const largest = Math.max(...(types.length > 0 ? types : [first]).map((one) => vcpus(String(one))));
  return number(inputs["maxSize"]) * largest;
}
