import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { assumedBy } from "../iam/policy-document";

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
 * The ARN of AWS Backup's role in this region; it resolves once the role has its policies, or the first job would fail. The role exists in both
 * regions, so that a failover creates no role.
 */
export function serviceRole(name: string, account: string, opts: pulumi.CustomResourceOptions): pulumi.Output<string> {
  const role = new aws.iam.Role(
    `${name}-backup`,
    {
      assumeRolePolicy: assumedBy("backup.amazonaws.com", { StringEquals: { "aws:SourceAccount": account } }),
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
