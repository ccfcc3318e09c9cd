import type * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { AutoScaling } from "./auto-scaling";
import {
  isoDuration,
  parameters,
  type Action,
  type Experiment,
  type Surroundings,
  type Target,
} from "../../chaos/plan";

const ACTION = "aws:ec2:asg-insufficient-instance-capacity-error";

/** Launches of the group in the zone fail; undefined where the region has no Auto Scaling group. */
export function failedLaunches(
  { instances, zone }: Surroundings,
  percent: number,
  seconds: number,
): { target: Target; action: Action; statements: pulumi.Input<aws.iam.PolicyStatement>[] } | undefined {
  if (!(instances instanceof AutoScaling) || zone === undefined) return undefined;
  const { arn } = instances.group;
  return {
    target: {
      name: "group",
      resourceType: "aws:ec2:autoscaling-group",
      resourceArns: [arn],
      selectionMode: "ALL",
    },
    action: {
      name: "refuse-launches",
      actionId: ACTION,
      parameters: parameters({
        availabilityZoneIdentifiers: zone,
        duration: isoDuration(seconds),
        percentage: String(percent),
      }),
      target: { key: "AutoScalingGroups", value: "group" },
    },
    // https://docs.aws.amazon.com/fis/latest/userguide/security_iam_id-based-policy-examples.html#security-iam-policy-examples-ec2
    statements: [
      {
        Effect: "Allow",
        Action: "ec2:InjectApiError",
        Resource: "*",
        Condition: arn.apply((group) => ({
          StringEquals: { "ec2:FisActionId": ACTION },
          "ForAllValues:StringEquals": { "ec2:FisTargetArns": [group] },
        })),
      } as pulumi.Input<aws.iam.PolicyStatement>,
      { Effect: "Allow", Action: "autoscaling:DescribeAutoScalingGroups", Resource: "*" },
    ],
  };
}

/** EC2 has no capacity in the zone. */
export function noCapacity(at: Surroundings): Experiment | undefined {
  const fault = at.settings.experiments.faults.capacity;
  const failed = fault && failedLaunches(at, fault.percent, fault.duration);
  if (!failed) return undefined;
  return {
    fault: "capacity",
    says: `${fault.percent} % of the launches in ${at.zone} fail for ${fault.duration / 60} minutes, as if EC2 had no capacity.`,
    targets: [failed.target],
    actions: [failed.action],
    statements: failed.statements,
    emptyTargets: "fail",
  };
}
