import type * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { isoDuration, parameters, type FaultPart, type FaultZone } from "../../chaos/fis";
import { stopInstances } from "../faults";

/** The tag that EC2 Auto Scaling gives each instance of a group (https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-tagging.html). */
const GROUP_TAG = "aws:autoscaling:groupName";

/** The group's instances in the zone are stopped. */
export function stoppedInstances(
  group: aws.autoscaling.Group,
  at: FaultZone,
  percent: number,
  seconds: number,
): FaultPart {
  const instances = {
    name: "instances",
    resourceTags: [{ key: GROUP_TAG, value: group.name }],
    filters: [
      { path: "Placement.AvailabilityZone", values: [at.zone] },
      { path: "State.Name", values: ["running"] },
    ],
  };
  const condition = group.name.apply((name) => ({ StringEquals: { [`ec2:ResourceTag/${GROUP_TAG}`]: name } }));
  return stopInstances(at, [instances], { percent, seconds, condition });
}

const REFUSE = "aws:ec2:asg-insufficient-instance-capacity-error";

/** Launches of the group in the zone fail. */
export function failedLaunches(
  { arn }: aws.autoscaling.Group,
  { zone }: FaultZone,
  percent: number,
  seconds: number,
): FaultPart {
  return {
    targets: [{ name: "group", resourceType: "aws:ec2:autoscaling-group", resourceArns: [arn], selectionMode: "ALL" }],
    actions: [
      {
        name: "refuse-launches",
        actionId: REFUSE,
        parameters: parameters({
          availabilityZoneIdentifiers: zone,
          duration: isoDuration(seconds),
          percentage: String(percent),
        }),
        target: { key: "AutoScalingGroups", value: "group" },
      },
    ],
    // https://docs.aws.amazon.com/fis/latest/userguide/security_iam_id-based-policy-examples.html#security-iam-policy-examples-ec2
    statements: [
      {
        Effect: "Allow",
        Action: "ec2:InjectApiError",
        Resource: "*",
        Condition: arn.apply((group) => ({
          StringEquals: { "ec2:FisActionId": REFUSE },
          "ForAllValues:StringEquals": { "ec2:FisTargetArns": [group] },
        })),
      } as pulumi.Input<aws.iam.PolicyStatement>,
      { Effect: "Allow", Action: "autoscaling:DescribeAutoScalingGroups", Resource: "*" },
    ],
  };
}
