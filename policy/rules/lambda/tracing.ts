import { LAMBDA_FUNCTION } from "../../aws";
import { defineRule } from "../../rule";
import { compliant, violation } from "../../verdict";

const PROPERTY = "tracingConfig.mode";

export const tracing = defineRule({
  id: "lambda-tracing",
  title: "Lambda functions should have X-Ray tracing enabled",
  practices: ["REL06-BP07"],
  peers: { checkov: ["CKV_AWS_50"], cdkNag: ["LambdaTracing"] },
  optIn: true,
  service: "Lambda",
  severity: "low",
  why: "Without a trace nothing shows which service behind a function made it slow or fail.",
  fix: "Set tracingConfig.mode to Active.",
  source: "https://docs.aws.amazon.com/lambda/latest/dg/services-xray.html",
  types: [LAMBDA_FUNCTION],
  check(lambda, graph) {
    // https://docs.aws.amazon.com/lambda/latest/api/API_TracingConfig.html: PassThrough by default.
    const mode = graph.read.string(lambda, PROPERTY, "PassThrough");
    if (mode === "Active") return compliant();
    return violation({
      property: PROPERTY,
      actual: graph.actual(lambda, PROPERTY, mode),
      wanted: "Active",
      message: "X-Ray traces only those invocations that its caller traces.",
    });
  },
});
