import { QUOTAS, type Quota } from "../../facts/quotas";
import { LOAD_BALANCERS } from "../../policy/aws";
import { KINDS } from "../compute";
import type { PlannedStack } from "../plan";
import { homeRegion, type DeployedResource } from "../plan/deployment";
import type { CountedQuota } from "./cost";
import { field, fromTemplate, list, number } from "./inputs";
import { vcpus } from "./sizes";
import { placeOf, type Inputs, type Place } from "./place";

/** A quota, and what each of the Regions needs of it when it runs the whole service. */
export interface NeededQuota extends Quota {
  needed: number;
  regions: string[];
}

/** What users reach a Region by. */
const FRONTS: readonly string[] = [...LOAD_BALANCERS, ...KINDS.flatMap(({ fronts }) => fronts.map(({ type }) => type))];

/** Concurrency that no function can reserve (https://docs.aws.amazon.com/lambda/latest/dg/configuration-concurrency.html). */
const UNRESERVED = 100;

/**
 * What of each quota every Region must have: either may have to run the whole service, so that what one needs at its largest the other needs too.
 * An account has often less in a Region that it does not use, and a standby finds out in the disaster.
 */
export function quotasOf(planned: readonly PlannedStack[]): NeededQuota[] {
  const stacks = planned.map(({ deployment }) => deployment.deployment.resources);
  const serving = stacks.filter((all) => all.some(({ type }) => FRONTS.includes(type)));
  const regions = serving.map(homeRegion);
  return COUNTED.flatMap(({ quota, needed: of }) => {
    const needed = Math.max(0, ...serving.map(of));
    return needed === 0 ? [] : [{ ...quota, needed, regions }];
  });
}

const Q = QUOTAS.data;

const COUNTED: readonly CountedQuota[] = [
  {
    quota: Q.standardVcpu,
    needed: (all) => {
      const place = placeOf(all);
      return all.reduce((sum, { type, inputs = {} }) => sum + vcpusOf(type, inputs, place), 0);
    },
  },
  ...KINDS.flatMap(({ quotas }) => quotas),
  { quota: Q.elasticIps, needed: (all) => count(all, "aws:ec2/eip:Eip") },
  {
    quota: Q.dbInstances,
    needed: (all) => count(all, "aws:rds/instance:Instance", "aws:rds/clusterInstance:ClusterInstance"),
  },
  {
    quota: Q.concurrentInvocations,
    needed: (all) => {
      const reserved = sumOf(all, "aws:lambda/function:Function", (one) => number(one["reservedConcurrentExecutions"]));
      return reserved > 0 ? reserved + UNRESERVED : 0;
    },
  },
];

function sumOf(all: readonly DeployedResource[], wanted: string, of: (inputs: Inputs) => number): number {
  return all.reduce((sum, { type, inputs = {} }) => (type === wanted ? sum + of(inputs) : sum), 0);
}

function count(all: readonly DeployedResource[], ...types: string[]): number {
  return all.filter(({ type }) => types.includes(type)).length;
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
