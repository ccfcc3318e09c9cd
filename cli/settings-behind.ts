import {
  AUTO_SCALING_GROUP,
  DB_CLUSTER,
  DB_INSTANCE,
  DYNAMODB_TABLE,
  HEALTH_CHECK,
  LAMBDA_FUNCTION,
  LOAD_BALANCERS,
  QUEUE,
  SUBNET,
  TARGET_GROUPS,
} from "../policy/aws";
import type { Finding } from "../policy/evaluate";
import type { Graph, Resource } from "../policy/graph";
import type { ConfigFiles } from "./plan/config-files";
import { isObject } from "./plan/wire";

/** The setting that a property of a resource comes from. */
export interface Setting {
  /** Empty for a property that resources of many types have. */
  readonly types: readonly string[];
  readonly property: string;
  /** `holdfast:compute`. */
  readonly area: string;
  /** The path below the area; `*` is the one of the area's members that the resource is of. */
  readonly path: string;
}

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
  setting([AUTO_SCALING_GROUP], "vpcZoneIdentifiers", "network", "zones"),
  setting(LOAD_BALANCERS, "subnets", "network", "zones"),
  setting(LOAD_BALANCERS, "enableDeletionProtection", "ingress", "deletionProtection"),
  setting(TARGET_GROUPS, "healthCheck.interval", "ingress", "healthCheck.interval"),
  setting(TARGET_GROUPS, "healthCheck.unhealthyThreshold", "ingress", "healthCheck.unhealthyThreshold"),
  setting(TARGET_GROUPS, "deregistrationDelay", "ingress", "deregistrationDelay"),
  setting(TARGET_GROUPS, "loadBalancingCrossZoneEnabled", "ingress", "crossZone"),
  setting([AUTO_SCALING_GROUP], "minSize", "compute", "min"),
  setting([AUTO_SCALING_GROUP], "maxSize", "compute", "max"),
  setting([AUTO_SCALING_GROUP], "targetTrackingConfiguration.targetValue", "compute", "targetCpu"),
  setting([AUTO_SCALING_GROUP], "instanceMaintenancePolicy.minHealthyPercentage", "compute", "refresh.minHealthy"),
  setting([AUTO_SCALING_GROUP], "instanceRefresh.preferences.minHealthyPercentage", "compute", "refresh.minHealthy"),
  setting([AUTO_SCALING_GROUP], "instanceRefresh.preferences.autoRollback", "compute", "refresh.rollback"),
  setting([HEALTH_CHECK], "failureThreshold", "dns", "healthCheck.threshold"),
  setting([HEALTH_CHECK], "requestInterval", "dns", "healthCheck.interval"),
  setting([DB_INSTANCE], "multiAz", "databases", "*.multiAz"),
  setting([DB_INSTANCE, DB_CLUSTER], "backupRetentionPeriod", "databases", "*.backupRetentionDays"),
  setting([DB_CLUSTER], "instances", "databases", "*.instances.readers"),
  setting([DB_INSTANCE, DB_CLUSTER, GLOBAL_CLUSTER], "deletionProtection", "databases", "*.deletionProtection"),
  // A plan of AWS Backup selects by tag.
  setting([DB_INSTANCE, DB_CLUSTER], "tags", "databases", "*.backup"),
  setting(TABLES, "deletionProtectionEnabled", "tables", "*.deletionProtection"),
  setting(TABLES, "tags", "tables", "*.backup"),
  setting([QUEUE], "messageRetentionSeconds", "queues", "*.retention"),
  setting([QUEUE], "visibilityTimeoutSeconds", "queues", "*.visibilityTimeout"),
  setting([LAMBDA_FUNCTION], "timeout", "functions", "*.timeout"),
];

function setting(types: readonly string[], property: string, area: string, path: string): Setting {
  return { types, property, area: `holdfast:${area}`, path };
}

/** The setting that a property of a resource comes from; undefined for what the configuration does not decide. */
export function settingOf({ type }: Pick<Resource, "type">, property: string): Setting | undefined {
  return SETTINGS.find((one) => one.property === property && (one.types.length === 0 || one.types.includes(type)));
}

/** Where a resource's setting is in the files; undefined where its area is in none, or the resource is of none of its members. */
export function placeIn(files: ConfigFiles, resource: Resource, { area, path }: Setting): PlacedSetting | undefined {
  const own = files.stacks.find(({ name }) => name === resource.stack);
  const text = own?.config[area];
  if (own === undefined || text === undefined) return undefined;
  const written: unknown = JSON.parse(text);
  const member = isObject(written) ? memberOf(resource, Object.keys(written)) : undefined;
  if (path.startsWith("*") && member === undefined) return undefined;
  // A warm standby runs its reduced size.
  const isReduced = isObject(written) && isObject(written["standby"]) && path === "min";
  const full = isReduced ? "standby.min" : path.replace("*", member ?? "");
  // What both stacks have alike is written once, in Pulumi.yaml.
  const shared = files.stacks.every(({ config }) => config[area] === text);
  return {
    path: `${area}.${full}`,
    area,
    file: shared ? "Pulumi.yaml" : `Pulumi.${own.name}.yaml`,
    stacks: files.stacks.flatMap(({ name }) => (shared || name === own.name ? [name] : [])),
    value: full.split(".").reduce<unknown>((value, key) => (isObject(value) ? value[key] : undefined), written),
  };
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
    return resource && found && placeIn(files, resource, found);
  };
}
