import { DEPLOYER_ACTIONS, DEPLOYER_RESOURCES, ON_ANY_RESOURCE } from "../../facts/permissions";
import { fits } from "../../policy/glob";
import type { DeployedResource } from "../plan";

/** A statement of an IAM policy. */
export interface Statement {
  Sid?: string;
  Effect: "Allow";
  Action: string[];
  Resource: string[];
  Condition?: Record<string, Record<string, string | string[]>>;
}

/** What is deployed, and where. */
export interface Deployment {
  resources: readonly DeployedResource[];
  account: string;
  /** The workload's name, with which its resources' names begin. */
  name: string;
  regions: readonly string[];
}

/** What a deployer needs, and the types of which that is not known. */
export interface Needed {
  statements: Statement[];
  unknown: string[];
}

/** Services with one endpoint for all Regions, whose requests are in us-east-1; and one that has endpoints in few, for all. */
const GLOBAL = new Set(["iam", "route53", "cloudfront", "chatbot"]);

/** Types whose names are the program's, and need not begin with the workload's. */
const NAMED = ["aws:s3/bucket:Bucket", "aws:cloudwatch/logGroup:LogGroup", "aws:scheduler/schedule:Schedule"];

/** Actions of IAM that are bound by a condition of their own. */
const PASS_ROLE = "iam:PassRole";
const SERVICE_LINKED = "iam:CreateServiceLinkedRole";

/** What deploying, changing and deleting the resources takes, in statements by service. */
export function neededFor(deployment: Deployment): Needed {
  const { resources, regions } = deployment;
  const types = [...new Set(resources.filter(({ custom }) => custom).map(({ type }) => type))]
    .filter((type) => type.startsWith("aws:"))
    .sort();
  const { data } = DEPLOYER_ACTIONS;
  const byService = new Map<string, Set<string>>();
  for (const type of types)
    for (const [service, names] of Object.entries(data[type] ?? {}))
      byService.set(service, new Set([...(byService.get(service) ?? []), ...names.split(" ")]));
  const inRegions = { StringEquals: { "aws:RequestedRegion": [...regions].sort() } };
  const onAny = { regional: [] as string[], global: [] as string[] };
  const statements = [...byService]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([service, names]): Statement[] => {
      const any = new Set(ON_ANY_RESOURCE.data[service]?.split(" "));
      const actions = [...names].sort().map((name) => `${service}:${name}`);
      const isAny = (action: string) => any.has(action.slice(service.length + 1)) || isUnscoped(service);
      onAny[GLOBAL.has(service) ? "global" : "regional"].push(...actions.filter(isAny));
      const scoped = actions.filter((action) => !isAny(action) && action !== PASS_ROLE && action !== SERVICE_LINKED);
      if (scoped.length === 0) return [];
      return [
        {
          Effect: "Allow",
          Action: scoped,
          Resource: resourcesOf(service, deployment),
          ...(!GLOBAL.has(service) && { Condition: inRegions }),
        },
      ];
    });
  const any: Statement[] = [
    { Effect: "Allow", Action: onAny.regional, Resource: ["*"], Condition: inRegions },
    { Effect: "Allow", Action: onAny.global, Resource: ["*"] },
  ];
  const all = [...statements, ...rolesOf(deployment, byService.get("iam")), ...any];
  return {
    statements: all.filter(({ Action }) => Action.length > 0),
    unknown: types.filter((type) => data[type] === undefined),
  };
}

function isUnscoped(service: string): boolean {
  return DEPLOYER_RESOURCES.data[service]?.[0] === "*" || DEPLOYER_RESOURCES.data[service] === undefined;
}

/** By the workload's name, and each planned resource by its own that is called otherwise, as a website's bucket is. */
function resourcesOf(service: string, { resources, account, name }: Deployment): string[] {
  const patterns = (DEPLOYER_RESOURCES.data[service] ?? ["*"]).map((pattern) =>
    pattern.replace("ACCOUNT", account).replace("NAME", name),
  );
  const own = resources.flatMap(({ type, outputs }): string[] => {
    const arn = outputs?.["arn"];
    const isNamed = NAMED.includes(type) && typeof arn === "string";
    return isNamed && !patterns.some((pattern) => fits(pattern, arn)) && arn.split(":")[2] === service ? [arn] : [];
  });
  const whole = service === "s3" ? own.flatMap((arn) => [arn, `${arn}/*`]) : own;
  return [...patterns, ...new Set(whole)];
}

/** Roles that are given to services, to those alone whose trust policies the plan has; and service-linked roles, which AWS defines. */
function rolesOf({ resources, account, name }: Deployment, iam: ReadonlySet<string> = new Set()): Statement[] {
  const services = new Set(resources.flatMap(trustedServices));
  return [
    ...(iam.has("PassRole")
      ? [
          {
            Effect: "Allow" as const,
            Action: [PASS_ROLE],
            Resource: [`arn:aws:iam::${account}:role/${name}*`],
            Condition: { StringEquals: { "iam:PassedToService": [...services].sort() } },
          },
        ]
      : []),
    ...(iam.has("CreateServiceLinkedRole")
      ? [
          {
            Effect: "Allow" as const,
            Action: [SERVICE_LINKED],
            Resource: [`arn:aws:iam::${account}:role/aws-service-role/*`],
          },
        ]
      : []),
  ];
}

/** The services of a role's trust policy. */
function trustedServices({ type, inputs }: DeployedResource): string[] {
  if (type !== "aws:iam/role:Role") return [];
  return JSON.stringify(inputs?.["assumeRolePolicy"] ?? "").match(/[a-z0-9.-]+\.amazonaws\.com/g) ?? [];
}
