import type { Published } from "./published";

/** What an AWS managed policy allows; without `Resource` on everything, without `Condition` in any case. */
export interface ManagedStatement {
  readonly Action: readonly string[];
  readonly Resource?: string;
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

const LOGS = ["logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents"];
const XRAY: readonly ManagedStatement[] = [
  {
    Action: [
      "xray:PutTraceSegments",
      "xray:PutTelemetryRecords",
      "xray:GetSamplingRules",
      "xray:GetSamplingTargets",
      "xray:GetSamplingStatisticSummaries",
    ],
  },
];

/** None of these denies anything. Of the policies of AWS Backup only backups, copies, restores and keys are here. */
export const MANAGED_POLICIES = {
  title: "Statements of the AWS managed policies that functions and AWS Backup often have",
  sources: [
    "https://docs.aws.amazon.com/aws-managed-policy/latest/reference/policy-list.html",
    "https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AWSLambdaBasicExecutionRole.html",
    "https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AWSBackupServiceRolePolicyForBackup.html",
    "https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AmazonAPIGatewayPushToCloudWatchLogs.html",
  ],
  asOf: "2026-11-28",
  data: {
    AdministratorAccess: [{ Action: ["*"] }],
    AmazonS3FullAccess: [{ Action: ["s3:*", "s3-object-lambda:*"] }],
    AmazonSNSFullAccess: [{ Action: ["sns:*"] }],
    AmazonSQSFullAccess: [{ Action: ["sqs:*"] }],
    AWSXRayDaemonWriteAccess: XRAY,
    AWSXrayWriteOnlyAccess: XRAY,
    CloudWatchLambdaInsightsExecutionRolePolicy: [{ Action: LOGS }],
    "service-role/AmazonAPIGatewayPushToCloudWatchLogs": [
      { Action: [...LOGS, "logs:Describe*", "logs:GetLogEvents", "logs:FilterLogEvents"] },
    ],
    "service-role/AWSLambdaBasicExecutionRole": [{ Action: LOGS }],
    "service-role/AWSLambdaRole": [{ Action: ["lambda:InvokeFunction"] }],
    "service-role/AWSLambdaVPCAccessExecutionRole": [
      { Action: [...LOGS, "ec2:*NetworkInterface*", "ec2:DescribeSubnets", "ec2:*PrivateIpAddresses"] },
    ],
    "service-role/AWSLambdaSQSQueueExecutionRole": [
      { Action: [...LOGS, "sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"] },
    ],
    "service-role/AWSLambdaKinesisExecutionRole": [
      {
        Action: [
          ...LOGS,
          "kinesis:DescribeStream",
          "kinesis:DescribeStreamSummary",
          "kinesis:GetRecords",
          "kinesis:GetShardIterator",
          "kinesis:ListShards",
          "kinesis:ListStreams",
          "kinesis:SubscribeToShard",
        ],
      },
    ],
    "service-role/AWSLambdaDynamoDBExecutionRole": [
      {
        Action: [
          ...LOGS,
          "dynamodb:DescribeStream",
          "dynamodb:GetRecords",
          "dynamodb:GetShardIterator",
          "dynamodb:ListStreams",
        ],
      },
    ],
    "service-role/AWSBackupServiceRolePolicyForBackup": [
      { Action: ["dynamodb:CreateBackup", "dynamodb:StartAwsBackupJob"] },
      { Action: ["rds:CreateDBSnapshot", "rds:CopyDBSnapshot", "rds:CreateDBClusterSnapshot"] },
      { Action: ["rds:CopyDBClusterSnapshot", "rds:ModifyDBInstance", "rds:ModifyDBCluster"] },
      { Action: ["ec2:CreateSnapshot", "ec2:CopySnapshot", "ec2:CreateImage", "ec2:CopyImage"] },
      { Action: ["elasticfilesystem:Backup", "fsx:CreateBackup", "fsx:CopyBackup"] },
      { Action: ["redshift:CreateClusterSnapshot", "timestream:StartAwsBackupJob", "tag:GetResources"] },
      { Action: ["backup:CopyIntoBackupVault", "backup:CopyFromBackupVault", "kms:DescribeKey"] },
      {
        Action: ["kms:Decrypt", "kms:GenerateDataKey"],
        Condition: { StringLike: { "kms:ViaService": "dynamodb.*.amazonaws.com" } },
      },
      { Action: ["kms:CreateGrant"], Condition: { Bool: { "kms:GrantIsForAWSResource": "true" } } },
    ],
    "service-role/AWSBackupServiceRolePolicyForRestores": [
      { Action: ["dynamodb:RestoreTableFromBackup", "dynamodb:RestoreTableFromAwsBackup", "ec2:CreateVolume"] },
      { Action: ["rds:RestoreDBInstanceFromDBSnapshot", "rds:RestoreDBClusterFromSnapshot"] },
      { Action: ["rds:RestoreDBInstanceToPointInTime", "rds:RestoreDBClusterToPointInTime"] },
      { Action: ["elasticfilesystem:Restore", "fsx:CreateFileSystemFromBackup", "kms:DescribeKey"] },
    ],
    AWSBackupServiceRolePolicyForS3Restore: [
      { Action: ["s3:PutObject", "s3:GetObject", "s3:GetObjectVersion", "s3:CreateBucket", "s3:ListBucket"] },
    ],
    AWSBackupServiceRolePolicyForS3Backup: [
      { Action: ["s3:GetObject", "s3:GetObjectVersion", "s3:ListBucket", "s3:ListBucketVersions"] },
      {
        Action: ["kms:Decrypt", "kms:DescribeKey"],
        Condition: { StringLike: { "kms:ViaService": "s3.*.amazonaws.com" } },
      },
    ],
  },
} as const satisfies Published<Readonly<Record<string, readonly ManagedStatement[]>>>;

export const ROLE_LIMITS = {
  title:
    "Managed policies attached to an IAM role, by default and at most; characters of a managed policy, and of all inline policies of a role",
  sources: ["https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html"],
  asOf: "2026-11-28",
  data: { attachedPolicies: { default: 10, most: 20 }, managedPolicy: 6144, inlinePolicies: 10240 },
} as const satisfies Published;
