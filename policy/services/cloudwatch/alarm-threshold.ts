import { LAMBDA_FUNCTION, QUEUE, type METRIC_ALARM } from "../../aws";
import { METRICS, type Metric } from "../../../facts/cloudwatch-metrics";
import { rangeOfQuery, type Query } from "./metric-math";
import { isTreeList, valueOf, type Graph, type ResourceOf } from "../../graph";

export type MetricAlarm = ResourceOf<typeof METRIC_ALARM>;

/** A metric or a calculation that an alarm compares with a threshold. */
export interface Compared {
  readonly name: string;
  readonly namespace: string | undefined;
  /** What is known of it; undefined for a metric that is not in the table, or of an expression. */
  readonly metric: Metric | undefined;
  readonly statistic: string | undefined;
  readonly operator: string | undefined;
  readonly threshold: number | undefined;
}

/** What an alarm compares; undefined where that is not known, as what most calculations give. */
export function comparedBy(alarm: MetricAlarm, graph: Graph): Compared | undefined {
  const text = (path: string) => valueOf(graph.string(alarm, path));
  const [operator, threshold] = [text("comparisonOperator"), valueOf(graph.number(alarm, "threshold"))];
  const own = comparedMetric(alarm, graph);
  if (own === undefined) return calculated(alarm, operator, threshold, graph);
  const { namespace, name } = own;
  const known = namespace === undefined ? undefined : METRICS.data[namespace]?.[name];
  // A metric of AWS that is not in the table has no negative values.
  const metric = known ?? (namespace?.startsWith("AWS/") === true ? NOT_NEGATIVE : undefined);
  return { ...own, metric, operator, threshold };
}

/** What an alarm on a calculation compares, where it is known which values that can have. */
function calculated(
  alarm: MetricAlarm,
  operator: string | undefined,
  threshold: number | undefined,
  graph: Graph,
): Compared | undefined {
  const queries = queriesOf(alarm, graph);
  const result = queries.find(({ returns }) => returns);
  if (result?.expression === undefined) return undefined;
  const range = rangeOfQuery(result.id, queries);
  if (!range.some(Number.isFinite)) return undefined;
  return {
    name: result.expression,
    namespace: undefined,
    metric: { range },
    statistic: undefined,
    operator,
    threshold,
  };
}

/** A query of an alarm, and whether the alarm is on its result. */
export type AlarmQuery = Query & { readonly returns: boolean | undefined };

/** The queries of an alarm; none where they, or the id of one, are not known. */
export function queriesOf(alarm: MetricAlarm, graph: Graph): readonly AlarmQuery[] {
  const text = (path: string) => valueOf(graph.string(alarm, path));
  const queries = valueOf(graph.value(alarm, "metricQueries"));
  if (!isTreeList(queries)) return [];
  const found = queries.flatMap((_, i): AlarmQuery[] => {
    const at = `metricQueries[${i}]`;
    const id = text(`${at}.id`);
    if (id === undefined) return [];
    const returns = graph.boolean(alarm, `${at}.returnData`, false);
    const [namespace = "", name = ""] = [text(`${at}.metric.namespace`), text(`${at}.metric.metricName`)];
    const metric = METRICS.data[namespace]?.[name] ?? (namespace.startsWith("AWS/") ? NOT_NEGATIVE : undefined);
    const statistic = text(`${at}.metric.stat`);
    const isSum = statistic === "Sum";
    return [
      {
        id,
        expression: text(`${at}.expression`),
        metric: isSum ? `${namespace} ${name}` : undefined,
        range: rangeOf({ metric, statistic }) ?? [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY],
        returns: returns.kind === "unknown" ? undefined : valueOf(returns) === true,
      },
    ];
  });
  return found.length === queries.length ? found : [];
}

const NOT_NEGATIVE: Metric = { range: [0, Number.POSITIVE_INFINITY] };

/** `SELECT SUM(Errors) FROM SCHEMA("AWS/Lambda", FunctionName)` (https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch-metrics-insights-querylanguage.html) */
const QUERY = /^\s*SELECT\s+(\w+)\(\s*"?([^")]+)"?\s*\)\s+FROM\s+(?:SCHEMA\(\s*)?"([^"]+)"/i;
const FUNCTIONS: Readonly<Record<string, string>> = {
  AVG: "Average",
  SUM: "Sum",
  MIN: "Minimum",
  MAX: "Maximum",
  COUNT: "SampleCount",
};

/** The metric of an alarm: its own, or the only one of its queries. */
function comparedMetric(
  alarm: MetricAlarm,
  graph: Graph,
): Pick<Compared, "name" | "namespace" | "statistic"> | undefined {
  const text = (path: string) => valueOf(graph.string(alarm, path));
  const queries = valueOf(graph.value(alarm, "metricQueries"));
  if (!isTreeList(queries) || queries.length === 0) {
    const name = text("metricName");
    return name === undefined
      ? undefined
      : { name, namespace: text("namespace"), statistic: text("statistic") ?? text("extendedStatistic") };
  }
  if (queries.length > 1) return undefined;
  const [, sum = "", selected, schema] = QUERY.exec(text("metricQueries[0].expression") ?? "") ?? [];
  if (selected !== undefined) return { name: selected, namespace: schema, statistic: FUNCTIONS[sum.toUpperCase()] };
  const of = "metricQueries[0].metric.";
  const name = text(`${of}metricName`);
  return name === undefined ? undefined : { name, namespace: text(`${of}namespace`), statistic: text(`${of}stat`) };
}

/** The values that a data point can have, by the statistic. */
export function rangeOf({
  metric,
  statistic,
}: Pick<Compared, "metric" | "statistic">): readonly [number, number] | undefined {
  // A data point with no sample is missing.
  if (statistic === "SampleCount") return [1, Number.POSITIVE_INFINITY];
  if (!metric?.range) return undefined;
  const [least, most] = metric.range;
  if (statistic !== "Sum") return [least, most];
  return [least < 0 ? Number.NEGATIVE_INFINITY : least, Number.POSITIVE_INFINITY];
}

/** Whether some value of a range is beyond the threshold, and whether every one is; undefined for operators of anomaly detection. */
export function beyond(
  operator: string,
  threshold: number,
  [least, most]: readonly [number, number],
): { some: boolean; every: boolean } | undefined {
  switch (operator) {
    case "GreaterThanThreshold":
      return { some: most > threshold, every: least > threshold };
    case "GreaterThanOrEqualToThreshold":
      return { some: most >= threshold, every: least >= threshold };
    case "LessThanThreshold":
      return { some: least < threshold, every: most < threshold };
    case "LessThanOrEqualToThreshold":
      return { some: least <= threshold, every: most <= threshold };
    default:
      return undefined;
  }
}

/** The largest value that the resource of a metric allows, and why: a sentence. */
export interface Limit {
  readonly most: number;
  readonly why: string;
}

const FOUR_DAYS = 345_600;
/** https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html */
const THREE_SECONDS = 3;

/** What the resource that an alarm's metric is of allows at most; undefined where nothing is known. */
export function limitOf(alarm: MetricAlarm, { name }: Compared, graph: Graph): Limit | undefined {
  if (name === "ApproximateAgeOfOldestMessage") {
    const [queue] = graph.references(alarm, "dimensions.QueueName", [QUEUE]).certain;
    const kept = queue && graph.number(queue, "messageRetentionSeconds", FOUR_DAYS);
    return kept?.kind === "known" && queue
      ? { most: kept.value, why: `${queue.name} deletes messages after ${kept.value} s` }
      : undefined;
  }
  if (name !== "Duration") return undefined;
  const [lambda] = graph.references(alarm, "dimensions.FunctionName", [LAMBDA_FUNCTION]).certain;
  const timeout = lambda && graph.number(lambda, "timeout", THREE_SECONDS);
  return timeout?.kind === "known" && lambda
    ? { most: timeout.value * 1000, why: `${lambda.name} is stopped after ${timeout.value} s` }
    : undefined;
}
