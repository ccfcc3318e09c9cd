import { BATCH_JOB } from "../../aws";
import { defineRule } from "../../rule";
import { verdictsOf, violation } from "../../verdict";

const ATTEMPTS = "retryStrategy.attempts";
const TIMEOUT = "timeout.attemptDurationSeconds";

export const jobRetry = defineRule({
  id: "batch-job-retry",
  title: "Batch job definitions should retry failed jobs and have a timeout",
  practices: ["REL05-BP03", "REL05-BP05"],
  service: "AWS Batch",
  // What submits a job may give both.
  severity: "low",
  why: "A job has one attempt by default: it fails with its instance, a Spot interruption or an error of AWS. Without a timeout one that hangs never ends.",
  fix: "Set retryStrategy.attempts to 2 to 10, with evaluateOnExits where only some failures are worth another attempt, and timeout.attemptDurationSeconds.",
  source: "https://docs.aws.amazon.com/batch/latest/userguide/job_retries.html",
  types: [BATCH_JOB],
  check(job, graph) {
    return verdictsOf(job, [
      () => {
        const attempts = graph.read.number(job, ATTEMPTS, 1);
        if (attempts > 1) return undefined;
        return violation({
          property: ATTEMPTS,
          actual: graph.actual(job, ATTEMPTS, attempts),
          wanted: "2 to 10",
          message: "It has one attempt: the loss of its instance or zone, or a Spot interruption, fails the job.",
        });
      },
      () => {
        // https://docs.aws.amazon.com/batch/latest/userguide/job_timeouts.html: none by default.
        if (graph.read.number(job, TIMEOUT) !== undefined) return undefined;
        return violation({
          property: TIMEOUT,
          actual: undefined,
          wanted: "seconds, of at least 60",
          message: "It has no timeout: a job that hangs keeps its place, and is never retried.",
        });
      },
    ]);
  },
});
