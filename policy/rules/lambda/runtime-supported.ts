import { LAMBDA_FUNCTION } from "../../aws";
import { z } from "zod";
import { RUNTIME_DEPRECATIONS } from "../../../facts/lambda";
import { defineRule } from "../../rule";
import { compliant, notApplicable, violation } from "../../verdict";

const RUNTIME = "runtime";
const DAY = 86_400_000;

export const runtimeSupported = defineRule({
  id: "lambda-runtime-supported",
  title: "Lambda functions should use supported runtimes",
  practices: ["REL08-BP05"],
  peers: {
    securityHub: ["Lambda.2"],
    checkov: ["CKV_AWS_363"],
    cdkNag: ["LambdaLatestVersion"],
    prowler: ["awslambda_function_using_supported_runtimes"],
  },
  service: "Lambda",
  severity: "medium",
  why: "Lambda does not patch a deprecated runtime, and some weeks later blocks creating and updating functions with it. During a failover nothing can then be fixed or rolled back.",
  fix: "Set runtime to a supported one of the language, test, and deploy.",
  source: "https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html",
  types: [LAMBDA_FUNCTION],
  settings: z.object({
    noticeDays: z
      .int()
      .min(0)
      .max(730)
      .default(0)
      .describe("The number of days before its deprecation from which a runtime is a violation."),
  }),
  check(lambda, graph, { noticeDays }) {
    const runtime = graph.read.string(lambda, RUNTIME);
    if (runtime === undefined) return notApplicable("It is a container image with its own runtime.");
    const day = Object.hasOwn(RUNTIME_DEPRECATIONS.data, runtime) ? RUNTIME_DEPRECATIONS.data[runtime] : undefined;
    if (day === undefined || Date.now() + noticeDays * DAY < Date.parse(day)) return compliant();
    return violation({
      property: RUNTIME,
      actual: runtime,
      wanted: "a runtime that Lambda supports",
      message: `Lambda deprecates ${runtime} on ${day}: from then on it gets no patches, and soon after functions can't be created or updated.`,
    });
  },
});
