import { MINUTE } from "../../lib/duration";

/** ALARM at so many failures within one period. CloudWatch has data only where there was a failure, so that no data is OK. */
export function failures(atLeast: number, period: number) {
  return {
    statistic: "Sum",
    comparison: "GreaterThanOrEqualToThreshold",
    threshold: atLeast,
    period,
    evaluationPeriods: 1,
    treatMissingData: "notBreaching",
  } as const;
}

/** ALARM when the worst value of each of so many minutes is above a figure. */
export function above(threshold: number, minutes: number) {
  return {
    statistic: "Maximum",
    comparison: "GreaterThanThreshold",
    threshold,
    period: MINUTE,
    evaluationPeriods: minutes,
  } as const;
}

/** ALARM at failures in three of five minutes: AWS's SDKs retry what failed in a short burst. CloudWatch has data only where there was a failure. */
export const FAILURES_IN_3_OF_5_MINUTES = {
  statistic: "Sum",
  comparison: "GreaterThanThreshold",
  threshold: 0,
  period: MINUTE,
  evaluationPeriods: 5,
  datapointsToAlarm: 3,
  treatMissingData: "notBreaching",
} as const;
