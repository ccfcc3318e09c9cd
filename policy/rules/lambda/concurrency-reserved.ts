import { LAMBDA_FUNCTION } from "../../aws";
import { defineRule } from "../../rule";
import { compliant, violation } from "../../verdict";

const RESERVED = "reservedConcurrentExecutions";

export const concurrencyReserved = defineRule({
  id: "lambda-concurrency-reserved",
  title: "Lambda functions should have reserved concurrency",
  practices: ["REL10-BP03", "REL05-BP02", "REL01-BP03"],
  peers: { config: ["LAMBDA_CONCURRENCY_CHECK"], checkov: ["CKV_AWS_115"], cdkNag: ["LambdaConcurrency"] },
  // Reserved concurrency is taken from the others: right for the functions that must run, or must not run away.
  optIn: true,
  service: "Lambda",
  severity: "low",
  why: "Functions without it share the account's concurrency in the Region: one that is called too often throttles every other.",
  fix: "Set reservedConcurrentExecutions on the functions that must always run, and on those that may run away.",
  source: "https://docs.aws.amazon.com/lambda/latest/dg/configuration-concurrency.html",
  types: [LAMBDA_FUNCTION],
  check(lambda, graph) {
    // -1 is no reservation, the provider's default (https://www.pulumi.com/registry/packages/aws/api-docs/lambda/function/).
    const reserved = graph.read.number(lambda, RESERVED, -1);
    if (reserved >= 0) return compliant();
    return violation({
      property: RESERVED,
      actual: graph.actual(lambda, RESERVED, reserved),
      wanted: "what the function needs",
      message: "It shares the Region's concurrency with every other function, and can take all of it.",
    });
  },
});
