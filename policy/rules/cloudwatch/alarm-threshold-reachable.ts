import { METRIC_ALARM } from "../../aws";
import { z } from "zod";
import { ALARM_WINDOW } from "../../../facts/cloudwatch-metrics";
import { valueOf, type Graph } from "../../graph";
import { defineRule } from "../../rule";
import { isScaling } from "../../services/cloudwatch/alarm-actions";
import { metricsOf } from "../../services/cloudwatch/metric-alarms";
import {
  beyond,
  comparedBy,
  limitOf,
  rangeOf,
  type Compared,
  type MetricAlarm,
} from "../../services/cloudwatch/alarm-threshold";
import { failuresOf, undecidedOn, verdictsOf, violation, type Check, type Verdict } from "../../verdict";

const THRESHOLD = "threshold";
const OPERATOR = "comparisonOperator";
const MISSING = "treatMissingData";

/** Whether missing data take the alarm to ALARM (https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarms-and-missing-data.html). */
function onMissing(alarm: MetricAlarm, graph: Graph): boolean {
  return valueOf(graph.string(alarm, MISSING, "missing")) === "breaching";
}

/** Whether missing data take it to a state with actions: to ALARM, or to INSUFFICIENT_DATA once data have stopped. */
function actsOnMissing(alarm: MetricAlarm, graph: Graph): boolean {
  if (onMissing(alarm, graph)) return true;
  const stays = valueOf(graph.string(alarm, MISSING, "missing")) === "missing";
  return stays && (valueOf(graph.list(alarm, "insufficientDataActions")) ?? []).length > 0;
}

function judgeRange(alarm: MetricAlarm, compared: Compared, graph: Graph): Verdict | undefined {
  const { name, operator, threshold } = compared;
  const range = rangeOf(compared);
  const found = range && operator && threshold !== undefined ? beyond(operator, threshold, range) : undefined;
  if (!found || !range) return undefined;
  const [least, most] = range;
  const values = most === Number.POSITIVE_INFINITY ? `${least} or more` : `${least} to ${most}`;
  if (!found.some && !actsOnMissing(alarm, graph))
    return violation({
      property: THRESHOLD,
      actual: threshold,
      wanted: `a threshold within the values of ${name}, ${values}`,
      message: `No value of ${name} (${values}) is beyond its threshold: it never goes to ALARM.`,
    });
  if (!found.every) return undefined;
  return violation({
    property: THRESHOLD,
    actual: threshold,
    wanted: `a threshold within the values of ${name}, ${values}`,
    message: `Every value of ${name} (${values}) is beyond its threshold: it is in ALARM whatever happens, and its actions run once only.`,
  });
}

function judgeLimit(alarm: MetricAlarm, compared: Compared, graph: Graph): Verdict | undefined {
  const { operator = "", threshold } = compared;
  const limit = limitOf(alarm, compared, graph);
  if (!limit || threshold === undefined || !operator.startsWith("GreaterThan") || threshold < limit.most)
    return undefined;
  return violation({
    property: THRESHOLD,
    actual: threshold,
    wanted: `less than ${limit.most}`,
    message: `${limit.why}: ${compared.name} does not exceed its threshold of ${threshold}, and it never goes to ALARM.`,
  });
}

/** Bytes of 256 TiB, more than a volume or memory of AWS has (https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/CHAP_Storage.html); other units are less. */
const LARGEST = 2 ** 48;
const LAGGING = /lag|latency|age|bytes/i;

/** A threshold that no outage reaches: of a count of failures, or of any metric or calculation. */
function judgeSize(
  alarm: MetricAlarm,
  compared: Compared | undefined,
  mostFailures: number,
  graph: Graph,
): Verdict | undefined {
  const threshold = valueOf(graph.number(alarm, THRESHOLD));
  const upward = valueOf(graph.string(alarm, OPERATOR))?.startsWith("GreaterThan") === true;
  if (threshold === undefined || !upward || compared?.metric?.slow === true) return undefined;
  const isCount = compared?.metric?.bad === "high" && compared.metric.range?.[1] === Number.POSITIVE_INFINITY;
  const counts = isCount && !LAGGING.test(compared.name);
  const most = counts ? mostFailures : LARGEST;
  if (threshold <= most) return undefined;
  return violation({
    property: THRESHOLD,
    actual: threshold,
    wanted: `at most ${most}`,
    message: counts
      ? `It goes to ALARM after ${threshold} failures in one period only: an outage does not reach that.`
      : `No metric reaches its threshold of ${threshold}: it never goes to ALARM.`,
  });
}

/** Metrics of replication between Regions: their unit in a second, and whether the Region objective holds for each. */
const LAGS: Readonly<Record<string, { readonly unit: number; readonly byObjective: boolean }>> = {
  "AWS/DynamoDB ReplicationLatency": { unit: 1000, byObjective: true },
  "AWS/RDS AuroraGlobalDBReplicationLag": { unit: 1000, byObjective: true },
  "AWS/RDS AuroraGlobalDBRPOLag": { unit: 1000, byObjective: true },
  // A bucket may have an objective of its own (s3-replication-time-control).
  "AWS/S3 ReplicationLatency": { unit: 1, byObjective: false },
};

const DAY = 86_400;

/** A lag between Regions is not beyond what may be lost with one. */
function judgeLag(
  { name, namespace, operator = "", threshold }: Compared,
  rpo: number | undefined,
): Verdict | undefined {
  const lag = LAGS[`${namespace} ${name}`];
  if (!lag || threshold === undefined || !operator.startsWith("GreaterThan")) return undefined;
  const objective = lag.byObjective ? rpo : undefined;
  const most = (objective ?? DAY) * lag.unit;
  if (threshold <= most) return undefined;
  const what = objective === undefined ? "a day" : "the recovery point objective for a Region disruption";
  return violation({
    property: THRESHOLD,
    actual: threshold,
    wanted: most,
    message: `It goes to ALARM when ${name} is over ${threshold}, more than ${what} (${most}).`,
  });
}

function judgeDirection(
  alarm: MetricAlarm,
  { name, metric, operator = "", threshold = 0 }: Compared,
  graph: Graph,
): Verdict | undefined {
  const upward = operator.startsWith("GreaterThan");
  if (!metric?.bad || (!upward && !operator.startsWith("LessThan"))) return undefined;
  if ((metric.bad === "high") === upward || isScaling(alarm, graph)) return undefined;
  // An alarm on missing data compares with what no value is (no data: less than 0); one on a load that is nearly nothing finds what is idle.
  const onNone = actsOnMissing(alarm, graph) && (upward ? threshold >= (metric.range?.[1] ?? 0) : threshold <= 0);
  if (onNone || (metric.range?.[1] === 100 && !upward && threshold <= IDLE)) return undefined;
  return violation({
    property: OPERATOR,
    actual: operator,
    wanted: upward ? "LessThanThreshold" : "GreaterThanThreshold",
    message: `${name} is bad when it is ${metric.bad}: it is in ALARM while all is well, and OK during the failure.`,
  });
}

/** Percent of a load under which something is idle. */
const IDLE = 30;

function judgeSparse(alarm: MetricAlarm, { name, metric }: Compared, graph: Graph): Verdict | undefined {
  if (metric?.sparse !== true || !onMissing(alarm, graph)) return undefined;
  return violation({
    property: MISSING,
    actual: "breaching",
    wanted: "notBreaching",
    message: `${name} is reported only while it is not 0: without a failure it has no data, and the alarm is in ALARM.`,
  });
}

function judgeStatistic({ name, metric, statistic }: Compared): Verdict | undefined {
  if (statistic !== "SampleCount" || metric?.bad !== "high") return undefined;
  return violation({
    property: "statistic",
    actual: statistic,
    wanted: "Sum, Maximum or Average",
    message: `SampleCount counts how often ${name} is reported, not its value: it does not show failures.`,
  });
}

function judgeWindow(alarm: MetricAlarm, compared: Compared | undefined, graph: Graph): Verdict | undefined {
  const periods = valueOf(graph.number(alarm, "evaluationPeriods"));
  const period = valueOf(graph.number(alarm, "period"));
  if (periods !== undefined && periods < 1)
    return violation({
      property: "evaluationPeriods",
      actual: periods,
      wanted: "1 or more",
      message: `It evaluates ${periods} periods: CloudWatch refuses it.`,
    });
  if (periods === undefined || period === undefined) return undefined;
  const { short, long, longFrom } = ALARM_WINDOW.data;
  const most = period >= longFrom ? long : short;
  const property = "evaluationPeriods";
  if (periods * period > most)
    return violation({
      property,
      actual: periods,
      wanted: `at most ${Math.floor(most / period)} periods of ${period} s`,
      message: `It looks back ${periods * period} s, and CloudWatch allows ${most} s with this period: it refuses the alarm.`,
    });
  const objectives = Object.values(graph.objectives ?? {}).flatMap(({ rto }) => rto ?? []);
  if (compared?.metric === undefined || compared.metric.slow === true) return undefined;
  if (objectives.length === 0 && compared.metric.bad === undefined) return undefined;
  // Without objectives: no failure is to go on for more than a day before anyone knows.
  const longest = objectives.length === 0 ? DAY : Math.max(...objectives);
  const what = objectives.length === 0 ? "a day" : "the longest recovery time objective";
  const needed = (valueOf(graph.number(alarm, "datapointsToAlarm")) ?? periods) * period;
  if (needed <= longest) return undefined;
  return violation({
    property,
    actual: periods,
    wanted: `ALARM within ${longest} s, ${what}`,
    message: `It goes to ALARM after ${needed} s of failure, more than ${what} (${longest} s).`,
  });
}

export const alarmThresholdReachable = defineRule({
  id: "cloudwatch-alarm-threshold-reachable",
  title: "CloudWatch alarms should be able to go to ALARM on a failure, and in time",
  practices: ["REL06-BP02", "REL11-BP01"],
  service: "CloudWatch",
  severity: "high",
  why: "An alarm with a threshold that no value reaches, a reversed comparison or a window of days looks like monitoring, and never notifies of the failure.",
  fix: "Set a threshold within the metric's values, a comparison in the direction of the failure, Sum or Maximum of failures, and few short periods.",
  source: "https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-evaluation.html",
  types: [METRIC_ALARM],
  settings: z.object({
    mostFailures: z
      .int()
      .min(1)
      .default(1_000_000)
      .describe("The maximum threshold of an alarm on a count of failures."),
  }),
  check(alarm, graph, { mostFailures }) {
    const compared = comparedBy(alarm, graph);
    const threshold = graph.number(alarm, THRESHOLD);
    const operator = graph.string(alarm, OPERATOR);
    const checks: Check[] = [
      () => judgeWindow(alarm, compared, graph),
      () => judgeSize(alarm, compared, mostFailures, graph),
    ];
    const [metric, ...others] = metricsOf(alarm, graph);
    const named = others.length > 0 ? [] : ([`${metric}metricName`, `${metric}namespace`] as const);
    for (const [property, reading] of [
      [THRESHOLD, threshold],
      [OPERATOR, operator],
      ["metricQueries", graph.given(alarm, "metricQueries")],
      ...named.map((path) => [path, graph.string(alarm, path)] as const),
    ] as const)
      if (reading.kind === "unknown") checks.push(() => undecidedOn(property, reading));
    if (compared)
      checks.push(
        () => judgeRange(alarm, compared, graph),
        () => judgeLimit(alarm, compared, graph),
        () => judgeLag(compared, graph.objectives?.region?.rpo),
        () => judgeDirection(alarm, compared, graph),
        () => judgeSparse(alarm, compared, graph),
        () => judgeStatistic(compared),
      );
    return failuresOf(verdictsOf(alarm, checks));
  },
});
