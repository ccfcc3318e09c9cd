import type { Published } from "./published";

/** By Pulumi's type: the properties of which a resource's id for `pulumi import` consists, with a slash between two. AWS refuses a second one of that name. */
export const IMPORT_IDS: Published<Readonly<Record<string, readonly string[]>>> = {
  title: "Resources whose id for pulumi import follows from their inputs",
  sources: ["https://www.pulumi.com/registry/packages/aws/api-docs/"],
  asOf: "2026-11-29",
  data: {
    "aws:autoscaling/group:Group": ["name"],
    "aws:backup/vault:Vault": ["name"],
    "aws:cloudwatch/eventBus:EventBus": ["name"],
    "aws:cloudwatch/logGroup:LogGroup": ["name"],
    "aws:dynamodb/table:Table": ["name"],
    "aws:iam/instanceProfile:InstanceProfile": ["name"],
    "aws:iam/role:Role": ["name"],
    "aws:kinesis/stream:Stream": ["name"],
    "aws:kms/alias:Alias": ["name"],
    "aws:lambda/alias:Alias": ["functionName", "name"],
    "aws:lambda/function:Function": ["name"],
    "aws:rds/cluster:Cluster": ["clusterIdentifier"],
    "aws:rds/clusterInstance:ClusterInstance": ["identifier"],
    "aws:rds/clusterParameterGroup:ClusterParameterGroup": ["name"],
    "aws:rds/globalCluster:GlobalCluster": ["globalClusterIdentifier"],
    "aws:rds/instance:Instance": ["identifier"],
    "aws:rds/parameterGroup:ParameterGroup": ["name"],
    "aws:rds/subnetGroup:SubnetGroup": ["name"],
    "aws:s3/bucket:Bucket": ["bucket"],
    "aws:synthetics/canary:Canary": ["name"],
  },
};

/** The types whose creation sets what is there already, and is not refused: PutMetricAlarm, PutObject, PutRolePolicy; for SNS and SQS a creation with the same attributes. */
export const SET_AGAIN: Published<readonly string[]> = {
  title: "Resources that can be created again",
  sources: [
    "https://docs.aws.amazon.com/sns/latest/api/API_CreateTopic.html",
    "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_CreateQueue.html",
    "https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html",
    "https://docs.aws.amazon.com/IAM/latest/APIReference/API_PutRolePolicy.html",
    "https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObject.html",
  ],
  asOf: "2026-11-29",
  data: [
    "aws:backup/vaultPolicy:VaultPolicy",
    "aws:cloudwatch/compositeAlarm:CompositeAlarm",
    "aws:cloudwatch/dashboard:Dashboard",
    "aws:cloudwatch/eventRule:EventRule",
    "aws:cloudwatch/eventTarget:EventTarget",
    "aws:cloudwatch/logMetricFilter:LogMetricFilter",
    "aws:cloudwatch/logResourcePolicy:LogResourcePolicy",
    "aws:cloudwatch/metricAlarm:MetricAlarm",
    "aws:iam/rolePolicy:RolePolicy",
    "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
    "aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig",
    "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration",
    "aws:s3/bucketObjectv2:BucketObjectv2",
    "aws:s3/bucketOwnershipControls:BucketOwnershipControls",
    "aws:s3/bucketPolicy:BucketPolicy",
    "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock",
    "aws:s3/bucketReplicationConfig:BucketReplicationConfig",
    "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration",
    "aws:s3/bucketVersioning:BucketVersioning",
    "aws:sns/topic:Topic",
    "aws:sns/topicPolicy:TopicPolicy",
    "aws:sns/topicSubscription:TopicSubscription",
    "aws:sqs/queue:Queue",
    "aws:sqs/queuePolicy:QueuePolicy",
  ],
};

/** The id by which `pulumi import` takes a resource over; undefined where its inputs do not say it. */
export function importId(type: string, inputs: Readonly<Record<string, unknown>>): string | undefined {
  const parts = IMPORT_IDS.data[type]?.map((property) => inputs[property]);
  return parts?.every((part) => typeof part === "string") ? parts.join("/") : undefined;
}
