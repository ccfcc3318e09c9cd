import type * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { Alerts } from "../../observability/alerts";
import { MINUTE } from "../../observability/minutes";

/** How long an instance may fail its own check before people are told, in minutes. */
const SICK_MINUTES = 3;

/**
 * The host below an instance fails, and EC2 moves the instance; or the instance itself fails, which nobody mends by himself.
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
      what: `Instance ${slot} fails its own status check for ${SICK_MINUTES} minutes; the others carry its load.`,
      todo: "Reboot it; if it stays so, replace it.",
      runbook: "service.md#an-instance-of-the-fixed-fleet-fails",
      group: "service",
      severity: "warning",
      ...checkOf(instance, "StatusCheckFailed_Instance"),
      statistic: "Maximum",
      comparison: "GreaterThanThreshold",
      threshold: 0,
      period: MINUTE,
      evaluationPeriods: SICK_MINUTES,
      // An instance that somebody has stopped reports nothing, and is not sick.
      treatMissingData: "notBreaching",
    },
    opts,
  );
}

/**
 * The host below an instance fails: EC2 moves the instance. Statistic, periods and missing data are as AWS recommends
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
      what: `The host of instance ${slot} fails its status check for 2 minutes, and EC2 moves the instance.`,
      todo: "See that it comes back; if it stays down, replace it.",
      runbook: "service.md#an-instance-of-the-fixed-fleet-fails",
      group: "service",
      severity: "warning",
      ...checkOf(instance, "StatusCheckFailed_System"),
      statistic: "Minimum",
      comparison: "GreaterThanThreshold",
      threshold: 0,
      period: MINUTE,
      evaluationPeriods: 2,
      // AWS looks at the host from outside, so a sick one is reported; an instance that has just started, or was stopped, is not.
      treatMissingData: "missing",
      actions: [`arn:aws:automate:${region}:ec2:recover`],
    },
    opts,
  );
}

function checkOf(instance: aws.ec2.Instance, metricName: string) {
  return { namespace: "AWS/EC2", metricName, dimensions: { InstanceId: instance.id } };
}
