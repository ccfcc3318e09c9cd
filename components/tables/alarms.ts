import type * as pulumi from "@pulumi/pulumi";
import { formatDuration } from "../../lib/duration";
import { lagThreshold } from "../topology/replication-lag";
import type { Table } from "../config/schema/tables";
import type { AlarmSpec } from "../observability/alerts";
import type { StoreContext } from "../store";
import { tableName } from "../topology/stores";
import type { TableHere } from "../topology/tables";

const MINUTE = 60;

export interface TableAlarmsArgs extends Pick<StoreContext, "settings" | "topology" | "alerts"> {
  /** Its name in the settings. */
  store: string;
  table: Table;
  here: TableHere;
}

type Spec = Omit<AlarmSpec, "group" | "namespace">;

const KINDS = [
  ["read", "Read"],
  ["write", "Write"],
] as const;

/**
 * The alarms on the table that a region has. Not UserErrors, which DynamoDB counts for the whole account and no table
 * (https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/metrics-dimensions.html).
 */
export function tableAlarms(args: TableAlarmsArgs, opts: pulumi.CustomResourceOptions): void {
  const { settings, alerts, store, table, here } = args;
  const { tableCapacity, throttledRequests } = settings.monitoring.stores;
  const name = tableName(settings.workload, store);
  const raise = (key: string, spec: Spec) =>
    alerts.alarm(`${store}-${key}`, { group: "stores", namespace: "AWS/DynamoDB", ...spec }, opts);
  // A strongly consistent write is in the other region before it succeeds, so that nothing lags.
  if (here.path === "replica") raise("replication-lag", replicationLag(args, name));
  raise("system-errors", systemErrors(name));
  for (const [kind, Kind] of KINDS) {
    raise(`${kind}s-throttled`, throttled(name, kind, `${Kind}ThrottleEvents`, throttledRequests));
    const most = mostUnits(table, kind);
    if (most !== undefined)
      raise(`${kind}-capacity`, capacity(name, kind, `Consumed${Kind}CapacityUnits`, most, tableCapacity));
  }
}

/** The most units a second that a table may use; undefined where the settings set no bound. */
function mostUnits({ billing }: Table, kind: "read" | "write"): number | undefined {
  if (billing.mode === "provisioned") return billing[kind].max;
  return kind === "read" ? billing.maxReadUnits : billing.maxWriteUnits;
}

/**
 * From a write here until it is in the other region, in milliseconds: reported in the region of the write for each region that receives it
 * (https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/V2globaltables_monitoring.html). Both regions can write, so both watch.
 */
function replicationLag({ settings, topology, store, table }: TableAlarmsArgs, name: string): Spec {
  const threshold = lagThreshold(store, table, settings);
  const to = topology.peer.region;
  return {
    what: `What is written to table ${name} here reaches ${to} after more than ${formatDuration(threshold)} for 5 minutes.`,
    todo: `What has not arrived there is lost if this region is lost now: see how ${to} is, and whether its replica refuses writes.`,
    runbook: "stores.md#a-tables-replica-lags",
    // The other region's death raises it too, and must not make this region look sick.
    severity: "warning",
    metricName: "ReplicationLatency",
    dimensions: { TableName: name, ReceivingRegion: to },
    statistic: "Average",
    comparison: "GreaterThanThreshold",
    threshold: threshold * 1000,
    period: MINUTE,
    evaluationPeriods: 5,
    // Where nothing is written nothing is replicated and nothing reported: a standby's table, or any at night. Silence is no sign of anything.
    treatMissingData: "notBreaching",
  };
}

function throttled(name: string, kind: string, metricName: string, most: number): Spec {
  return {
    what: `DynamoDB refused ${most} or more ${kind}s of table ${name} within 5 minutes for want of capacity.`,
    todo: "Raise the table's most units, or find the key that takes them all in Contributor Insights.",
    runbook: "stores.md#a-table-throttles-requests",
    severity: "critical",
    metricName,
    dimensions: { TableName: name },
    statistic: "Sum",
    comparison: "GreaterThanOrEqualToThreshold",
    threshold: most,
    period: 5 * MINUTE,
    evaluationPeriods: 1,
    // It counts what is wrong, and is reported only when there is something.
    treatMissingData: "notBreaching",
  };
}

/** The metric is by operation, and there are a dozen: the query adds them up. */
function systemErrors(name: string): Spec {
  return {
    what: `DynamoDB answered requests for table ${name} with errors of its own for 3 of 5 minutes.`,
    todo: "See AWS Health for DynamoDB in this region; where it lasts, fail over.",
    runbook: "stores.md#a-table-returns-system-errors",
    severity: "critical",
    metricName: "SystemErrors",
    dimensions: { TableName: name },
    query: `SELECT SUM(SystemErrors) FROM SCHEMA("AWS/DynamoDB", Operation, TableName) WHERE TableName = '${name}'`,
    statistic: "Sum",
    comparison: "GreaterThanThreshold",
    threshold: 0,
    period: MINUTE,
    evaluationPeriods: 5,
    datapointsToAlarm: 3,
    // It counts what is wrong, and is reported only when there is something.
    treatMissingData: "notBreaching",
  };
}

/** Consumed units are a sum over the minute (metrics-dimensions.html): that of a second is its sixtieth. */
function capacity(name: string, kind: string, metricName: string, most: number, percent: number): Spec {
  const units = (most * percent) / 100;
  return {
    what: `Table ${name} used more than ${percent} % of its most ${kind} units (${units} of ${most} a second) for 5 minutes.`,
    todo: `Raise the most ${kind} units in its billing before requests are refused: nothing scales it any further.`,
    runbook: "stores.md#a-table-throttles-requests",
    severity: "warning",
    metricName,
    dimensions: { TableName: name },
    statistic: "Sum",
    comparison: "GreaterThanThreshold",
    threshold: units * MINUTE,
    period: MINUTE,
    evaluationPeriods: 5,
    // A table that nobody uses reports nothing.
    treatMissingData: "notBreaching",
  };
}
