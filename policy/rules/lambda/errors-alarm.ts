import { LAMBDA_FUNCTION, METRIC_ALARM } from "../../aws";
import type { Graph, Resource, ResourceOf } from "../../graph";
import { defineRule } from "../../rule";
import { mayShareRegion } from "../../services/lambda/calls";
import { compliant, undecided, violation } from "../../verdict";

/** Where an alarm sets its metric: directly, or in metric math. */
const PLACES = [
  { metric: "metricName", dimension: "dimensions.FunctionName" },
  { metric: "metricQueries[*].metric.metricName", dimension: "metricQueries[*].metric.dimensions.FunctionName" },
] as const;

/** Whether an alarm is on a function's errors; undefined where that is known only after deployment. */
function watches(alarm: Resource, lambda: ResourceOf<typeof LAMBDA_FUNCTION>, graph: Graph): boolean | undefined {
  // A metric is in its function's Region: an alarm in another Region, with the same name, has no data.
  if (!mayShareRegion(alarm, lambda)) return false;
  const answers = PLACES.map(({ metric, dimension }) => {
    const metrics = graph.values(alarm, metric);
    const isErrors = metrics.values.includes("Errors");
    const mayBeErrors = metrics.open || metrics.values.some((value) => typeof value !== "string");
    if (!isErrors && !mayBeErrors) return false;
    const {
      certain: resources,
      possible: candidates,
      complete,
    } = graph.references(alarm, dimension, [LAMBDA_FUNCTION]);
    if (resources.includes(lambda)) return isErrors ? true : undefined;
    const isOpen = !complete && (candidates.length === 0 || candidates.includes(lambda));
    return isOpen && alarm.stack === lambda.stack ? undefined : false;
  });
  if (answers.includes(true)) return true;
  return answers.includes(undefined) ? undefined : false;
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
    const answers = graph.ofType(METRIC_ALARM).map((alarm) => ({ alarm, is: watches(alarm, lambda, graph) }));
    if (answers.some(({ is }) => is === true)) return compliant();
    const doubt = answers.find(({ is }) => is === undefined);
    if (doubt)
      return undecided({
        property: "name",
        reason: `Whether ${doubt.alarm.name} is on its errors is known only after deployment.`,
      });
    return violation({
      property: "name",
      actual: undefined,
      wanted: "a MetricAlarm on its Errors",
      message: "No alarm is on its errors: it may fail on every invocation unnoticed.",
    });
  },
});
