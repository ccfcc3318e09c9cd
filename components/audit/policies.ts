import type * as aws from "@pulumi/aws";

type Statement = aws.iam.PolicyStatement;

export interface TrailOwner {
  account: string;
  /** The workload's name, the prefix of its roles' names. */
  workload: string;
  trailArn: string;
  /** Roles of such names that are not the workload's. */
  administrators: string[];
  /** Whether every principal is denied deletion. */
  isProtected: boolean;
}

/**
 * What deletes records, hides them or allows others to. S3's lifecycle still deletes what is old: bucket policies do not apply to it
 * (https://docs.aws.amazon.com/AmazonS3/latest/userguide/troubleshoot-lifecycle.html).
 */
const DELETIONS = ["s3:DeleteObject", "s3:DeleteObjectVersion", "s3:DeleteBucket", "s3:BypassGovernanceRetention"];

/**
 * The bucket's policy besides TLS: what CloudTrail needs for this trail only
 * (https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-s3-bucket-policy-for-cloudtrail.html), and denials.
 *
 * The workload's own roles have no access. And while the trail is protected every deletion is denied: also the deployer's, who must first set
 * deletionProtection to false, an event that is recorded and notified. The deployer may always change this policy.
 */
export function bucketStatements(bucketArn: string, owner: TrailOwner): Statement[] {
  const { account, trailArn, isProtected } = owner;
  const forTrail = { "aws:SourceArn": trailArn };
  const principal = { Service: "cloudtrail.amazonaws.com" };
  const objects = `${bucketArn}/*`;
  return [
    {
      Sid: "CloudTrailLooks",
      Effect: "Allow",
      Principal: principal,
      Action: "s3:GetBucketAcl",
      Resource: bucketArn,
      Condition: { StringEquals: forTrail },
    },
    {
      Sid: "CloudTrailWrites",
      Effect: "Allow",
      Principal: principal,
      Action: "s3:PutObject",
      Resource: `${bucketArn}/AWSLogs/${account}/*`,
      Condition: { StringEquals: { ...forTrail, "s3:x-amz-acl": "bucket-owner-full-control" } },
    },
    {
      Sid: "WorkloadStaysOut",
      Effect: "Deny",
      Principal: "*",
      Action: "s3:*",
      Resource: [bucketArn, objects],
      Condition: workloadsRoles(owner),
    },
    ...(isProtected
      ? [
          {
            Sid: "DenyDeletion",
            Effect: "Deny" as const,
            Principal: "*" as const,
            Action: DELETIONS,
            Resource: [bucketArn, objects],
          },
        ]
      : []),
  ];
}

/** What reads the record, makes the key unusable, or allows others to. */
const FROM_THE_WORKLOAD = [
  "kms:Decrypt",
  "kms:ReEncrypt*",
  "kms:CreateGrant",
  "kms:DisableKey",
  "kms:ScheduleKeyDeletion",
  "kms:PutKeyPolicy",
];

/**
 * The key's policy: IAM policies apply, CloudTrail encrypts for this trail only
 * (https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-kms-key-policy-for-cloudtrail.html), and the workload's roles can neither
 * read the record nor delete the key. CloudTrail needs no kms:Decrypt: the bucket has no S3 Bucket Key.
 */
export function trailKeyPolicy(owner: TrailOwner): aws.iam.PolicyDocument {
  const { account, trailArn } = owner;
  const principal = { Service: "cloudtrail.amazonaws.com" };
  return {
    Version: "2012-10-17",
    Statement: [
      {
        Sid: "IamOfTheAccountDecides",
        Effect: "Allow",
        Principal: { AWS: `arn:aws:iam::${account}:root` },
        Action: "kms:*",
        Resource: "*",
      },
      {
        Sid: "CloudTrailEncrypts",
        Effect: "Allow",
        Principal: principal,
        Action: "kms:GenerateDataKey*",
        Resource: "*",
        Condition: {
          StringEquals: { "aws:SourceArn": trailArn, "kms:EncryptionContext:aws:cloudtrail:arn": trailArn },
        },
      },
      {
        Sid: "CloudTrailLooks",
        Effect: "Allow",
        Principal: principal,
        Action: "kms:DescribeKey",
        Resource: "*",
        Condition: { StringEquals: { "aws:SourceArn": trailArn } },
      },
      {
        Sid: "WorkloadStaysOut",
        Effect: "Deny",
        Principal: { AWS: "*" },
        Action: FROM_THE_WORKLOAD,
        Resource: "*",
        Condition: workloadsRoles(owner),
      },
    ],
  };
}

/**
 * The workload's roles, by the names that Pulumi gives them. A deployer of such a name gets an error: KMS, whose key is created first,
 * refuses a policy that would prevent its own author from changing it (https://docs.aws.amazon.com/kms/latest/APIReference/API_PutKeyPolicy.html,
 * BypassPolicyLockoutSafetyCheck). Add such a deployer to the administrators.
 */
function workloadsRoles({ account, workload, administrators }: TrailOwner): Statement["Condition"] {
  const key = "aws:PrincipalArn";
  return {
    ArnLike: { [key]: `arn:aws:iam::${account}:role/${workload}-*` },
    ...(administrators.length > 0 && { ArnNotLike: { [key]: administrators } }),
  };
}
