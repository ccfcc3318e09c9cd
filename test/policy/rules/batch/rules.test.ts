import { computeMultipleAz } from "../../../../policy/rules/batch/compute-multiple-az";
import { jobRetry } from "../../../../policy/rules/batch/job-retry";
import { resource, unknown, type Fixture } from "../../fixtures";
import { idsOf, judges, subnetsIn } from "../../judges";

const environment = (subnets: unknown, inputs: Record<string, unknown> = {}): Fixture =>
  resource("aws:batch/computeEnvironment:ComputeEnvironment", "reports", {
    type: "MANAGED",
    computeResources: { type: "FARGATE", maxVcpus: 16, subnets },
    ...inputs,
  });
const [one, two] = [subnetsIn("a"), subnetsIn("a", "b")];

judges(computeMultipleAz, {
  "subnets of two zones": [[environment(idsOf(two)), ...two], "compliant"],
  "subnets of one zone": [[environment(idsOf(one)), ...one], "violation", /1 Availability Zone \(us-east-1a\)/],
  "instances of one's own": [[environment(idsOf(one), { type: "unmanaged" }), ...one], "notApplicable"],
  "unknown subnets": [[environment(unknown)], "undecided"],
});

const job = (retryStrategy?: unknown, timeout: unknown = { attemptDurationSeconds: 600 }): Fixture =>
  resource("aws:batch/jobDefinition:JobDefinition", "report", { type: "container", retryStrategy, timeout });

judges(jobRetry, {
  "three attempts": [[job({ attempts: 3 })], "compliant"],
  "one attempt": [[job({ attempts: 1 })], "violation", /^It has one attempt.*attempts: 1;/],
  "the default": [[job()], "violation", /attempts: missing/],
  "no timeout": [[job({ attempts: 2 }, null)], "violation", /a job that hangs keeps its place/],
  "unknown attempts": [[job({ attempts: unknown })], "undecided"],
  "attempts that are no number": [[job({ attempts: "many" })], "undecided"],
  "an unknown timeout": [[job({ attempts: 2 }, { attemptDurationSeconds: unknown })], "undecided"],
});
