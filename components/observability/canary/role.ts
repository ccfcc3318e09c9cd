import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { Topology } from "../../topology";
import type { Workload } from "../../config/schema/workload";

interface RoleArgs {
  workload: Workload;
  topology: Topology;
  bucketArn: pulumi.Input<string>;
}

/**
 * The role of a region's canaries: they may put their results into the bucket, write their logs and send Synthetics' metrics
 * (https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Synthetics_Canaries_CanaryPermissions.html). They may not make log
 * groups: one that Lambda makes never expires its events. All of a region's canaries have the same role, so that a failover changes nothing in IAM.
 */
export function canaryRole(
  name: string,
  { workload, topology, bucketArn }: RoleArgs,
  opts: pulumi.CustomResourceOptions,
): { role: aws.iam.Role; policy: aws.iam.RolePolicy } {
  const role = new aws.iam.Role(
    `${name}-canary`,
    { assumeRolePolicy: aws.iam.assumeRolePolicyForPrincipal({ Service: "lambda.amazonaws.com" }) },
    opts,
  );
  const logs = `arn:aws:logs:${topology.region}:${workload.account}:log-group:/aws/lambda/cwsyn-${workload.name}-*`;
  const policy = new aws.iam.RolePolicy(
    `${name}-canary`,
    {
      role: role.id,
      policy: pulumi.jsonStringify({
        Version: "2012-10-17",
        Statement: [
          {
            Sid: "KeepsWhatItFound",
            Effect: "Allow",
            Action: ["s3:PutObject", "s3:GetObject"],
            Resource: pulumi.interpolate`${bucketArn}/*`,
          },
          { Sid: "FindsTheBucket", Effect: "Allow", Action: "s3:GetBucketLocation", Resource: bucketArn },
          { Sid: "Logs", Effect: "Allow", Action: ["logs:CreateLogStream", "logs:PutLogEvents"], Resource: logs },
          // AWS supports no resource-level permissions for these two.
          { Sid: "ListsBuckets", Effect: "Allow", Action: "s3:ListAllMyBuckets", Resource: "*" },
          {
            Sid: "Measures",
            Effect: "Allow",
            Action: "cloudwatch:PutMetricData",
            Resource: "*",
            Condition: { StringEquals: { "cloudwatch:namespace": "CloudWatchSynthetics" } },
          },
        ],
      }),
    },
    opts,
  );
  return { role, policy };
}
