import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

interface FlowLogArgs {
  vpcId: pulumi.Input<string>;
  retentionDays: number;
  /** Every connection, minute by minute; otherwise those that were rejected. */
  all: boolean;
}

/**
 * The connections of the VPC in CloudWatch Logs; the role may do what
 * https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs-iam-role.html lists, for this group alone.
 */
export function flowLogs(name: string, args: FlowLogArgs, opts: pulumi.CustomResourceOptions): aws.ec2.FlowLog {
  const group = new aws.cloudwatch.LogGroup(`${name}-flow`, { retentionInDays: args.retentionDays }, opts);
  const role = new aws.iam.Role(
    `${name}-flow`,
    { assumeRolePolicy: aws.iam.assumeRolePolicyForPrincipal({ Service: "vpc-flow-logs.amazonaws.com" }) },
    opts,
  );
  const policy = new aws.iam.RolePolicy(
    `${name}-flow`,
    {
      role: role.id,
      policy: pulumi.jsonStringify({
        Version: "2012-10-17",
        Statement: [
          {
            Effect: "Allow",
            Action: ["logs:CreateLogStream", "logs:PutLogEvents", "logs:DescribeLogGroups", "logs:DescribeLogStreams"],
            Resource: [group.arn, pulumi.interpolate`${group.arn}:*`],
          },
        ],
      }),
    },
    opts,
  );
  return new aws.ec2.FlowLog(
    name,
    {
      vpcId: args.vpcId,
      // What was accepted is most of it, and is paid by its volume.
      trafficType: args.all ? "ALL" : "REJECT",
      logDestinationType: "cloud-watch-logs",
      logDestination: group.arn,
      iamRoleArn: role.arn,
      maxAggregationInterval: args.all ? 60 : 600,
      tags: { Name: name },
    },
    { ...opts, dependsOn: [policy] },
  );
}
