import {
  BACKUP_VAULT,
  BACKUP_VAULT_NOTIFICATIONS,
  BUCKET_NOTIFICATION,
  BUCKETS,
  BUDGET,
  COMPOSITE_ALARM,
  COST_ANOMALY_SUBSCRIPTION,
  DB_EVENT_SUBSCRIPTION,
  DOCDB_EVENT_SUBSCRIPTION,
  ELASTICACHE_CLUSTER,
  EVENT_BUS,
  EVENT_RULE,
  EVENT_TARGET,
  HOSTED_ZONE,
  LOG_GROUP,
  LOG_SUBSCRIPTION,
  METRIC_ALARM,
  NEPTUNE_EVENT_SUBSCRIPTION,
  NOTIFICATION_RULE,
  QUERY_LOG,
  REDSHIFT_EVENT_SUBSCRIPTION,
  REPLICATION_GROUP,
  SES_DESTINATION,
  SES_IDENTITY_TOPIC,
  TOPIC,
  TOPIC_SUBSCRIPTION,
  TRAIL,
} from "../aws";
import { OPT_IN_REGIONS } from "../../facts/regions";
import { snsPrincipal } from "../../lib/sns-principal";
import { valueOf, type Graph, type Resource } from "../graph";
import { accountIn, accountOf, arnOf, regionIn } from "./arn";
import { ABSENT } from "./conditions";
import { serviceContext, type Request } from "./request";
import { UNSEEN } from "./text";

/** A service that sends something in its own name, because of a resource. */
export interface Sender {
  /** What makes it send: an alarm, the target of a rule, a subscription, a notification. */
  readonly by: Resource;
  /** `cloudwatch.amazonaws.com` */
  readonly service: string;
  /** What it sends for (aws:SourceArn), which may have unseen parts: an alarm, a rule, a topic, a bucket. */
  readonly source: string;
  /** The resource behind it, where it is in the program. */
  readonly sourceResource: Resource | undefined;
  readonly account: string | undefined;
}

/** What it is that a service sends to. */
export type Channel = "sns" | "sqs" | "lambda" | "kms" | "s3" | "logs";

export const CLOUDWATCH = "cloudwatch.amazonaws.com";
export const EVENTBRIDGE = "events.amazonaws.com";
export const SNS = "sns.amazonaws.com";
export const S3 = "s3.amazonaws.com";
/** https://docs.aws.amazon.com/aws-backup/latest/devguide/backup-notifications.html */
export const BACKUP = "backup.amazonaws.com";
/** https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_Events.GrantingPermissions.html */
export const RDS_EVENTS = "events.rds.amazonaws.com";
export const CLOUDTRAIL = "cloudtrail.amazonaws.com";
/** https://docs.aws.amazon.com/cost-management/latest/userguide/budgets-sns-policy.html */
const BUDGETS = "budgets.amazonaws.com";
/** https://docs.aws.amazon.com/cost-management/latest/userguide/ad-SNS.html */
const COST_ALERTS = "costalerts.amazonaws.com";
/** https://docs.aws.amazon.com/dtconsole/latest/userguide/set-up-sns.html */
const CODESTAR = "codestar-notifications.amazonaws.com";
/** https://docs.aws.amazon.com/ses/latest/dg/configure-sns-notifications.html */
const SES = "ses.amazonaws.com";
/** https://docs.aws.amazon.com/Route53/latest/APIReference/API_CreateQueryLoggingConfig.html */
const ROUTE53 = "route53.amazonaws.com";
/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/SubscriptionFilters.html#LambdaFunctionExample */
const LOGS = "logs.amazonaws.com";
export const ELASTICACHE = "elasticache.amazonaws.com";
const REDSHIFT = "redshift.amazonaws.com";
/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarms-and-actions-Lambda.html */
const ALARMS_TO_LAMBDA = "lambda.alarms.cloudwatch.amazonaws.com";

/** By the type of what makes it send: the service, and the property with what it sends for; itself where there is none. */
const SENDING: Readonly<Record<string, readonly [service: string, of?: string, types?: readonly string[]]>> = {
  [METRIC_ALARM]: [CLOUDWATCH],
  [COMPOSITE_ALARM]: [CLOUDWATCH],
  [EVENT_BUS]: [EVENTBRIDGE],
  [TOPIC_SUBSCRIPTION]: [SNS, "topic", [TOPIC]],
  [BUCKET_NOTIFICATION]: [S3, "bucket", BUCKETS],
  [BACKUP_VAULT_NOTIFICATIONS]: [BACKUP, "backupVaultName", [BACKUP_VAULT]],
  [DB_EVENT_SUBSCRIPTION]: [RDS_EVENTS],
  [DOCDB_EVENT_SUBSCRIPTION]: [RDS_EVENTS],
  [NEPTUNE_EVENT_SUBSCRIPTION]: [RDS_EVENTS],
  [REDSHIFT_EVENT_SUBSCRIPTION]: [REDSHIFT],
  [REPLICATION_GROUP]: [ELASTICACHE],
  [ELASTICACHE_CLUSTER]: [ELASTICACHE],
  [BUDGET]: [BUDGETS],
  [COST_ANOMALY_SUBSCRIPTION]: [COST_ALERTS],
  [NOTIFICATION_RULE]: [CODESTAR],
  [TRAIL]: [CLOUDTRAIL],
  [SES_DESTINATION]: [SES],
  [SES_IDENTITY_TOPIC]: [SES],
  [LOG_SUBSCRIPTION]: [LOGS, "logGroup", [LOG_GROUP]],
  [QUERY_LOG]: [ROUTE53, "zoneId", [HOSTED_ZONE]],
};

/** The types of which it is known in whose name what is sent. */
export const SENDING_TYPES: readonly string[] = [...Object.keys(SENDING), EVENT_TARGET];

/** In whose name something is sent because of a resource of SENDING_TYPES; undefined for another type. */
export function senderOf(by: Resource, graph: Graph): Sender | undefined {
  if (by.type === EVENT_TARGET) return ofRule(by, graph);
  const [service, property, types] = SENDING[by.type] ?? [];
  if (service === undefined) return undefined;
  if (property === undefined || types === undefined) return sender(by, service, by, graph);
  const { certain, possible, external } = graph.references(by, property, types);
  const [named] = certain;
  if (named && possible.length === 0) return sender(by, service, named, graph);
  const [arn] = external;
  const text = arn?.startsWith("arn:") ? arn : UNSEEN;
  return { by, service, source: text, sourceResource: undefined, account: accountIn(text) ?? accountOf(by, graph) };
}

function sender(by: Resource, service: string, source: Resource, graph: Graph): Sender {
  return { by, service, source: arnOf(source, graph), sourceResource: source, account: accountOf(source, graph) };
}

/** The rule that a target belongs to, as far as it is known: two buses may have rules of one name. */
function ofRule(target: Resource, graph: Graph): Sender {
  const { certain, possible } = graph.references(target, "rule", [EVENT_RULE]);
  const bus = busOf(target, graph);
  const found = certain.length > 0 ? certain : possible.filter((rule) => bus && busOf(rule, graph) === bus);
  const [rule] = found;
  if (rule && found.length === 1) return sender(target, EVENTBRIDGE, rule, graph);
  const account = accountOf(target, graph);
  const name = valueOf(graph.string(target, "rule")) ?? UNSEEN;
  const path = bus === "default" ? name : `${bus ?? UNSEEN}/${name}`;
  const source = `arn:${UNSEEN}:events:${target.region ?? UNSEEN}:${account ?? UNSEEN}:rule/${path}`;
  return { by: target, service: EVENTBRIDGE, source, sourceResource: undefined, account };
}

/** The name of the bus of a rule or a target; undefined where it is not known yet. */
function busOf(resource: Resource, graph: Graph): string | undefined {
  const given = graph.string(resource, "eventBusName", "default");
  if (given.kind === "known") return given.value.split("/").at(-1);
  const [bus] = graph.references(resource, "eventBusName", [EVENT_BUS]).certain;
  return bus && valueOf(graph.string(bus, "name"));
}

/** Which services publish with the former key aws:SourceOwner (https://docs.aws.amazon.com/sns/latest/dg/sns-access-policy-use-cases.html). */
const WITH_SOURCE_OWNER = [CLOUDWATCH, RDS_EVENTS, ELASTICACHE, REDSHIFT];

/** Of which services it is not documented what they send as aws:SourceArn and aws:SourceAccount. */
const WITHOUT_SOURCE_DOCUMENTED = [BACKUP, BUDGETS, COST_ALERTS, CODESTAR, REDSHIFT, SES];

type Entry = readonly [string, string | typeof ABSENT];

/** The keys with which a service says what it sends for. */
function sourceKeys({ service, source, account }: Sender, channel: Channel): readonly Entry[] {
  const owner: Entry = [
    "aws:sourceowner",
    channel === "sns" && WITH_SOURCE_OWNER.includes(service) ? (account ?? UNSEEN) : ABSENT,
  ];
  if (service === EVENTBRIDGE && channel === "kms") {
    // "not supported for EventBridge-to-encrypted topics" (https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html).
    return [owner, ["aws:sourcearn", ABSENT], ["aws:sourceaccount", ABSENT]];
  }
  // "You can't use Condition blocks in Amazon SNS topic policies for EventBridge" (eb-use-resource-based.html#eb-sns-permissions): not
  // that they fail.
  if (service === EVENTBRIDGE && channel === "sns") return [owner];
  // "If the policy uses aws:SourceAccount […], ElastiCache cannot publish" (https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/ElastiCacheSNS.html).
  if (service === ELASTICACHE) return [owner, ["aws:sourceaccount", ABSENT]];
  // The ARN of a log group has :* at its end here (https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/SubscriptionFilters.html#LambdaFunctionExample).
  if (/^logs\./.test(service))
    return [owner, ["aws:sourcearn", `${source.replace(/:\*$/, "")}:*`], ["aws:sourceaccount", account ?? UNSEEN]];
  if (WITHOUT_SOURCE_DOCUMENTED.includes(service)) return [owner];
  return [owner, ["aws:sourcearn", source], ["aws:sourceaccount", account ?? UNSEEN]];
}

/**
 * What a service asks of a resource in its own name.
 * @param more further keys of the request, in lower case
 */
export function requestOf(
  from: Sender,
  channel: Channel,
  action: string,
  to: { readonly arn: string; readonly region: string | undefined },
  more: readonly Entry[] = [],
): Request {
  const name = principalOf(from, channel, to.region);
  const context = serviceContext(name, [...sourceKeys(from, channel), ...more]);
  return { principal: { is: "service", name }, action, resource: to.arn, context };
}

/**
 * The service principal in whose name a sender asks, which a policy must name.
 * From an opt-in Region a topic invokes a function of another one with a principal of its own (https://docs.aws.amazon.com/sns/latest/dg/lambda-prereq.html).
 * @param to the Region of what it asks
 */
export function principalOf({ service, source }: Sender, channel: Channel, to: string | undefined): string {
  if (service === CLOUDWATCH && channel === "lambda") return ALARMS_TO_LAMBDA;
  if (service !== SNS || channel === "sns" || channel === "s3") return service;
  const from = regionIn(source);
  if (from === undefined || to === undefined || from === to) return service;
  if (channel !== "lambda") return snsPrincipal(from, to, OPT_IN_REGIONS.data);
  return OPT_IN_REGIONS.data.includes(from) ? `sns.${from}.amazonaws.com` : service;
}
