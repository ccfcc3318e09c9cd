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

/** The alarms on one kind of metric: the same metric, statistic and dimensions, of different things. */
export type Kind = readonly [ShownAlarm, ...ShownAlarm[]];

/** What people call what a namespace is about. */
const THINGS: Record<string, string> = {
  "AWS/ApplicationELB": "Load balancer",
  "AWS/NetworkELB": "Load balancer",
  "AWS/NATGateway": "NAT gateway",
  "AWS/AutoScaling": "Instances",
  "AWS/EC2": "Instances",
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

/** Red for what stops the region's work, orange for what soon may (CloudWatch's own palette). */
const COLORS = { critical: "#d62728", warning: "#ff7f0e" } as const;

/** A graph with more lines cannot be read. */
const MOST_LINES = 12;

/** "Database: replica lag" of AWS/RDS, ReplicaLag. */
export function titleOf({
  namespace,
  metricName,
  math,
}: Pick<ShownAlarm, "namespace" | "metricName" | "math">): string {
  const thing = THINGS[namespace] ?? namespace.replace(/^AWS\//, "");
  return `${thing}: ${math ? math.label.toLowerCase() : words(metricName)}`;
}

function words(metricName: string): string {
  const parts = metricName.replace(/_/g, " ").match(/[A-Z]{2,}(?![a-z])|[A-Z]?[a-z]+|\d+[A-Z]*|[A-Z]+/g) ?? [
    metricName,
  ];
  return parts.map((part) => (/^[A-Z\d]{2,}$/.test(part) ? part : part.toLowerCase())).join(" ");
}

/** Sorts alarms into kinds, those with a critical alarm first and otherwise in the order of the alarms. */
export function kindsOf(alarms: readonly ShownAlarm[]): Kind[] {
  const kinds = new Map<string, [ShownAlarm, ...ShownAlarm[]]>();
  for (const alarm of alarms) {
    const { namespace, metricName, statistic, dimensions, math, query } = alarm;
    const names = Object.keys(dimensions).sort();
    const key = JSON.stringify([namespace, metricName, statistic, names, math?.expression, query !== undefined]);
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
      annotations: { horizontal: thresholds(kind) },
    });
  }
  return graphs;
}

/** What all graphs of a metric have in common. */
export function frame({ period, statistic, comparison }: ShownAlarm, region: string) {
  const fromZero = comparison.startsWith("GreaterThan");
  return {
    view: "timeSeries",
    region,
    period,
    stat: statistic,
    yAxis: { left: { ...(fromZero && { min: 0 }), showUnits: false } },
    legend: { position: "bottom" },
  } as const;
}

/** Each threshold once, in the colour of the worst alarm that it is of. */
export function thresholds(kind: Kind): { label: string; value: number; color: string }[] {
  const values = [...new Set(kind.map(({ threshold }) => threshold))];
  return values.map((value) => {
    const critical = kind.some((one) => one.threshold === value && one.severity === "critical");
    const severity = critical ? "critical" : "warning";
    const above = kind[0].comparison.startsWith("GreaterThan");
    return { label: `${severity} ${above ? "above" : "below"} this`, value, color: COLORS[severity] };
  });
}

/** Two alarms on one metric, a warning and a critical one, are one line. */
function distinctMetrics(kind: Kind): ShownAlarm[] {
  const seen = new Map(kind.map((alarm) => [JSON.stringify([alarm.dimensions, alarm.query]), alarm]));
  return [...seen.values()];
}

function entriesOf(alarm: ShownAlarm, index: number): MetricEntry[] {
  const { key, namespace, metricName, dimensions, statistic, math, query } = alarm;
  if (query !== undefined) return [[{ expression: query, label: key, id: `q${index}` }]];
  const flat = Object.entries(dimensions).flat();
  if (!math) return [[namespace, metricName, ...flat, { label: labelOf(alarm), stat: statistic }]];
  // Ids are the whole graph's, and each alarm has its own.
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
    [{ expression, label: labelOf(alarm), id: `e${index}` }],
  ];
}

/** What tells one line from the next. */
function labelOf({ key }: ShownAlarm): string {
  return key;
}
