import type { Published } from "./published";

/** What is known of a metric, where an alarm can be held against it. */
export interface Metric {
  /** Which values are bad; none where both may be. */
  readonly bad?: "high" | "low";
  /** The least and the largest value of a data point. */
  readonly range?: readonly [least: number, most: number];
  /** Reported only while its value is not 0. */
  readonly sparse?: true;
  /** Of states that change over hours or days. */
  readonly slow?: true;
}

const MANY = Number.POSITIVE_INFINITY;
const failures: Metric = { bad: "high", range: [0, MANY] };
const sparse: Metric = { ...failures, sparse: true };
const lag: Metric = { bad: "high", range: [0, MANY] };
const count: Metric = { range: [0, MANY] };
const load: Metric = { bad: "high", range: [0, 100] };
const flag: Metric = { bad: "high", range: [0, 1] };
const left: Metric = { bad: "low", range: [0, MANY] };
const slow: Metric = { range: [0, MANY], slow: true };

function of<const N extends string>(metric: Metric, ...names: readonly N[]): Record<N, Metric> {
  return Object.fromEntries(names.map((name) => [name, metric])) as Record<N, Metric>;
}

const ELB: Readonly<Record<string, Metric>> = {
  ...of(failures, "UnHealthyHostCount", "PortAllocationErrorCount", "UnhealthyRoutingFlowCount"),
  ...of(sparse, "ClientTLSNegotiationErrorCount", "TargetTLSNegotiationErrorCount", "RejectedConnectionCount"),
  ...of(left, "HealthyHostCount"),
  ...of(lag, "TargetResponseTime"),
  ...of(count, "RequestCount", "RequestCountPerTarget", "ActiveConnectionCount", "NewConnectionCount", "ConsumedLCUs"),
  ...of(count, "ProcessedBytes", "ActiveFlowCount", "NewFlowCount"),
  ...of(sparse, "HTTPCode_ELB_5XX_Count", "HTTPCode_ELB_502_Count", "HTTPCode_ELB_503_Count", "HTTPCode_ELB_504_Count"),
  ...of(
    sparse,
    "HTTPCode_Target_5XX_Count",
    "HTTPCode_ELB_4XX_Count",
    "HTTPCode_Target_4XX_Count",
    "TargetConnectionErrorCount",
  ),
};

/** The metrics of a namespace; others than these are not judged. */
export const METRICS: Published<Readonly<Record<string, Readonly<Record<string, Metric>>>>> = {
  title:
    "Metrics of AWS that alarms are often on: their range, which values are bad, and which are reported only while they are not 0",
  sources: [
    "https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/aws-services-cloudwatch-metrics.html",
    "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-available-cloudwatch-metrics.html",
    "https://docs.aws.amazon.com/lambda/latest/dg/monitoring-metrics-types.html",
    "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-cloudwatch-metrics.html",
    "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-metrics.html",
    "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/metrics-dimensions.html",
    "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/viewing_metrics_with_cloudwatch.html",
  ],
  asOf: "2026-11-28",
  data: {
    "AWS/SQS": {
      ...of(
        count,
        "NumberOfMessagesSent",
        "NumberOfMessagesReceived",
        "NumberOfMessagesDeleted",
        "NumberOfEmptyReceives",
      ),
      ...of(count, "ApproximateNumberOfMessagesDelayed", "ApproximateNumberOfMessagesNotVisible", "SentMessageSize"),
      ...of(lag, "ApproximateAgeOfOldestMessage"),
      ...of(failures, "ApproximateNumberOfMessagesVisible"),
    },
    "AWS/SNS": {
      ...of(failures, "NumberOfNotificationsFailed", "NumberOfNotificationsFailedToRedriveToDlq"),
      ...of(
        failures,
        "NumberOfNotificationsFilteredOut-InvalidAttributes",
        "NumberOfNotificationsFilteredOut-InvalidMessageBody",
      ),
      ...of(
        count,
        "NumberOfMessagesPublished",
        "NumberOfNotificationsDelivered",
        "NumberOfNotificationsRedrivenToDlq",
        "PublishSize",
      ),
    },
    "AWS/Lambda": {
      ...of(failures, "Errors", "Throttles", "DeadLetterErrors", "AsyncEventsDropped"),
      ...of(failures, "DestinationDeliveryFailures", "ProvisionedConcurrencySpilloverInvocations"),
      ...of(lag, "IteratorAge", "AsyncEventAge", "OffsetLag"),
      Duration: { bad: "high", range: [0, 900_000] },
      ...of(count, "Invocations", "ConcurrentExecutions", "UnreservedConcurrentExecutions", "AsyncEventsReceived"),
    },
    "AWS/Events": {
      ...of(sparse, "FailedInvocations", "InvocationsFailedToBeSentToDlq", "ThrottledRules", "DeadLetterInvocations"),
      ...of(lag, "IngestionToInvocationStartLatency", "IngestionToInvocationCompleteLatency"),
      ...of(count, "Invocations", "TriggeredRules", "MatchedEvents", "InvocationsSentToDlq"),
    },
    "AWS/DynamoDB": {
      ...of(sparse, "ReadThrottleEvents", "WriteThrottleEvents", "ThrottledRequests", "SystemErrors", "UserErrors"),
      ...of(
        lag,
        "ReplicationLatency",
        "SuccessfulRequestLatency",
        "PendingReplicationCount",
        "AgeOfOldestUnreplicatedRecord",
      ),
      ...of(count, "ConsumedReadCapacityUnits", "ConsumedWriteCapacityUnits"),
    },
    "AWS/RDS": {
      // -1 while the replication is not active (https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_ReadRepl.html).
      ReplicaLag: { bad: "high", range: [-1, MANY] },
      ...of(load, "CPUUtilization"),
      ...of(
        lag,

        "AuroraReplicaLag",
        "AuroraReplicaLagMaximum",
        "AuroraGlobalDBReplicationLag",
        "AuroraGlobalDBRPOLag",
      ),
      ...of(
        lag,
        "OldestReplicationSlotLag",
        "DiskQueueDepth",
        "ReadLatency",
        "WriteLatency",
        "TransactionLogsDiskUsage",
      ),
      ...of(left, "FreeStorageSpace", "FreeableMemory", "FreeLocalStorage", "CPUCreditBalance"),
      ...of({ bad: "low", range: [0, 100] }, "BurstBalance", "BufferCacheHitRatio"),
      ...of(count, "DatabaseConnections", "ReadIOPS", "WriteIOPS"),
    },
    "AWS/ApplicationELB": ELB,
    "AWS/NetworkELB": {
      ...ELB,
      ...of(count, "TCP_Target_Reset_Count", "TCP_ELB_Reset_Count", "TCP_Client_Reset_Count", "RejectedFlowCount"),
    },
    "AWS/EC2": {
      ...of(load, "CPUUtilization"),
      ...of(
        flag,
        "StatusCheckFailed",
        "StatusCheckFailed_Instance",
        "StatusCheckFailed_System",
        "StatusCheckFailed_AttachedEBS",
      ),
      ...of(left, "CPUCreditBalance"),
      ...of(count, "NetworkIn", "NetworkOut"),
    },
    "AWS/AutoScaling": of(
      count,
      "GroupInServiceInstances",
      "GroupDesiredCapacity",
      "GroupPendingInstances",
      "GroupTotalInstances",
      "GroupMaxSize",
      "GroupMinSize",
    ),
    "AWS/ECS": of(load, "CPUUtilization", "MemoryUtilization"),
    "AWS/ElastiCache": {
      ...of(load, "CPUUtilization", "EngineCPUUtilization", "DatabaseMemoryUsagePercentage"),
      ...of(lag, "ReplicationLag", "Evictions", "SwapUsage"),
      ...of(left, "FreeableMemory"),
    },
    "AWS/S3": {
      ...of(
        lag,
        "ReplicationLatency",
        "BytesPendingReplication",
        "OperationsPendingReplication",
        "FirstByteLatency",
        "TotalRequestLatency",
      ),
      ...of(failures, "OperationsFailedReplication", "4xxErrors", "5xxErrors"),
      ...of(slow, "BucketSizeBytes", "NumberOfObjects"),
    },
    "AWS/Kinesis": {
      ...of(lag, "GetRecords.IteratorAgeMilliseconds", "SubscribeToShardEvent.MillisBehindLatest"),
      ...of(failures, "WriteProvisionedThroughputExceeded", "ReadProvisionedThroughputExceeded"),
      ...of(count, "IncomingBytes", "IncomingRecords", "PutRecord.Success", "PutRecords.Success", "GetRecords.Success"),
    },
    "AWS/Route53": {
      HealthCheckStatus: { bad: "low", range: [0, 1] },
      HealthCheckPercentageHealthy: { bad: "low", range: [0, 100] },
      ChildHealthCheckHealthyCount: left,
    },
    CloudWatchSynthetics: { SuccessPercent: { bad: "low", range: [0, 100] }, Failed: failures, Duration: lag },
    "AWS/Backup": {
      ...of(
        { ...failures, slow: true },
        "NumberOfBackupJobsFailed",
        "NumberOfCopyJobsFailed",
        "NumberOfRestoreJobsFailed",
        "NumberOfBackupJobsExpired",
      ),
      ...of(slow, "NumberOfRecoveryPointsCompleted", "NumberOfBackupJobsCompleted", "NumberOfCopyJobsCompleted"),
    },
    "AWS/States": of(failures, "ExecutionsFailed", "ExecutionsTimedOut", "ExecutionsAborted", "ExecutionThrottled"),
    "AWS/ApiGateway": {
      ...of(failures, "5XXError", "4XXError"),
      ...of(lag, "Latency", "IntegrationLatency"),
      Count: count,
    },
    "AWS/CloudFront": { "5xxErrorRate": load, "4xxErrorRate": load, TotalErrorRate: load, Requests: count },
    "AWS/NATGateway": {
      ...of(failures, "ErrorPortAllocation", "PacketsDropCount"),
      ...of(count, "ActiveConnectionCount", "BytesOutToDestination"),
    },
    "AWS/EFS": { PercentIOLimit: load, BurstCreditBalance: left },
    "AWS/EBS": { BurstBalance: { bad: "low", range: [0, 100] }, VolumeQueueLength: count, VolumeStalledIOCheck: flag },
    "AWS/CertificateManager": { DaysToExpiry: { bad: "low", range: [0, 400], slow: true } },
    "AWS/Billing": { EstimatedCharges: slow },
    "AWS/Logs": of(slow, "IncomingLogEvents", "IncomingBytes"),
    "AWS/Firehose": of(lag, "DeliveryToS3.DataFreshness", "DeliveryToSplunk.DataFreshness"),
    "AWS/ElasticBeanstalk": { EnvironmentHealth: { bad: "high", range: [0, 25] } },
    "AWS/Usage": { ResourceCount: count, CallCount: count },
  },
};

export const ALARM_WINDOW = {
  title: "The longest time in seconds that an alarm can look back: with a period under an hour, and with a longer one",
  sources: ["https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html"],
  asOf: "2026-11-28",
  data: { short: 86_400, long: 604_800, longFrom: 3600 },
} as const satisfies Published;
