import type * as pulumi from "@pulumi/pulumi";
import { formatDuration, MINUTE } from "../../lib/duration";
import { lagThreshold } from "../topology/replication-lag";
import type { Table } from "../config/schema/tables";
import type { AlarmSpec } from "../observability/alerts";
import { failures, FAILURES_IN_3_OF_5_MINUTES } from "../observability/thresholds";
import type { StoreContext } from "../store";
import { tableName } from "../topology/stores";
import type { TableHere } from "../topology/tables";

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
 * The alarms on a region's table. None on UserErrors, which DynamoDB counts for the whole account and no table
 * (https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/metrics-dimensions.html).
 */
export function tableAlarms(args: TableAlarmsArgs, opts: pulumi.CustomResourceOptions): void {
  const { settings, alerts, store, table, here } = args;
  const { tableCapacity, throttledRequests } = settings.monitoring.stores;
  const name = tableName(settings.workload, store);
  const raise = (key: string, spec: Spec) =>
    alerts.alarm(`${store}-${key}`, { group: "stores", namespace: "AWS/DynamoDB", ...spec }, opts);
  // A strongly consistent write is in the other region before it succeeds: there is no lag.
  if (here.path === "replica") raise("replication-lag", replicationLag(args, name));
  raise("system-errors", systemErrors(name));
  for (const [kind, Kind] of KINDS) {
    raise(`${kind}s-throttled`, throttled(name, kind, `${Kind}ThrottleEvents`, throttledRequests));
    const most = mostUnits(table, kind);
    if (most !== undefined)
      raise(`${kind}-capacity`, capacity(name, kind, `Consumed${Kind}CapacityUnits`, most, tableCapacity));
  }
}

/** The maximum units a second of a table; undefined if the settings have none. */
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
    problem: `Writes to table ${name} have reached ${to} only after more than ${formatDuration(threshold)} for 5 minutes.`,
    response: `Check AWS Health in ${to}, and whether its replica throttles writes: a failover now loses what has not been replicated.`,
    runbook: "stores.md#a-tables-replica-lags",
    // An impaired other Region causes it too, and must not put this region's composite alarm in ALARM.
    severity: "warning",
    metricName: "ReplicationLatency",
    dimensions: { TableName: name, ReceivingRegion: to },
    statistic: "Average",
    comparison: "GreaterThanThreshold",
    threshold: threshold * 1000,
    period: MINUTE,
    evaluationPeriods: 5,
    // Without writes nothing is replicated or reported, as in a standby's table or at night: missing data means nothing.
    treatMissingData: "notBreaching",
  };
}

function throttled(name: string, kind: string, metricName: string, most: number): Spec {
  return {
    problem: `DynamoDB throttled ${most} or more ${kind}s of table ${name} within 5 minutes.`,
    response: "Raise the table's maximum units, or find the hot key in Contributor Insights.",
    runbook: "stores.md#a-table-throttles-requests",
    severity: "critical",
    metricName,
    dimensions: { TableName: name },
    ...failures(most, 5 * MINUTE),
  };
}

/** The metric is per operation, of which there are a dozen: the query adds them up. */
function systemErrors(name: string): Spec {
  return {
    problem: `DynamoDB returned at least 1 system error for table ${name} in 3 of 5 minutes.`,
    response: "Check AWS Health for DynamoDB in this Region; if the errors persist, fail over.",
    runbook: "stores.md#a-table-returns-system-errors",
    severity: "critical",
    metricName: "SystemErrors",
    dimensions: { TableName: name },
    query: `SELECT SUM(SystemErrors) FROM SCHEMA("AWS/DynamoDB", Operation, TableName) WHERE TableName = '${name}'`,
    ...FAILURES_IN_3_OF_5_MINUTES,
  };
}

/** Consumed units are a sum over the minute (metrics-dimensions.html): that of a second is its sixtieth. */
function capacity(name: string, kind: string, metricName: string, most: number, percent: number): Spec {
  const units = (most * percent) / 100;
  return {
    problem: `Table ${name} used more than ${percent} % of its maximum ${kind} units (${units} of ${most} a second) for 5 minutes.`,
    response: `Raise the maximum ${kind} units in its billing before requests are throttled: Auto Scaling stops there.`,
    runbook: "stores.md#a-table-throttles-requests",
    severity: "warning",
    metricName,
    dimensions: { TableName: name },
    statistic: "Sum",
    comparison: "GreaterThanThreshold",
    threshold: units * MINUTE,
    period: MINUTE,
    evaluationPeriods: 5,
    // An unused table reports nothing.
    treatMissingData: "notBreaching",
  };
}
