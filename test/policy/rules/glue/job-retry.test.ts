import { jobRetry } from "../../../../policy/rules/glue/job-retry";
import { resource, unknown, type Fixture } from "../../fixtures";
import { judges } from "../../judges";

const job = (inputs: Record<string, unknown>, outputs: Record<string, unknown> = {}): Fixture =>
  resource(
    "aws:glue/job:Job",
    "orders",
    { command: { scriptLocation: "s3://scripts/orders.py" }, ...inputs },
    { outputs },
  );

judges(jobRetry, {
  "a retry and a timeout": [[job({ maxRetries: 1, timeout: 60 })], "compliant"],
  "no retry": [[job({ maxRetries: 0, timeout: 60 })], "violation", /is not retried.*maxRetries: 0/],
  "the default": [[job({ timeout: 60 })], "violation", /maxRetries: missing/],
  "no timeout, which AWS fills in": [[job({ maxRetries: 1 }, { timeout: 2880 })], "violation", /ends only after hours/],
  "a stream": [[job({ command: { name: "gluestreaming" } })], "notApplicable"],
  "unknown retries": [[job({ maxRetries: unknown, timeout: 60 })], "undecided"],
  "retries that are no number": [[job({ maxRetries: "often", timeout: 60 })], "undecided"],
});
