import { AUTO_SCALING_GROUP, METRIC_ALARM } from "../../aws";
import { METRICS } from "../../../facts/cloudwatch-metrics";
import { valueOf, type Graph } from "../../graph";
import { defineRule } from "../../rule";
import { judgeDimensions } from "../../services/cloudwatch/alarm-dimensions";
import { queriesOf, type MetricAlarm } from "../../services/cloudwatch/alarm-threshold";
import { namesIn } from "../../services/cloudwatch/metric-math";
import { metricsOf } from "../../services/cloudwatch/metric-alarms";
import { failuresOf, undecidedOn, verdictsOf, violation, type Check, type Verdict } from "../../verdict";

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Statistics-definitions.html */
const STATISTICS = ["SampleCount", "Average", "Sum", "Minimum", "Maximum"];
const EXTENDED = /^(p(\d{1,2}(\.\d+)?|100)|IQM|(tm|wm|tc|ts)\d{1,2}(\.\d+)?|(PR|TM|WM|TC|TS)\(.+\))$/i;

/** CloudWatch takes any name, and names are case-sensitive: a metric that no one publishes has no data. */
function judgeNames(alarm: MetricAlarm, path: string, graph: Graph): Verdict | undefined {
  const readings = (["namespace", "metricName"] as const).map((name) => ({
    property: `${path}${name}` as const,
    reading: graph.string(alarm, `${path}${name}`),
  }));
  for (const { property, reading } of readings) if (reading.kind === "unknown") return undecidedOn(property, reading);
  const [namespace, metric] = readings.map(({ reading }) => valueOf(reading));
  if (namespace === undefined) return undefined;
  const known = METRICS.data[namespace];
  if (!known) {
    const meant = Object.keys(METRICS.data).find((one) => alike(one, namespace));
    return meant === undefined ? undefined : misspelt(`${path}namespace`, namespace, meant);
  }
  if (metric === undefined || Object.hasOwn(known, metric)) return undefined;
  const meant = Object.keys(known).find((one) => alike(one, metric));
  return meant === undefined ? undefined : misspelt(`${path}metricName`, metric, meant);
}

function alike(one: string, other: string): boolean {
  const letters = (text: string) => text.toLowerCase().replace(/[^a-z0-9]/g, "");
  return letters(one) === letters(other);
}

function misspelt(property: string, actual: string, wanted: string): Verdict {
  return violation({
    property,
    actual,
    wanted,
    message: `AWS publishes ${wanted}, not ${actual}: the alarm has no data.`,
  });
}

function judgeStatistic(alarm: MetricAlarm, path: string, graph: Graph): Verdict | undefined {
  const names = path === "" ? ["statistic", "extendedStatistic"] : ["stat"];
  const given = names.flatMap((name) => {
    const reading = graph.given(alarm, `${path}${name}`);
    return reading.kind === "missing"
      ? []
      : [{ property: `${path}${name}`, value: valueOf(graph.string(alarm, `${path}${name}`)) }];
  });
  const isMetric = valueOf(graph.string(alarm, `${path}metricName`)) !== undefined;
  const wanted = `one of ${STATISTICS.join(", ")}, or a percentile such as p99`;
  if (isMetric && given.length !== 1)
    return violation({
      property: `${path}${names[0] ?? ""}`,
      actual: given.map(({ value }) => value ?? "").join(" and ") || undefined,
      wanted,
      message: `It has ${given.length === 0 ? "no statistic" : "a statistic and a percentile"}: CloudWatch refuses it.`,
    });
  const [one] = given;
  if (!one || one.value === undefined || STATISTICS.includes(one.value) || EXTENDED.test(one.value)) return undefined;
  return violation({
    property: one.property,
    actual: one.value,
    wanted,
    message: `${one.value} is no statistic: CloudWatch refuses it.`,
  });
}

/** https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-metrics.html: group metrics must be enabled. */
function judgeGroupMetrics(alarm: MetricAlarm, path: string, graph: Graph): Verdict | undefined {
  const [namespace, metric] = ["namespace", "metricName"].map((name) => valueOf(graph.string(alarm, `${path}${name}`)));
  if (namespace !== "AWS/AutoScaling" || !metric?.startsWith("Group")) return undefined;
  const [group] = graph.references(alarm, `${path}dimensions.AutoScalingGroupName`, [AUTO_SCALING_GROUP]).certain;
  if (!group) return undefined;
  const { certain: enabled, why } = graph.strings(group, "enabledMetrics[*]");
  if (enabled.includes(metric) || why !== undefined) return undefined;
  return violation({
    property: `${path}metricName`,
    actual: metric,
    wanted: `enabledMetrics of ${group.name} with ${metric}`,
    message: `${group.name} does not publish ${metric}: the alarm has no data.`,
  });
}

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_MetricDataQuery.html: an alarm is on the one query that returns data. */
function judgeQueries(alarm: MetricAlarm, graph: Graph): readonly Verdict[] {
  const queries = queriesOf(alarm, graph);
  if (queries.length === 0) return [];
  const returning = queries.filter(({ returns }) => returns !== false);
  const ids = queries.map(({ id }) => id);
  const missing = queries.flatMap(({ expression = "" }, i) =>
    namesIn(expression)
      .filter((name) => !ids.includes(name))
      .map((name) =>
        violation({
          property: `metricQueries[${i}].expression`,
          actual: expression,
          wanted: `the ids of its queries: ${ids.join(", ")}`,
          message: `No query of it has the id ${name}: CloudWatch refuses it.`,
        }),
      ),
  );
  // Of anomaly detection the metric and its band both do.
  if (returning.length === 1 || graph.given(alarm, "thresholdMetricId").kind !== "missing") return missing;
  if (returning.some(({ returns }) => returns === undefined)) return missing;
  return [
    ...missing,
    violation({
      property: "metricQueries",
      actual: returning.map(({ id }) => id).join(", ") || undefined,
      wanted: "returnData: true on one query",
      message: `${returning.length} of its queries have returnData, and an alarm is on exactly one: CloudWatch refuses it.`,
    }),
  ];
}

export const alarmMetricExists = defineRule({
  id: "cloudwatch-alarm-metric-exists",
  title: "CloudWatch alarms should be on a metric that is published",
  practices: ["REL06-BP01", "REL06-BP02"],
  service: "CloudWatch",
  severity: "high",
  why: "CloudWatch accepts any namespace, metric and dimension: an alarm on one that no resource publishes has no data and never goes to ALARM.",
  fix: "Write the namespace and metric as AWS documents them, and take each dimension from the resource: its name, or the arnSuffix of a load balancer or target group, in the alarm's Region.",
  source: "https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/aws-services-cloudwatch-metrics.html",
  types: [METRIC_ALARM],
  check(alarm, graph) {
    const queries = graph.given(alarm, "metricQueries");
    if (queries.kind === "unknown") return undecidedOn("metricQueries", queries);
    const checks = metricsOf(alarm, graph).flatMap((path): Check[] => [
      () => judgeNames(alarm, path, graph),
      () => judgeStatistic(alarm, path, graph),
      () => judgeDimensions(alarm, path, graph),
      () => judgeGroupMetrics(alarm, path, graph),
    ]);
    return failuresOf(verdictsOf(alarm, [...checks, () => judgeQueries(alarm, graph)]));
  },
});
