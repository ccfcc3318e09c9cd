import { LAMBDA_FUNCTION, METRIC_ALARM } from "../../aws";
import {
  foundBy,
  merged,
  NO,
  undecidedIfAny,
  unknown,
  YES,
  type Answer,
  type Found,
  type Graph,
  type ResourceOf,
} from "../../graph";
import { defineRule } from "../../rule";
import { mayShareRegion } from "../../services/lambda/calls";
import { compliant, violation } from "../../verdict";

/** Where an alarm sets its metric: directly, or in metric math. */
const PLACES = [
  { metric: "metricName", dimension: "dimensions.FunctionName" },
  { metric: "metricQueries[*].metric.metricName", dimension: "metricQueries[*].metric.dimensions.FunctionName" },
] as const;

/** The alarms on a function's errors. A metric is in its function's Region: an alarm in another Region, with the same name, has no data. */
function alarmsOn(lambda: ResourceOf<typeof LAMBDA_FUNCTION>, graph: Graph): Found {
  return merged(
    PLACES.map(({ metric, dimension }): Found => {
      const on = (alarm: ResourceOf<typeof METRIC_ALARM>): Answer => {
        if (!mayShareRegion(alarm, lambda)) return NO;
        const { certain, why } = graph.strings(alarm, metric);
        return certain.includes("Errors") ? YES : why === undefined ? NO : unknown(why);
      };
      const named = graph.referrers(lambda, [METRIC_ALARM], dimension);
      const { certain, possible } = foundBy(named.certain, on);
      return { certain, possible: [...possible, ...named.possible.filter((alarm) => on(alarm).is !== "no")] };
    }),
  );
}

export const errorsAlarm = defineRule({
  id: "lambda-errors-alarm",
  title: "Lambda functions should have an alarm on Errors",
  service: "Lambda",
  severity: "medium",
  why: "A function that fails on every invocation looks idle from outside: messages wait or are dropped before anyone notices.",
  fix: "Add an aws.cloudwatch.MetricAlarm on Errors of AWS/Lambda with the dimension FunctionName, and an action that notifies people.",
  source: "https://docs.aws.amazon.com/lambda/latest/dg/monitoring-metrics-types.html",
  types: [LAMBDA_FUNCTION],
  check(lambda, graph) {
    const { certain, possible } = alarmsOn(lambda, graph);
    if (certain.length > 0) return compliant();
    undecidedIfAny(possible, "name", "is on its errors");
    return violation({
      property: "name",
      actual: undefined,
      wanted: "a MetricAlarm on its Errors",
      message: "No alarm is on its errors: it may fail on every invocation unnoticed.",
    });
  },
});
