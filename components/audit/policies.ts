import type * as aws from "@pulumi/aws";

type Statement = aws.iam.PolicyStatement;

export interface TrailOwner {
  account: string;
  /** The workload's name, with which the names of all its roles begin. */
  workload: string;
  trailArn: string;
  /** Roles of such names that are not the workload's. */
  administrators: string[];
  /** Whether nobody at all may delete. */
  isProtected: boolean;
}

/**
 * What takes records away, hides them or lets others do so. S3's lifecycle still deletes what is old: no policy binds it
 * (https://docs.aws.amazon.com/AmazonS3/latest/userguide/troubleshoot-lifecycle.html).
 */
const DELETIONS = ["s3:DeleteObject", "s3:DeleteObjectVersion", "s3:DeleteBucket", "s3:BypassGovernanceRetention"];

/**
 * The bucket's policy beside TLS: what CloudTrail needs for this trail alone
 * (https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-s3-bucket-policy-for-cloudtrail.html), and whom it stops.
 *
 * The workload's own roles reach nothing, ever. And as long as the trail is protected nobody deletes: not the deployer either, who must first set
 * deletionProtection to false, an event that is recorded and told. He is not locked out for ever: he may change this policy.
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
            Sid: "NobodyDeletes",
            Effect: "Deny" as const,
            Principal: "*" as const,
            Action: DELETIONS,
            Resource: [bucketArn, objects],
          },
        ]
      : []),
  ];
}

/** What reads the record, and what makes the key unusable or lets others do either. */
const FROM_THE_WORKLOAD = [
  "kms:Decrypt",
  "kms:ReEncrypt*",
  "kms:CreateGrant",
  "kms:DisableKey",
  "kms:ScheduleKeyDeletion",
  "kms:PutKeyPolicy",
];

/**
 * The key's policy: IAM decides for people, CloudTrail encrypts for this trail alone
 * (https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-kms-key-policy-for-cloudtrail.html), and the workload's roles can neither
 * read the record nor delete the key. No kms:Decrypt for CloudTrail: the bucket has no S3 Bucket Key.
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
 * The workload's roles, by the names that Pulumi gives them. A deployer of such a name is not locked out in silence: KMS, which comes first,
 * refuses a policy that would keep its own author from changing it (https://docs.aws.amazon.com/kms/latest/APIReference/API_PutKeyPolicy.html,
 * BypassPolicyLockoutSafetyCheck); he belongs among the administrators.
 */
function workloadsRoles({ account, workload, administrators }: TrailOwner): Statement["Condition"] {
  const key = "aws:PrincipalArn";
  return {
    ArnLike: { [key]: `arn:aws:iam::${account}:role/${workload}-*` },
    ...(administrators.length > 0 && { ArnNotLike: { [key]: administrators } }),
  };
}
