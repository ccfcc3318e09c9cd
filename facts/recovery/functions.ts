import type { Estimate } from "./estimate";

/** How long AWS takes with Lambda functions. */
export const FUNCTION_ESTIMATES = {
  aliasRollback: {
    title:
      "From an alarm in ALARM to all calls at the former version of an alias that CodeDeploy shifts: at once, without a figure",
    seconds: 60,
    bounded: "none",
    source: "https://github.com/aws/serverless-application-model/blob/master/docs/safe_lambda_deployments.rst",
    read: "AWS",
    asOf: "2026-11-29",
  },
} as const satisfies Readonly<Record<string, Estimate>>;
