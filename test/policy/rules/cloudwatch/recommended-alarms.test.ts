import { recommendedAlarms } from "../../../../policy/rules/cloudwatch/recommended-alarms";
import { resource, unknown, type Fixture, type FixtureOptions } from "../../fixtures";
import { judges } from "../../judges";

const alarm = (namespace: string, metricName: unknown, dimensions: unknown, region = "us-east-1"): Fixture =>
  resource("aws:cloudwatch/metricAlarm:MetricAlarm", "alarm", { namespace, metricName, dimensions }, { region });
const EAST: FixtureOptions = { region: "us-east-1" };
const front = resource("aws:lb/loadBalancer:LoadBalancer", "front", {}, EAST);
const shop = resource("aws:rds/instance:Instance", "shop", { identifier: "shop" }, EAST);
const orders = resource("aws:dynamodb/table:Table", "orders", { name: "orders" }, EAST);
const search = resource("aws:opensearch/domain:Domain", "search", { domainName: "search" }, EAST);
const web = resource("aws:ecs/service:Service", "web", { name: "web" }, EAST);
const checkout = resource("aws:sfn/stateMachine:StateMachine", "checkout", {}, EAST);
const cluster = resource(
  "aws:rds/cluster:Cluster",
  "data",
  { clusterIdentifier: "data", engine: "aurora-mysql" },
  EAST,
);
const reports = resource("aws:rds/cluster:Cluster", "reports", { clusterIdentifier: "reports", engine: "mysql" }, EAST);
const member = resource(
  "aws:rds/clusterInstance:ClusterInstance",
  "data-1",
  { identifier: "data-1", clusterIdentifier: cluster.id },
  EAST,
);
const stream = resource("aws:cloudwatch/metricStream:MetricStream", "stream", {}, EAST);
const errors = (region?: string): Fixture =>
  alarm("AWS/ApplicationELB", "HTTPCode_Target_5XX_Count", { LoadBalancer: front.output("arnSuffix") }, region);

judges(recommendedAlarms, {
  "a load balancer with an alarm on errors": [[front, errors()], "compliant"],
  "a load balancer without": [[front], "violation", /may fail unnoticed/],
  "an alarm in the other Region": [[front, errors("us-west-2")], "violation"],
  "an alarm on its traffic": [
    [front, alarm("AWS/ApplicationELB", "RequestCount", { LoadBalancer: front.output("arnSuffix") })],
    "violation",
  ],
  "an alarm on what is unknown": [[front, alarm("AWS/ApplicationELB", unknown, unknown)], "undecided"],
  "a database": [[shop, alarm("AWS/RDS", "FreeStorageSpace", { DBInstanceIdentifier: "shop" })], "compliant"],
  "another database": [[shop, alarm("AWS/RDS", "FreeStorageSpace", { DBInstanceIdentifier: "other" })], "violation"],
  "a cluster by one of its instances": [
    [cluster, member, alarm("AWS/RDS", "CPUUtilization", { DBInstanceIdentifier: "data-1" })],
    "compliant",
  ],
  "a cluster without": [[cluster, member], "violation"],
  "a cluster without an instance": [[cluster], "notApplicable"],
  "a Multi-AZ DB cluster by one of its instances": [
    [reports, alarm("AWS/RDS", "CPUUtilization", { DBInstanceIdentifier: "reports-instance-2" })],
    "compliant",
  ],
  "a Multi-AZ DB cluster without": [[reports], "violation"],
  "a table": [[orders, alarm("AWS/DynamoDB", "ReadThrottleEvents", { TableName: "orders" })], "compliant"],
  "a table with an alarm on a metric of the account": [
    [orders, alarm("AWS/DynamoDB", "UserErrors", { TableName: "orders" })],
    "violation",
  ],
  "a service": [
    [web, alarm("ECS/ContainerInsights", "RunningTaskCount", { ServiceName: "web", ClusterName: "shop" })],
    "compliant",
  ],
  "a state machine": [
    [checkout, alarm("AWS/States", "ExecutionsFailed", { StateMachineArn: checkout.output("arn") })],
    "compliant",
  ],
  "a service by the metrics of ECS itself": [
    [web, alarm("AWS/ECS", "MemoryUtilization", { ServiceName: "web", ClusterName: "shop" })],
    "compliant",
  ],
  "a Network Load Balancer": [
    [front, alarm("AWS/NetworkELB", "UnHealthyHostCount", { LoadBalancer: front.output("arnSuffix") })],
    "compliant",
  ],
  "a search domain": [[search, alarm("AWS/ES", "ClusterStatus.red", { DomainName: "search" })], "compliant"],
  "a search domain without": [[search], "violation", /tags: missing; wanted: "an alarm, such as on/],
  "a cluster by its own name": [
    [cluster, member, alarm("AWS/RDS", "AuroraReplicaLag", { DBClusterIdentifier: "data" })],
    "violation",
  ],
  "what a metric stream sends elsewhere": [[front, stream], "notApplicable"],
});
