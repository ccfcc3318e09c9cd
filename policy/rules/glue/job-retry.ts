import { GLUE_JOB } from "../../aws";
import { defineRule } from "../../rule";
import { notApplicable, verdictsOf, violation } from "../../verdict";

const RETRIES = "maxRetries";
const TIMEOUT = "timeout";

export const jobRetry = defineRule({
  id: "glue-job-retry",
  title: "Glue jobs should retry failed runs and have a timeout",
  practices: ["REL05-BP03", "REL05-BP05"],
  service: "AWS Glue",
  // A trigger, a workflow or a state machine may start another run.
  severity: "low",
  why: "A run that fails is not started again unless the job says so. One that hangs ends with the timeout, which is hours by default, and runs that are due meanwhile may be refused.",
  fix: "Set maxRetries to at least 1 for a job that may run twice, and timeout to minutes that a run does not need.",
  source: "https://docs.aws.amazon.com/glue/latest/dg/add-job.html",
  types: [GLUE_JOB],
  check(job, graph) {
    if (graph.read.string(job, "command.name", "glueetl") === "gluestreaming")
      return notApplicable("It is a streaming job, which has no end.");
    return verdictsOf(job, [
      () => {
        const retries = graph.read.number(job, RETRIES, 0);
        if (retries > 0) return undefined;
        return violation({
          property: RETRIES,
          actual: graph.actual(job, RETRIES, retries),
          wanted: "1 to 10",
          message: "A run that fails is not retried: what it was to write is missing until someone starts it.",
        });
      },
      () => {
        // AWS fills it in: what the program says decides.
        if (graph.input(job, TIMEOUT).kind !== "missing") return undefined;
        return violation({
          property: TIMEOUT,
          actual: undefined,
          wanted: "minutes",
          message: "It has no timeout of its own: a run that hangs ends only after hours.",
        });
      },
    ]);
  },
});
