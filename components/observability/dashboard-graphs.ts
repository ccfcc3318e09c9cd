import { BALANCED_KINDS } from "../config/schema/compute";
import type { AlarmGroup, AlarmSpec } from "./alerts";
import type { MetricEntry, MetricProperties } from "./dashboard-widgets";

/** An alarm with every value known, as a dashboard shows it. */
export interface ShownAlarm {
  key: string;
  arn: string;
  group: AlarmGroup;
  severity: AlarmSpec["severity"];
  runbook: AlarmSpec["runbook"];
  namespace: string;
  metricName: string;
  dimensions: Record<string, string>;
  statistic: string;
  threshold: number;
  comparison: AlarmSpec["comparison"];
  /** Seconds. */
  period: number;
  math?: AlarmSpec["math"];
  query?: string;
}

/** The alarms on one kind of metric: the same metric and dimensions, of different things. */
export type Kind = readonly [ShownAlarm, ...ShownAlarm[]];

/** What is shown of each kind of compute. */
const OF_COMPUTE = Object.values(BALANCED_KINDS).map(({ metrics }) => metrics);

/** The title's first word, by namespace. */
const THINGS: Record<string, string> = {
  ...Object.fromEntries(OF_COMPUTE.flatMap(({ title, namespaces }) => namespaces.map((one) => [one, title]))),
  "AWS/ApplicationELB": "Load balancer",
  "AWS/NetworkELB": "Load balancer",
  "AWS/NATGateway": "NAT gateway",
  "AWS/CertificateManager": "Certificate",
  "AWS/Route53": "Route 53",
  "AWS/RDS": "Database",
  "AWS/DynamoDB": "Table",
  "AWS/S3": "Bucket",
  "AWS/EBS": "Volumes",
  "AWS/Backup": "Backup",
  "AWS/SQS": "Queue",
  "AWS/SNS": "Topic",
  "AWS/Lambda": "Function",
  "AWS/Kinesis": "Stream",
  "AWS/Events": "Events",
  CloudWatchSynthetics: "Canary",
};

/** Red for critical, orange for warning (CloudWatch's own palette). */
const COLORS = { critical: "#d62728", warning: "#ff7f0e" } as const;

/** The most lines of a readable graph. */
const MOST_LINES = 12;

/** The units of metrics whose figures could be misread. */
const UNITS: Record<string, string> = {
  ...Object.fromEntries(OF_COMPUTE.flatMap(({ units }) => Object.entries(units))),
  "AWS/ApplicationELB TargetResponseTime": "s",
  "AWS/RDS ReplicaLag": "s",
  "AWS/RDS AuroraGlobalDBReplicationLag": "ms",
  "AWS/RDS AuroraReplicaLagMaximum": "ms",
  "AWS/RDS FreeableMemory": "bytes",
  "AWS/RDS FreeStorageSpace": "bytes",
  "AWS/RDS OldestReplicationSlotLag": "bytes",
  "AWS/RDS CPUUtilization": "%",
  "AWS/DynamoDB ReplicationLatency": "ms",
  "AWS/S3 ReplicationLatency": "s",
  "AWS/SQS ApproximateAgeOfOldestMessage": "s",
  "AWS/Lambda Duration": "ms",
  "AWS/Lambda IteratorAge": "ms",
  "AWS/Kinesis GetRecords.IteratorAgeMilliseconds": "ms",
};

/** Plain names of metrics whose own names are long or unclear. */
const NAMES: Record<string, string> = {
  ApproximateAgeOfOldestMessage: "oldest message",
  ApproximateNumberOfMessagesVisible: "waiting messages",
  AuroraGlobalDBReplicationLag: "lag between regions",
  AuroraReplicaLagMaximum: "readers' lag",
  ClientTLSNegotiationErrorCount: "TLS errors",
  ErrorPortAllocation: "port allocation errors",
  FreeStorageSpace: "free disk",
  FreeableMemory: "free memory",
  "GetRecords.IteratorAgeMilliseconds": "iterator age",
  GroupInServiceInstances: "in service",
  HTTPCode_ELB_5XX_Count: "own 5xx answers",
  HTTPCode_Target_5XX_Count: "targets' 5xx answers",
  HealthyHostCount: "healthy targets",
  NumberOfNotificationsFailed: "failed notifications",
  NumberOfRecoveryPointsCompleted: "new backups",
  OldestReplicationSlotLag: "log kept for replicas",
  OperationsFailedReplication: "failed replication",
  RejectedConnectionCount: "rejected connections",
  RunningTaskCount: "running",
  SnapshotsCopiedRegionFailed: "failed snapshot copies",
  SnapshotsCreateFailed: "failed snapshots",
  UnHealthyHostCount: "unhealthy targets",
};

/** What a dimension adds to the title. */
const BY: Record<string, string> = { AvailabilityZone: "by AZ", ResourceType: "by kind" };

/** "Database: replica lag (s)" of AWS/RDS, ReplicaLag. */
export function titleOf(alarm: Pick<ShownAlarm, "namespace" | "metricName" | "math"> & Partial<ShownAlarm>): string {
  const { namespace, metricName, math, dimensions = {} } = alarm;
  const thing = THINGS[namespace] ?? namespace.replace(/^AWS\//, "");
  if (math) return `${thing}: ${math.label.charAt(0).toLowerCase()}${math.label.slice(1)}`;
  const unit = UNITS[`${namespace} ${metricName}`];
  const by = Object.keys(dimensions).flatMap((name) => BY[name] ?? []);
  return [`${thing}: ${NAMES[metricName] ?? words(metricName)}`, ...by, ...(unit ? [`(${unit})`] : [])].join(" ");
}

/** "copy jobs failed" of NumberOfCopyJobsFailed. */
function words(metricName: string): string {
  const spaced = metricName.replace(/[_.]/g, " ").replace(/^NumberOf(?=[A-Z])|(?<=[a-z])Count$/g, "");
  const parts = spaced.match(/[A-Z]{2,}(?![a-z])|[A-Z]?[a-z]+|\d+[A-Z]*|[A-Z]+/g) ?? [metricName];
  return parts.map((part) => (/^[A-Z\d]{2,}$/.test(part) ? part : part.toLowerCase())).join(" ");
}

/** Groups alarms by kind, kinds with a critical alarm first and otherwise in the order of the alarms. */
export function kindsOf(alarms: readonly ShownAlarm[]): Kind[] {
  const kinds = new Map<string, [ShownAlarm, ...ShownAlarm[]]>();
  for (const alarm of alarms) {
    const { namespace, metricName, dimensions, math, query } = alarm;
    const names = Object.keys(dimensions).sort();
    const key = JSON.stringify([namespace, metricName, names, math?.expression, query !== undefined]);
    const kind = kinds.get(key);
    if (kind) kind.push(alarm);
    else kinds.set(key, [alarm]);
  }
  const isCritical = (kind: Kind) => kind.some(({ severity }) => severity === "critical");
  return [...kinds.values()].sort((a, b) => Number(isCritical(b)) - Number(isCritical(a)));
}

/** The graphs of a kind: its metrics, each alarm's threshold as a line; more than one graph where there are too many lines. */
export function graphsOf(kind: Kind, region: string): MetricProperties[] {
  const graphs: MetricProperties[] = [];
  const shown = distinctMetrics(kind);
  for (let from = 0; from < shown.length; from += MOST_LINES) {
    const some = shown.slice(from, from + MOST_LINES) as unknown as Kind;
    const part = shown.length > MOST_LINES ? ` (${from / MOST_LINES + 1})` : "";
    graphs.push({
      ...frame(some[0], region),
      title: titleOf(some[0]) + part,
      metrics: some.flatMap((alarm, i) => entriesOf(alarm, i)),
      ...annotated(thresholds(kind)),
    });
  }
  return graphs;
}

/** Lines across a graph, where there are any. */
export function annotated(horizontal: ReturnType<typeof thresholds>): Pick<MetricProperties, "annotations"> {
  return horizontal.length > 0 ? { annotations: { horizontal } } : {};
}

/** What all graphs of a metric have in common. */
export function frame({ period, statistic }: ShownAlarm, region: string) {
  return {
    view: "timeSeries",
    region,
    period,
    stat: statistic,
    yAxis: { left: { min: 0, showUnits: false } },
    legend: { position: "bottom" },
  } as const;
}

/** Each threshold once, in the colour of its most severe alarm; none of an alarm on missing data alone. */
export function thresholds(kind: Kind): { label: string; value: number; color: string }[] {
  const lines = new Map<string, { label: string; value: number; color: string }>();
  const bySeverity = [...kind].sort((a, b) => a.severity.localeCompare(b.severity));
  for (const alarm of bySeverity) {
    const { threshold: value, severity, comparison } = alarm;
    const above = comparison.startsWith("Greater");
    const key = `${value} ${above}`;
    if (isMissingDataAlarm(alarm) || lines.has(key)) continue;
    lines.set(key, { label: `${severity} ${above ? "above" : "below"}`, value, color: COLORS[severity] });
  }
  return [...lines.values()];
}

/** Two alarms on one metric are one line, named after the one whose threshold is shown. */
function distinctMetrics(kind: Kind): ShownAlarm[] {
  const seen = new Map<string, ShownAlarm>();
  for (const alarm of [...kind].sort((a, b) => Number(isMissingDataAlarm(a)) - Number(isMissingDataAlarm(b)))) {
    const key = JSON.stringify([alarm.dimensions, alarm.statistic, alarm.query]);
    if (!seen.has(key)) seen.set(key, alarm);
  }
  return [...seen.values()];
}

/** Whether an alarm goes to ALARM on missing data alone: no metric is below 0. */
function isMissingDataAlarm({ threshold, comparison }: ShownAlarm): boolean {
  return threshold === 0 && comparison === "LessThanThreshold";
}

function entriesOf(alarm: ShownAlarm, index: number): MetricEntry[] {
  const { key, namespace, metricName, dimensions, statistic, math, query } = alarm;
  if (query !== undefined) return [[{ expression: query, label: key, id: `q${index}` }]];
  const flat = Object.entries(dimensions).flat();
  if (!math) return [[namespace, metricName, ...flat, { label: key, stat: statistic }]];
  // Ids must be unique in a graph.
  const ids = Object.entries({ m: metricName, ...math.others });
  const own = (id: string) => `${id}${index}`;
  const expression = ids.reduce((text, [id]) => text.replace(new RegExp(`\\b${id}\\b`, "g"), own(id)), math.expression);
  return [
    ...ids.map(([id, name]): MetricEntry => [
      namespace,
      name,
      ...flat,
      { id: own(id), visible: false, stat: statistic },
    ]),
    [{ expression, label: key, id: `e${index}` }],
  ];
}
