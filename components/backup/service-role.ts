import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

/**
 * What AWS Backup needs to back up, copy and restore; S3 has policies of its own
 * (https://docs.aws.amazon.com/aws-backup/latest/devguide/iam-service-roles.html, .../s3-backups.html).
 */
const POLICIES = {
  backup: "service-role/AWSBackupServiceRolePolicyForBackup",
  restore: "service-role/AWSBackupServiceRolePolicyForRestores",
  "s3-backup": "AWSBackupServiceRolePolicyForS3Backup",
  "s3-restore": "AWSBackupServiceRolePolicyForS3Restore",
};

/**
 * The ARN of the role as which AWS Backup works in this region; it is there once the role has its policies, or the first job would fail. In both
 * regions, so that a fail-over has no role to make.
 */
export function serviceRole(name: string, account: string, opts: pulumi.CustomResourceOptions): pulumi.Output<string> {
  const role = new aws.iam.Role(
    `${name}-backup`,
    {
      assumeRolePolicy: JSON.stringify({
        Version: "2012-10-17",
        Statement: [
          {
            Effect: "Allow",
            Principal: { Service: "backup.amazonaws.com" },
            Action: "sts:AssumeRole",
            Condition: { StringEquals: { "aws:SourceAccount": account } },
          },
        ],
      }),
      tags: { Name: `${name}-backup` },
    },
    opts,
  );
  const policies = Object.entries(POLICIES).map(
    ([purpose, policy]) =>
      new aws.iam.RolePolicyAttachment(
        `${name}-${purpose}`,
        { role: role.name, policyArn: `arn:aws:iam::aws:policy/${policy}` },
        opts,
      ),
  );
  return pulumi.all([role.arn, ...policies.map(({ id }) => id)]).apply(([arn]) => arn!);
}
