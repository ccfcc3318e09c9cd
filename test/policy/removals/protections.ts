/** What protects a planned service, by type, and how it is removed, disabled, emptied, inverted or crippled. */

export const REMOVED = Symbol("removed");

/** A property's path and the values that it is set to, one after the other. */
export type Weakened = readonly [path: string, ...values: readonly unknown[]];

const AWAY = { Service: "another.amazonaws.com" };
const DENY_ALL = JSON.stringify({
  Version: "2012-10-17",
  Statement: [{ Effect: "Deny", Principal: "*", Action: "*", Resource: "*" }],
});
const ALLOWS_ANOTHER = JSON.stringify({
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Principal: AWAY, Action: "sts:GetCallerIdentity", Resource: "*" }],
});

/** A path that begins with "+" is set where the program has nothing, too. */
export const PROPERTIES: Readonly<Record<string, readonly Weakened[]>> = {
  "aws:autoscaling/group:Group": [
    ["minSize", 0, 1],
    ["maxSize", 0],
    ["vpcZoneIdentifiers", []],
    ["healthCheckType", REMOVED, "EC2"],
    ["healthCheckGracePeriod", 0],
    ["targetGroupArns", REMOVED, []],
    [
      "+suspendedProcesses",
      ["Launch"],
      ["ReplaceUnhealthy", "HealthCheck"],
      ["AZRebalance"],
      ["AddToLoadBalancer"],
      ["Terminate"],
      ["AlarmNotification"],
    ],
    ["instanceMaintenancePolicy.minHealthyPercentage", 0],
    ["instanceRefresh.preferences.minHealthyPercentage", 0],
    ["mixedInstancesPolicy.instancesDistribution.onDemandBaseCapacity", 0],
  ],
  "aws:autoscaling/policy:Policy": [
    ["targetTrackingConfiguration.targetValue", 95],
    ["stepAdjustments", []],
  ],
  "aws:backup/plan:Plan": [
    ["rules[0].copyActions", REMOVED, []],
    ["rules[0].schedule", "cron(0 5 1 1 ? *)", "rate(30 days)"],
    ["rules[0].lifecycle.deleteAfter", 1],
    ["rules[0].targetVaultName", "another-vault"],
  ],
  "aws:backup/selection:Selection": [
    ["conditions[0].stringEquals", [{ key: "aws:ResourceTag/backup-plan", value: "nothing" }]],
    ["+conditions[0].stringNotEquals", [{ key: "aws:ResourceTag/backup-plan", value: "storefront" }]],
    ["resources", ["arn:aws:ec2:*:*:volume/none"]],
    ["+notResources", ["*"]],
    ["planId", "another-plan"],
  ],
  "aws:backup/vault:Vault": [
    ["+forceDestroy", true],
    ["kmsKeyArn", REMOVED],
  ],
  "aws:cloudtrail/trail:Trail": [
    ["enableLogging", false],
    ["isMultiRegionTrail", false, REMOVED],
    ["enableLogFileValidation", false, REMOVED],
    ["kmsKeyId", REMOVED],
  ],
  "aws:cloudwatch/eventBus:EventBus": [["deadLetterConfig", REMOVED]],
  "aws:cloudwatch/eventTarget:EventTarget": [
    ["deadLetterConfig", REMOVED],
    ["deadLetterConfig.arn", "arn:aws:sqs:eu-west-1:123456789012:elsewhere"],
  ],
  "aws:cloudwatch/eventRule:EventRule": [["+state", "DISABLED"]],
  "aws:cloudwatch/metricAlarm:MetricAlarm": [
    ["alarmActions", REMOVED, []],
    ["+actionsEnabled", false],
  ],
  "aws:cloudwatch/logGroup:LogGroup": [["retentionInDays", REMOVED, 0]],
  "aws:dynamodb/table:Table": [
    ["pointInTimeRecovery", REMOVED],
    ["pointInTimeRecovery.enabled", false],
    ["pointInTimeRecovery.recoveryPeriodInDays", 1],
    ["deletionProtectionEnabled", false, REMOVED],
    ["serverSideEncryption", REMOVED],
    ["serverSideEncryption.kmsKeyArn", "arn:aws:kms:eu-west-3:123456789012:key/far"],
    ["replicas", REMOVED, []],
    ["billingMode", "PROVISIONED"],
  ],
  "aws:dynamodb/tableReplica:TableReplica": [
    ["pointInTimeRecovery", false, REMOVED],
    ["deletionProtectionEnabled", false, REMOVED],
    ["kmsKeyArn", REMOVED, "arn:aws:kms:eu-west-3:123456789012:key/far"],
    ["globalTableArn", "arn:aws:dynamodb:us-east-1:123456789012:table/another"],
  ],
  "aws:kinesis/stream:Stream": [
    ["retentionPeriod", 1, 24],
    ["encryptionType", "NONE", REMOVED],
  ],
  "aws:kms/key:Key": [
    ["+isEnabled", false],
    ["deletionWindowInDays", 7],
    ["enableKeyRotation", false, REMOVED],
  ],
  "aws:lambda/eventSourceMapping:EventSourceMapping": [
    ["enabled", false],
    ["destinationConfig", REMOVED],
    ["functionResponseTypes", REMOVED, []],
  ],
  "aws:lambda/function:Function": [
    ["+reservedConcurrentExecutions", 0],
    ["runtime", "nodejs12.x"],
  ],
  "aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig": [
    ["destinationConfig", REMOVED],
    ["destinationConfig.onFailure.destination", "arn:aws:sqs:eu-west-1:123456789012:elsewhere"],
  ],
  "aws:lb/listener:Listener": [
    ["defaultActions", [{ type: "fixed-response", fixedResponse: { contentType: "text/plain", statusCode: "503" } }]],
    ["loadBalancerArn", "arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer/app/another/1"],
  ],
  "aws:lb/loadBalancer:LoadBalancer": [
    ["subnets", []],
    ["enableDeletionProtection", false, REMOVED],
    ["internal", true],
  ],
  "aws:lb/targetGroup:TargetGroup": [
    ["healthCheck.enabled", false],
    ["healthCheck.interval", 300, 120],
    ["+healthCheck.unhealthyThreshold", 100],
    ["healthCheck.matcher", "200-499"],
    ["healthCheck.protocol", "TCP"],
    ["loadBalancingCrossZoneEnabled", "false"],
    ["deregistrationDelay", 3600],
  ],
  "aws:rds/cluster:Cluster": [
    ["backupRetentionPeriod", 0, 1],
    ["deletionProtection", false, REMOVED],
    ["skipFinalSnapshot", true],
    ["storageEncrypted", false],
    ["deleteAutomatedBackups", true, REMOVED],
    ["globalClusterIdentifier", REMOVED],
  ],
  "aws:rds/clusterInstance:ClusterInstance": [
    ["publiclyAccessible", true],
    ["instanceClass", "db.t4g.medium"],
  ],
  "aws:rds/globalCluster:GlobalCluster": [
    ["storageEncrypted", false],
    ["deletionProtection", false],
  ],
  "aws:rds/instance:Instance": [
    ["multiAz", false, REMOVED],
    ["backupRetentionPeriod", 0, 1],
    ["deletionProtection", false, REMOVED],
    ["skipFinalSnapshot", true],
    ["storageEncrypted", false, REMOVED],
    ["deleteAutomatedBackups", true],
    ["publiclyAccessible", true],
    ["replicateSourceDb", REMOVED],
    ["maxAllocatedStorage", REMOVED],
  ],
  "aws:rds/subnetGroup:SubnetGroup": [["subnetIds", []]],
  "aws:rds/parameterGroup:ParameterGroup": [["parameters[0].value", "0"]],
  "aws:rds/clusterParameterGroup:ClusterParameterGroup": [["parameters[0].value", "0"]],
  "aws:route53/healthCheck:HealthCheck": [
    ["+disabled", true],
    ["failureThreshold", 1],
    ["invertHealthcheck", true, false],
    ["fqdn", "www.example.org", "us-east-1.shop.example.com", "us-west-2.shop.example.com"],
    ["childHealthThreshold", 0, 1],
    ["regions", ["us-east-1"]],
    ["cloudwatchAlarmName", "another-alarm"],
  ],
  "aws:route53/record:Record": [
    ["healthCheckId", REMOVED],
    ["aliases[0].evaluateTargetHealth", false],
    ["setIdentifier", REMOVED],
    ["failoverRoutingPolicies", REMOVED],
  ],
  "aws:s3/bucket:Bucket": [["+forceDestroy", true]],
  "aws:s3/bucketVersioning:BucketVersioning": [
    ["versioningConfiguration.status", "Suspended", REMOVED],
    ["bucket", "another-bucket"],
  ],
  "aws:s3/bucketReplicationConfig:BucketReplicationConfig": [
    ["rules[0].status", "Disabled"],
    ["+rules[0].filter.prefix", "part/"],
    ["rules[0].destination.bucket", "arn:aws:s3:::another-bucket"],
    ["rules[0].destination.replicationTime", REMOVED],
    ["rules[0].destination.metrics", REMOVED],
    ["rules[0].sourceSelectionCriteria", REMOVED],
    ["+rules[0].existingObjectReplication", { status: "Enabled" }],
    ["rules[0].deleteMarkerReplication", REMOVED],
  ],
  "aws:s3/bucketObjectLockConfiguration:BucketObjectLockConfiguration": [["rule", REMOVED]],
  "aws:secretsmanager/secret:Secret": [
    ["replicas", REMOVED, []],
    ["recoveryWindowInDays", 0],
    ["+replicas[0].kmsKeyId", "arn:aws:kms:eu-west-3:123456789012:key/far"],
  ],
  "aws:sns/topic:Topic": [["kmsMasterKeyId", REMOVED, "alias/aws/sns"]],
  "aws:sns/topicPolicy:TopicPolicy": [["policy", DENY_ALL, ALLOWS_ANOTHER]],
  "aws:sns/topicSubscription:TopicSubscription": [["redrivePolicy", REMOVED]],
  "aws:sqs/queue:Queue": [
    ["redrivePolicy", REMOVED],
    ["messageRetentionSeconds", 60],
    ["kmsMasterKeyId", REMOVED],
  ],
  "aws:sqs/queuePolicy:QueuePolicy": [["policy", DENY_ALL, ALLOWS_ANOTHER]],
  "aws:synthetics/canary:Canary": [["startCanary", false, REMOVED]],
};

/** Types of which a resource, when it is gone, leaves something unprotected. */
export const WHOLE: readonly string[] = [
  "aws:autoscaling/policy:Policy",
  "aws:backup/plan:Plan",
  "aws:backup/restoreTestingPlan:RestoreTestingPlan",
  "aws:backup/selection:Selection",
  "aws:cloudwatch/eventArchive:EventArchive",
  "aws:dynamodb/tableReplica:TableReplica",
  "aws:ec2/natGateway:NatGateway",
  "aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig",
  "aws:lb/listener:Listener",
  "aws:rds/clusterInstance:ClusterInstance",
  "aws:s3/bucketReplicationConfig:BucketReplicationConfig",
  "aws:s3/bucketVersioning:BucketVersioning",
  "aws:sns/topicPolicy:TopicPolicy",
  "aws:sqs/queuePolicy:QueuePolicy",
];

/** What is redundant in these plans: another protection stays, or nothing is lost. */
export const REDUNDANT: readonly (readonly [removal: RegExp, reason: string])[] = [
  [/^Listener \S+-http /, "It only redirects to HTTPS, whose own listener serves."],
  [/^Policy \S+-cpu-(target|surge) .*: (gone|stepAdjustments)/, "The group has two policies that scale it out."],
  [
    /^TopicSubscription \S+-alerts-record/,
    "SNS retries a queue for 23 days, and this is a record beside the people who are notified.",
  ],
  [/^MetricAlarm \S+-system-errors /, "A composite alarm, which has an action, counts it."],
  [/^Record \S+-live of secondary: healthCheckId/, "The SECONDARY is the last answer, whatever its health."],
  [/^Record \S+-regional .*evaluateTargetHealth/, "It is a simple record: Route 53 has no other answer."],
  [
    /^ClusterInstance \S+-2-1 of secondary: gone/,
    "A secondary without an instance is within the objective (rds-copy-within-objective).",
  ],
  [
    /^Instance \S+-orders-2 of secondary: (multiAz|skipFinalSnapshot|storageEncrypted|deleteAutomatedBackups)/,
    "A replica has its source's encryption and backups, and may be Single-AZ until it is promoted.",
  ],
  [/^Queue .*: kmsMasterKeyId/, "SQS encrypts with keys of its own by default."],
  [/^Topic \S+-news .*alias\/aws\/sns/, "Only principals of the account publish to it, who may use AWS's key."],
  [/^FunctionEventInvokeConfig \S+-worker /, "Nothing invokes the function asynchronously."],
  [/^Bucket \S+-(logs|switch|site|page) .*forceDestroy/, "It holds logs, or what the program uploads again."],
  [/^Group .*onDemandBaseCapacity/, "All of its capacity above the base is On-Demand."],
];
