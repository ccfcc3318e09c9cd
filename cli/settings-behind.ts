import {
  AUTO_SCALING_GROUP,
  BACKUP_PLAN,
  BUCKET_REPLICATION,
  DB_CLUSTER,
  DB_INSTANCE,
  DYNAMODB_TABLE,
  HEALTH_CHECK,
  LAMBDA_FUNCTION,
  LOAD_BALANCERS,
  NAT_GATEWAY,
  QUEUE,
  STREAM,
  SUBNET,
  TARGET_GROUPS,
} from "../policy/aws";
import type { Finding } from "../policy/evaluate";
import { isTreeList, isTreeObject, type Graph, type Resource } from "../policy/graph";
import { KINDS } from "./compute";
import type { ConfigFiles } from "./plan/config-files";
import { isObject } from "./plan/wire";
import { setting, type Setting } from "./setting";

/** A setting in the files. */
export interface PlacedSetting {
  /** `holdfast:databases.orders.multiAz`. */
  readonly path: string;
  readonly area: string;
  readonly file: string;
  /** The stacks whose configuration has it from that file. */
  readonly stacks: readonly string[];
  /** As it is written; undefined where the default holds. */
  readonly value: unknown;
}

const GLOBAL_CLUSTER = "aws:rds/globalCluster:GlobalCluster";
const TABLES = [DYNAMODB_TABLE, "aws:dynamodb/tableReplica:TableReplica"];

export const SETTINGS: readonly Setting[] = [
  setting([], "objectives.software", "workload", "objectives.software"),
  setting([], "objectives.infrastructure", "workload", "objectives.infrastructure"),
  setting([], "objectives.zone", "workload", "objectives.zone"),
  setting([], "objectives.region", "workload", "objectives.region"),
  setting([SUBNET], "natGatewayId", "network", "natGateways"),
  setting([NAT_GATEWAY], "availabilityMode", "network", "natGateways"),
  setting([AUTO_SCALING_GROUP], "vpcZoneIdentifiers", "network", "zones"),
  setting(LOAD_BALANCERS, "subnets", "network", "zones"),
  setting(LOAD_BALANCERS, "enableCrossZoneLoadBalancing", "ingress", "crossZone"),
  setting(LOAD_BALANCERS, "enableDeletionProtection", "ingress", "deletionProtection"),
  setting(TARGET_GROUPS, "healthCheck.interval", "ingress", "healthCheck.interval"),
  setting(TARGET_GROUPS, "healthCheck.unhealthyThreshold", "ingress", "healthCheck.unhealthyThreshold"),
  setting(TARGET_GROUPS, "deregistrationDelay", "ingress", "deregistrationDelay"),
  setting(TARGET_GROUPS, "loadBalancingCrossZoneEnabled", "ingress", "crossZone"),
  // A warm standby runs its reduced size.
  setting([AUTO_SCALING_GROUP], "minSize", "compute", "min", "standby.min"),
  setting([AUTO_SCALING_GROUP], "maxSize", "compute", "max"),
  setting([AUTO_SCALING_GROUP], "targetTrackingConfiguration.targetValue", "compute", "targetCpu"),
  setting([AUTO_SCALING_GROUP], "instanceMaintenancePolicy.minHealthyPercentage", "compute", "refresh.minHealthy"),
  setting([AUTO_SCALING_GROUP], "instanceRefresh.preferences.minHealthyPercentage", "compute", "refresh.minHealthy"),
  setting([AUTO_SCALING_GROUP], "instanceRefresh.preferences.autoRollback", "compute", "refresh.rollback"),
  ...KINDS.flatMap(({ settings }) => settings),
  setting([HEALTH_CHECK], "failureThreshold", "dns", "healthCheck.threshold"),
  setting([HEALTH_CHECK], "requestInterval", "dns", "healthCheck.interval"),
  setting([DB_INSTANCE], "multiAz", "databases", "*.multiAz", "*.standby.multiAz"),
  setting([DB_INSTANCE, DB_CLUSTER], "backupRetentionPeriod", "databases", "*.backupRetentionDays"),
  setting([DB_CLUSTER], "instances", "databases", "*.instances.readers", "*.standby.instances"),
  setting([DB_INSTANCE, DB_CLUSTER, GLOBAL_CLUSTER], "deletionProtection", "databases", "*.deletionProtection"),
  // A plan of AWS Backup selects by tag.
  setting([DB_INSTANCE, DB_CLUSTER], "tags", "databases", "*.backup"),
  setting(TABLES, "deletionProtectionEnabled", "tables", "*.deletionProtection"),
  setting(TABLES, "tags", "tables", "*.backup"),
  setting([QUEUE], "messageRetentionSeconds", "queues", "*.retention"),
  setting([STREAM], "retentionPeriod", "streams", "*.retention"),
  setting([BUCKET_REPLICATION], "rules[].destination.replicationTime", "buckets", "*.replication.timeControl"),
  setting([BACKUP_PLAN], "rules[].schedule", "backup", "rules.#.every"),
  setting([BACKUP_PLAN], "rules[].completionWindow", "backup", "rules.#.completeWithin"),
  setting([QUEUE], "visibilityTimeoutSeconds", "queues", "*.visibilityTimeout"),
  setting([LAMBDA_FUNCTION], "timeout", "functions", "*.timeout"),
];

/** The setting that a property of a resource comes from; undefined for what the configuration does not decide. */
export function settingOf({ type }: Pick<Resource, "type">, property: string): Setting | undefined {
  const named = property.replace(/\[\d+\]/g, "[]");
  return SETTINGS.find((one) => one.property === named && (one.types.length === 0 || one.types.includes(type)));
}

/**
 * Where the setting of a resource's property is in the files; undefined where its area is in none, or the resource is of none of its members.
 * @param property `rules[0].schedule`, where that is one of a list
 */
export function placeIn(
  files: ConfigFiles,
  resource: Resource,
  { area, path: usual, standby }: Setting,
  property = "",
): PlacedSetting | undefined {
  const own = files.stacks.find(({ name }) => name === resource.stack);
  const rule = usual.includes("#") ? ruleAt(resource, property) : undefined;
  // A plan without settings has the rule `scheduled`.
  const text = own?.config[area] ?? (rule === undefined ? undefined : "{}");
  if (own === undefined || text === undefined || (usual.includes("#") && rule === undefined)) return undefined;
  const written: unknown = JSON.parse(text);
  const member = isObject(written) ? memberOf(resource, Object.keys(written)) : undefined;
  if (usual.startsWith("*") && member === undefined) return undefined;
  const isOwn = standby !== undefined && isStandby(own.config) && (standby.startsWith("*") || isSet(written, standby));
  const full = (isOwn ? standby : usual).replace("*", member ?? "").replace("#", rule ?? "");
  // What both stacks have alike is written once, in Pulumi.yaml.
  const shared = files.stacks.every(({ config }) => config[area] === own.config[area]);
  return {
    path: `${area}.${full}`,
    area,
    file: shared ? "Pulumi.yaml" : `Pulumi.${own.name}.yaml`,
    stacks: files.stacks.flatMap(({ name }) => (shared || name === own.name ? [name] : [])),
    value: valueAt(written, full),
  };
}

const valueAt = (tree: unknown, path: string): unknown =>
  path.split(".").reduce<unknown>((value, key) => (isObject(value) ? value[key] : undefined), tree);

/** Whether anything is written of a part such as `standby`. */
const isSet = (tree: unknown, path: string): boolean => valueAt(tree, path.split(".")[0] ?? "") !== undefined;

/** The primary serves, until `holdfast:active` names the secondary. */
const isStandby = (config: Readonly<Record<string, string>>): boolean =>
  config["holdfast:role"] !== undefined && config["holdfast:role"] !== (config["holdfast:active"] ?? "primary");

/** The name of the rule that a property is of: a rule of a backup plan has that of its settings. */
function ruleAt({ inputs: { rules } }: Resource, property: string): string | undefined {
  const rule = isTreeList(rules) ? rules[Number(/\[(\d+)\]/.exec(property)?.[1])] : undefined;
  const name = isTreeObject(rule) ? rule["ruleName"] : undefined;
  return typeof name === "string" ? name : undefined;
}

/** The longest of some names that a resource's has: `storefront-orders-1` is of `orders`. */
function memberOf({ name }: Resource, names: readonly string[]): string | undefined {
  const found = names.filter((each) => new RegExp(`(^|-)${each}(-|$)`).test(name));
  return found.sort((a, b) => b.length - a.length)[0];
}

/** Of each finding on a plan, the setting that its property comes from. */
export function settingsBehind(files: ConfigFiles, graph: Graph): (finding: Finding) => PlacedSetting | undefined {
  return ({ resource: urn, property }) => {
    const resource = graph.get(urn);
    const found = resource && property !== null ? settingOf(resource, property) : undefined;
    return resource && found && placeIn(files, resource, found, property ?? undefined);
  };
}
