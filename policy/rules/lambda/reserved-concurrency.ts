import { defineRule } from "../../rule";
import { FUNCTION } from "../../services/lambda/types";
import { unread } from "../../services/unread";
import { compliant, violation } from "../../verdict";

const RESERVED = "reservedConcurrentExecutions";

export const reservedConcurrency = defineRule({
  id: "lambda-reserved-concurrency",
  title: "A function may run",
  service: "Lambda",
  severity: "high",
  why: "A reserved concurrency of 0, the emergency brake, throttles every call: messages become dead letters, events go to the failure destination untried.",
  fix: "Set reservedConcurrentExecutions to what the function needs, or leave it out; to stop a function for a while, disable its event source mappings.",
  source: "https://docs.aws.amazon.com/lambda/latest/dg/configuration-concurrency.html",
  types: [FUNCTION],
  check(lambda, graph) {
    // -1 is no reservation, the provider's default (https://www.pulumi.com/registry/packages/aws/api-docs/lambda/function/).
    const reserved = graph.number(lambda, RESERVED, -1);
    if (reserved.kind === "unknown") return unread(RESERVED, reserved);
    if (reserved.value !== 0) return compliant();
    return violation({
      property: RESERVED,
      actual: 0,
      wanted: "1 or more, or none",
      message: "It may run not even once: every call of it is throttled.",
    });
  },
});
