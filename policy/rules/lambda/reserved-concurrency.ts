import { LAMBDA_FUNCTION } from "../../aws";
import { defineRule } from "../../rule";
import { compliant, violation } from "../../verdict";

const RESERVED = "reservedConcurrentExecutions";

export const reservedConcurrency = defineRule({
  id: "lambda-reserved-concurrency",
  title: "Lambda reserved concurrency should not be 0",
  practices: ["REL01-BP03", "REL05-BP02"],
  peers: { config: ["LAMBDA_CONCURRENCY_CHECK"], checkov: ["CKV_AWS_115"], cdkNag: ["LambdaConcurrency"] },
  service: "Lambda",
  severity: "high",
  why: "A reserved concurrency of 0 throttles every invocation: messages move to the dead-letter queue, and events to the failure destination without being processed.",
  fix: "Set reservedConcurrentExecutions to what the function needs, or remove it. To stop a function temporarily, disable its event source mappings.",
  source: "https://docs.aws.amazon.com/lambda/latest/dg/configuration-concurrency.html",
  types: [LAMBDA_FUNCTION],
  check(lambda, graph) {
    // -1 is no reservation, the provider's default (https://www.pulumi.com/registry/packages/aws/api-docs/lambda/function/).
    if (graph.read.number(lambda, RESERVED, -1) !== 0) return compliant();
    return violation({
      property: RESERVED,
      actual: 0,
      wanted: "1 or more, or none",
      message: "Every invocation of it is throttled.",
    });
  },
});
