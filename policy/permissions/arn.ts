import {
  BACKUP_VAULT,
  BUCKET,
  BUCKET_V2,
  COMPOSITE_ALARM,
  DB_EVENT_SUBSCRIPTION,
  DYNAMODB_TABLE,
  EVENT_BUS,
  EVENT_RULE,
  IAM_ROLE,
  KMS_KEY,
  KMS_REPLICA_KEY,
  LAMBDA_FUNCTION,
  LOG_GROUP,
  METRIC_ALARM,
  QUEUE,
  STREAM,
  TOPIC,
  TRAIL,
} from "../aws";
import { perGraph, valueOf, type Graph, type Resource } from "../graph";
import { UNSEEN } from "./text";

const ARN = /^arn:([^:]+):([^:]*):([^:]*):(\d{12})?:/;

/** The service in a type's ARN, the property with its name, and what comes after the account. */
const FORMS: Readonly<Record<string, readonly [service: string, named: string, tail: (name: string) => string]>> = {
  [METRIC_ALARM]: ["cloudwatch", "name", (name) => `alarm:${name}`],
  [COMPOSITE_ALARM]: ["cloudwatch", "alarmName", (name) => `alarm:${name}`],
  [TOPIC]: ["sns", "name", (name) => name],
  [QUEUE]: ["sqs", "name", (name) => name],
  [STREAM]: ["kinesis", "name", (name) => `stream/${name}`],
  [DYNAMODB_TABLE]: ["dynamodb", "name", (name) => `table/${name}`],
  [LAMBDA_FUNCTION]: ["lambda", "name", (name) => `function:${name}`],
  [LOG_GROUP]: ["logs", "name", (name) => `log-group:${name}`],
  [EVENT_BUS]: ["events", "name", (name) => `event-bus/${name}`],
  [BACKUP_VAULT]: ["backup", "name", (name) => `backup-vault:${name}`],
  [KMS_KEY]: ["kms", "keyId", (name) => `key/${name}`],
  [KMS_REPLICA_KEY]: ["kms", "keyId", (name) => `key/${name}`],
  [TRAIL]: ["cloudtrail", "name", (name) => `trail/${name}`],
  [DB_EVENT_SUBSCRIPTION]: ["rds", "name", (name) => `es:${name}`],
};

/** The ARN of a resource; what of it is known only after deployment is UNSEEN (text.ts). */
export function arnOf(resource: Resource, graph: Graph): string {
  const known = graph.string(resource, "arn");
  if (known.kind === "known") return known.value;
  const named = (property: string) => valueOf(graph.string(resource, property)) ?? UNSEEN;
  const partition = partitionOf(resource.region);
  if (resource.type === BUCKET || resource.type === BUCKET_V2) return `arn:${partition}:s3:::${named("bucket")}`;
  const account = accountOf(resource, graph) ?? UNSEEN;
  if (resource.type === IAM_ROLE)
    return `arn:${partition}:iam::${account}:role${valueOf(graph.string(resource, "path")) ?? "/"}${named("name")}`;
  const region = resource.region ?? UNSEEN;
  if (resource.type === EVENT_RULE) {
    const bus = valueOf(graph.string(resource, "eventBusName", "default")) ?? UNSEEN;
    const of = bus === "default" ? "" : `${bus.split("/").at(-1)}/`;
    return `arn:${partition}:events:${region}:${account}:rule/${of}${named("name")}`;
  }
  const form = FORMS[resource.type];
  if (!form) return `arn:${partition}:${UNSEEN}:${region}:${account}:${UNSEEN}`;
  const [service, property, tail] = form;
  return `arn:${partition}:${service}:${region}:${account}:${tail(named(property))}`;
}

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html */
export function partitionOf(region: string | undefined): string {
  if (region === undefined) return UNSEEN;
  return region.startsWith("cn-") ? "aws-cn" : region.startsWith("us-gov-") ? "aws-us-gov" : "aws";
}

/** The account in an ARN; undefined where it has none, as a bucket's. */
export function accountIn(arn: string): string | undefined {
  return ARN.exec(arn)?.[4];
}

/** The Region in an ARN; undefined where it has none, as a bucket's. */
export function regionIn(arn: string): string | undefined {
  const region = ARN.exec(arn)?.[3];
  return region === "" ? undefined : region;
}

/** The accounts in the ARNs of what each provider made. */
const accountsByProvider = perGraph((graph) => {
  const found = new Map<string | undefined, Set<string>>();
  for (const resource of graph.resources) {
    const account = accountIn(valueOf(graph.string(resource, "arn")) ?? "");
    if (account !== undefined) found.set(resource.provider, (found.get(resource.provider) ?? new Set()).add(account));
  }
  return found;
});

/** The account of a resource: the one in its ARN, or in those of all that its provider made. */
export function accountOf(resource: Resource, graph: Graph): string | undefined {
  const own = accountIn(valueOf(graph.string(resource, "arn")) ?? "");
  const [account, ...others] = accountsByProvider(graph).get(resource.provider) ?? [];
  return own ?? (others.length === 0 ? account : undefined);
}

/** Whether two accounts are known to differ. */
export function differ(one: string | undefined, other: string | undefined): boolean {
  return one !== undefined && other !== undefined && one !== other;
}
