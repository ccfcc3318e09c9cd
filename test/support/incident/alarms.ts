import { evaluate, type Value } from "./metric-math";

/** A metric as an alarm names it. */
export interface Metric {
  namespace: string;
  name: string;
  dimensions: Record<string, string>;
}

/** The values of a metric in one minute: one for each statistic that is asked for. */
export type Metrics = (metric: Metric, statistic: string, minute: number) => Value;

export type State = "OK" | "ALARM" | "INSUFFICIENT_DATA";

const MINUTE = 60;

const BREACHES: Record<string, (value: number, threshold: number) => boolean> = {
  GreaterThanThreshold: (v, t) => v > t,
  GreaterThanOrEqualToThreshold: (v, t) => v >= t,
  LessThanThreshold: (v, t) => v < t,
  LessThanOrEqualToThreshold: (v, t) => v <= t,
};

/**
 * The state of a planned alarm at the end of a minute, from its inputs
 * (https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-evaluation.html, "Evaluating an alarm" and "Configuring how CloudWatch
 * alarms treat missing data"). Periods end with the minute.
 * @param inputs the planned resource's
 * @param known the values of periods by the minute of their end, kept from call to call; before minute 1 every minute is alike
 */
export function stateOf(
  inputs: Record<string, any>,
  metrics: Metrics,
  minute: number,
  before: State,
  known = new Map<number, Value>(),
): State {
  const periods: number = inputs["evaluationPeriods"];
  const wanted: number = inputs["datapointsToAlarm"] ?? periods;
  const breaches = BREACHES[inputs["comparisonOperator"]]!;
  const seconds = periodOf(inputs);
  let breaching = 0;
  let present = 0;
  for (let i = 0; i < periods; i++) {
    const end = Math.max(0, minute - (i * seconds) / MINUTE);
    if (!known.has(end)) known.set(end, valueOf(inputs, metrics, end, seconds / MINUTE));
    const value = known.get(end);
    if (value !== undefined) present++;
    if (value === undefined ? inputs["treatMissingData"] === "breaching" : breaches(value, inputs["threshold"]))
      breaching++;
  }
  const treatment: string = inputs["treatMissingData"];
  if (present === 0 && treatment === "ignore") return before;
  if (present === 0 && treatment === "missing") return "INSUFFICIENT_DATA";
  return breaching >= wanted ? "ALARM" : "OK";
}

/** Seconds of an alarm's period. */
function periodOf({ period, metricQueries }: Record<string, any>): number {
  return period ?? metricQueries[0].period ?? metricQueries[0].metric.period;
}

/** The value of a period of so many minutes that ends with a minute. */
function valueOf(inputs: Record<string, any>, metrics: Metrics, end: number, minutes: number): Value {
  const one = (name: string, namespace: string, dimensions: Record<string, string>, statistic: string) =>
    aggregate(statistic, minutes, end, (minute) => metrics({ namespace, name, dimensions }, statistic, minute));
  const { metricName, namespace, dimensions = {}, statistic, extendedStatistic, metricQueries } = inputs;
  if (!metricQueries) return one(metricName, namespace, dimensions, statistic ?? extendedStatistic);
  const result = metricQueries.find(({ returnData }: any) => returnData);
  // A Metrics Insights query is about requests that AWS fails, which no fault here makes.
  if (/^SELECT /.test(result.expression)) return undefined;
  return evaluate(result.expression, (id) => {
    const { metric } = metricQueries.find((query: any) => query.id === id);
    return one(metric.metricName, metric.namespace, metric.dimensions ?? {}, metric.stat);
  });
}

function aggregate(statistic: string, minutes: number, end: number, at: (minute: number) => Value): Value {
  // Every minute before the first is alike.
  const quiet = end - minutes < 0 ? at(0) : undefined;
  const all = Array.from({ length: minutes }, (_, i) => (end - i > 0 ? at(end - i) : quiet));
  const values = all.filter((value) => value !== undefined);
  if (values.length === 0) return undefined;
  if (statistic === "Minimum") return Math.min(...values);
  if (statistic === "Sum" || statistic === "SampleCount") return values.reduce((sum, value) => sum + value, 0);
  if (statistic === "Average") return values.reduce((sum, value) => sum + value, 0) / values.length;
  // Maximum and percentiles: the worst of the minutes is no less than a percentile of all.
  return Math.max(...values);
}

const TERM = /\s*(ALARM\("([^"]+)"\)|AND|OR|NOT|\(|\))/y;

/**
 * Whether a composite alarm's rule is true. NOT binds closer than AND, and AND closer than OR
 * (https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutCompositeAlarm.html, AlarmRule).
 * @throws Error where the rule cannot be read
 */
export function holds(rule: string, isInAlarm: (name: string) => boolean): boolean {
  const tokens: { text: string; alarm: string | undefined }[] = [];
  TERM.lastIndex = 0;
  while (TERM.lastIndex < rule.length) {
    const found = TERM.exec(rule);
    if (!found) throw new Error(`the rule cannot be read: ${rule}`);
    tokens.push({ text: found[1]!, alarm: found[2] });
  }
  let at = 0;
  const is = (text: string) => tokens[at]?.text === text && ++at > 0;
  function either(): boolean {
    let value = both();
    while (is("OR")) value = both() || value;
    return value;
  }
  function both(): boolean {
    let value = term();
    while (is("AND")) value = term() && value;
    return value;
  }
  function term(): boolean {
    if (is("NOT")) return !term();
    if (is("(")) {
      const value = either();
      if (!is(")")) throw new Error(`a parenthesis is open: ${rule}`);
      return value;
    }
    const alarm = tokens[at++]?.alarm;
    if (alarm === undefined) throw new Error(`an alarm is missing: ${rule}`);
    return isInAlarm(alarm);
  }
  const value = either();
  if (at < tokens.length) throw new Error(`something is left over: ${rule}`);
  return value;
}
