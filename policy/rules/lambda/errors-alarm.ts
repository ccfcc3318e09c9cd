import { LAMBDA_FUNCTION } from "../../aws";
import { undecidedIfAny, valueOf } from "../../graph";
import { defineRule } from "../../rule";
import { watching } from "../../services/cloudwatch/metric-alarms";
import { compliant, violation } from "../../verdict";

export const errorsAlarm = defineRule({
  id: "lambda-errors-alarm",
  title: "Lambda functions should have an alarm on Errors",
  practices: ["REL06-BP01"],
  service: "Lambda",
  severity: "medium",
  why: "A function that fails on every invocation looks idle from outside: messages wait or are dropped before anyone notices.",
  fix: "Add an aws.cloudwatch.MetricAlarm on Errors of AWS/Lambda with the dimension FunctionName, and an action that notifies people.",
  source: "https://docs.aws.amazon.com/lambda/latest/dg/monitoring-metrics-types.html",
  types: [LAMBDA_FUNCTION],
  check(lambda, graph) {
    const named = { resource: lambda, text: valueOf(graph.string(lambda, "name")) };
    const { certain, possible } = watching(
      {
        namespace: "AWS/Lambda",
        metricNames: ["Errors"],
        dimensions: { FunctionName: named },
        region: lambda.region,
      },
      graph,
    );
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
