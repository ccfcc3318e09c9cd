import type * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { Alerts } from "../../observability/alerts";
import { MINUTE } from "../../observability/minutes";

/** Minutes of failed instance status checks until the alarm. */
const FAILED_MINUTES = 3;

/**
 * An instance's host fails, and EC2 recovers the instance; or the instance itself fails, which a person must fix.
 * @param slot the instance's place in the fleet, which is unique in the region: `us-east-1a-1`
 */
export function instanceAlarms(
  alerts: Alerts,
  slot: string,
  instance: aws.ec2.Instance,
  region: string,
  opts: pulumi.CustomResourceOptions,
): void {
  hostAlarm(alerts, slot, instance, region, opts);
  alerts.alarm(
    `${slot}-sick`,
    {
      problem: `Instance ${slot} has failed its instance status check for ${FAILED_MINUTES} minutes; the others carry its load.`,
      response: "Reboot it; if the check still fails, replace it.",
      runbook: "service.md#an-instance-of-the-fixed-fleet-fails",
      group: "service",
      severity: "warning",
      ...checkOf(instance, "StatusCheckFailed_Instance"),
      statistic: "Maximum",
      comparison: "GreaterThanThreshold",
      threshold: 0,
      period: MINUTE,
      evaluationPeriods: FAILED_MINUTES,
      // A stopped instance reports nothing, and has not failed.
      treatMissingData: "notBreaching",
    },
    opts,
  );
}

/**
 * An instance's host fails: EC2 recovers the instance. Statistic, periods and missing data are as AWS recommends
 * (https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/cloudwatch-recovery.html; not for instances of an Auto Scaling group).
 */
function hostAlarm(
  alerts: Alerts,
  slot: string,
  instance: aws.ec2.Instance,
  region: string,
  opts: pulumi.CustomResourceOptions,
): void {
  alerts.alarm(
    `${slot}-recover`,
    {
      problem: `Instance ${slot} has failed its system status check for 2 minutes.`,
      response: "Check that EC2 recovers it; if it does not, replace it.",
      runbook: "service.md#an-instance-of-the-fixed-fleet-fails",
      group: "service",
      severity: "warning",
      ...checkOf(instance, "StatusCheckFailed_System"),
      statistic: "Minimum",
      comparison: "GreaterThanThreshold",
      threshold: 0,
      period: MINUTE,
      evaluationPeriods: 2,
      // AWS checks the host from outside, so that a failed one is reported; an instance that has just started, or was stopped, reports nothing.
      treatMissingData: "missing",
      actions: [`arn:aws:automate:${region}:ec2:recover`],
    },
    opts,
  );
}

function checkOf(instance: aws.ec2.Instance, metricName: string) {
  return { namespace: "AWS/EC2", metricName, dimensions: { InstanceId: instance.id } };
}
