/** Type tokens of the AWS provider, by what AWS calls the thing; `lb` and `alb` are two names of the same resources. */

export const AUTO_SCALING_GROUP = "aws:autoscaling/group:Group";
export const SCALING_POLICY = "aws:autoscaling/policy:Policy";
export const SCHEDULED_ACTION = "aws:autoscaling/schedule:Schedule";
/** What joins a group to a load balancer from outside the group. */
export const GROUP_ATTACHMENT = "aws:autoscaling/attachment:Attachment";
export const TRAFFIC_SOURCE_ATTACHMENT = "aws:autoscaling/trafficSourceAttachment:TrafficSourceAttachment";

export const INSTANCE = "aws:ec2/instance:Instance";
export const LAUNCH_CONFIGURATION = "aws:ec2/launchConfiguration:LaunchConfiguration";
export const LAUNCH_TEMPLATE = "aws:ec2/launchTemplate:LaunchTemplate";
export const SUBNETS = ["aws:ec2/subnet:Subnet", "aws:ec2/defaultSubnet:DefaultSubnet"];

export const METRIC_ALARM = "aws:cloudwatch/metricAlarm:MetricAlarm";
/** An alarm on other alarms. */
export const COMPOSITE_ALARM = "aws:cloudwatch/compositeAlarm:CompositeAlarm";
export const ALARMS = [METRIC_ALARM, COMPOSITE_ALARM];
export const CANARY = "aws:synthetics/canary:Canary";
export const DASHBOARD = "aws:cloudwatch/dashboard:Dashboard";
export const LOG_GROUP = "aws:cloudwatch/logGroup:LogGroup";

/** Application, Network and Gateway Load Balancers. */
export const LOAD_BALANCERS = ["aws:lb/loadBalancer:LoadBalancer", "aws:alb/loadBalancer:LoadBalancer"];
export const CLASSIC_LOAD_BALANCER = "aws:elb/loadBalancer:LoadBalancer";
export const LISTENERS = ["aws:lb/listener:Listener", "aws:alb/listener:Listener"];
export const TARGET_GROUPS = ["aws:lb/targetGroup:TargetGroup", "aws:alb/targetGroup:TargetGroup"];
export const TARGET_ATTACHMENTS = [
  "aws:lb/targetGroupAttachment:TargetGroupAttachment",
  "aws:alb/targetGroupAttachment:TargetGroupAttachment",
];

export const RDS_INSTANCE = "aws:rds/instance:Instance";
/** An Aurora DB cluster or an RDS Multi-AZ DB cluster, by its engine. */
export const RDS_CLUSTER = "aws:rds/cluster:Cluster";
export const DATABASES = [RDS_INSTANCE, RDS_CLUSTER];
/** An instance of an Aurora cluster. */
export const CLUSTER_INSTANCE = "aws:rds/clusterInstance:ClusterInstance";
export const GLOBAL_CLUSTER = "aws:rds/globalCluster:GlobalCluster";
export const BACKUPS_REPLICATION = "aws:rds/instanceAutomatedBackupsReplication:InstanceAutomatedBackupsReplication";
export const DB_SUBNET_GROUP = "aws:rds/subnetGroup:SubnetGroup";
export const DB_PARAMETER_GROUP = "aws:rds/parameterGroup:ParameterGroup";
export const CLUSTER_PARAMETER_GROUP = "aws:rds/clusterParameterGroup:ClusterParameterGroup";
export const SCALABLE_TARGET = "aws:appautoscaling/target:Target";
export const APP_SCALING_POLICY = "aws:appautoscaling/policy:Policy";

export const DYNAMODB_TABLE = "aws:dynamodb/table:Table";
/** A replica of a table, added from the replica's region. */
export const TABLE_REPLICA = "aws:dynamodb/tableReplica:TableReplica";
