import type { Published } from "./published";

export const RECOMMENDED_ALARMS = {
  title: "CloudWatch: metrics on which AWS recommends an alarm, by namespace, with some that tell the same",
  sources: [
    "https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Best_Practice_Recommended_Alarms_AWS_Services.html",
  ],
  asOf: "2026-11-28",
  data: {
    "AWS/ApplicationELB": [
      "HTTPCode_Target_5XX_Count",
      "HTTPCode_ELB_5XX_Count",
      "UnHealthyHostCount",
      "HealthyHostCount",
      "HealthyStateRouting",
      "TargetResponseTime",
      "TargetConnectionErrorCount",
      "RejectedConnectionCount",
    ],
    "AWS/NetworkELB": ["UnHealthyHostCount", "HealthyHostCount", "HealthyStateRouting", "TCP_Target_Reset_Count"],
    "AWS/RDS": [
      "CPUUtilization",
      "DatabaseConnections",
      "FreeableMemory",
      "FreeLocalStorage",
      "FreeStorageSpace",
      "ReadLatency",
      "WriteLatency",
      "DBLoad",
      "AuroraVolumeBytesLeftTotal",
      "AuroraBinlogReplicaLag",
      "ReplicaLag",
    ],
    "AWS/DynamoDB": ["ReadThrottleEvents", "WriteThrottleEvents", "ThrottledRequests", "SystemErrors", "UserErrors"],
    "AWS/ECS": ["CPUUtilization", "MemoryUtilization"],
    "ECS/ContainerInsights": ["RunningTaskCount", "PendingTaskCount", "EphemeralStorageUtilized"],
    "AWS/States": ["ExecutionsFailed", "ExecutionsTimedOut", "ExecutionThrottled", "ExecutionsAborted"],
    "AWS/ES": [
      "ClusterStatus.red",
      "ClusterStatus.yellow",
      "FreeStorageSpace",
      "ClusterIndexWritesBlocked",
      "Nodes",
      "CPUUtilization",
      "JVMMemoryPressure",
      "OldGenJVMMemoryPressure",
    ],
  },
} as const satisfies Published;
