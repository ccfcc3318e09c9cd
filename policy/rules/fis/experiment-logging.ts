import { EXPERIMENT_TEMPLATE } from "../../aws";
import { defineRule } from "../../rule";
import { compliant, violation } from "../../verdict";

const PROPERTY = "logConfiguration";

export const experimentLogging = defineRule({
  id: "fis-experiment-logging",
  title: "FIS experiment templates should have logging enabled",
  practices: ["REL08-BP03", "REL12-BP04"],
  service: "FIS",
  severity: "low",
  why: "Without a log it can't be determined afterwards which resources were targeted, when the fault started and what failed in the experiment itself.",
  fix: "Set logConfiguration, with logSchemaVersion 2 and a log group (whose ARN ends with :*) or a bucket.",
  source: "https://docs.aws.amazon.com/fis/latest/userguide/monitoring-logging.html",
  types: [EXPERIMENT_TEMPLATE],
  check(template, graph) {
    graph.read.value(template, PROPERTY);
    const where = [
      graph.value(template, `${PROPERTY}.cloudwatchLogsConfiguration.logGroupArn`),
      graph.value(template, `${PROPERTY}.s3Configuration.bucketName`),
    ];
    // A destination that is known only after deployment is a destination.
    if (where.some(({ kind }) => kind !== "missing")) return compliant();
    return violation({
      property: PROPERTY,
      actual: undefined,
      wanted: "a log group or a bucket",
      message: "It writes no log.",
    });
  },
});
