import assert from "node:assert/strict";
import { alarmMetricExists } from "../../../../policy/rules/cloudwatch/alarm-metric-exists";
import { graphOf, judgementsOf, resource } from "../../fixtures";

/** What each dimension names, as the pages of AWS's metrics have it, and the output that has its value. */
const NAMED: readonly (readonly [
  dimension: string,
  namespace: string,
  metric: string,
  type: string,
  output: string,
])[] = [
  ["QueueName", "AWS/SQS", "ApproximateAgeOfOldestMessage", "aws:sqs/queue:Queue", "name"],
  ["TopicName", "AWS/SNS", "NumberOfNotificationsFailed", "aws:sns/topic:Topic", "name"],
  ["FunctionName", "AWS/Lambda", "Errors", "aws:lambda/function:Function", "name"],
  ["StreamName", "AWS/Kinesis", "GetRecords.IteratorAgeMilliseconds", "aws:kinesis/stream:Stream", "name"],
  ["DBInstanceIdentifier", "AWS/RDS", "CPUUtilization", "aws:rds/instance:Instance", "identifier"],
  ["DBInstanceIdentifier", "AWS/RDS", "CPUUtilization", "aws:rds/clusterInstance:ClusterInstance", "identifier"],
  ["DBClusterIdentifier", "AWS/RDS", "CPUUtilization", "aws:rds/cluster:Cluster", "clusterIdentifier"],
  ["AutoScalingGroupName", "AWS/EC2", "CPUUtilization", "aws:autoscaling/group:Group", "name"],
  ["LoadBalancer", "AWS/ApplicationELB", "RequestCount", "aws:lb/loadBalancer:LoadBalancer", "arnSuffix"],
  ["LoadBalancer", "AWS/ApplicationELB", "RequestCount", "aws:alb/loadBalancer:LoadBalancer", "arnSuffix"],
  ["CanaryName", "CloudWatchSynthetics", "SuccessPercent", "aws:synthetics/canary:Canary", "name"],
  ["LogGroupName", "AWS/Logs", "IncomingLogEvents", "aws:cloudwatch/logGroup:LogGroup", "name"],
];

describe("cloudwatch-alarm-metric-exists, of each dimension that names a resource", () => {
  for (const [dimension, namespace, metricName, type, output] of NAMED) {
    const judged = (region: string, change: (value: string) => string = (value) => value) => {
      const value = output === "arnSuffix" ? "app/shop/50dc6c495c0c9188" : "shop";
      const named = resource(type, "named", {}, { region, outputs: { [output]: value } });
      const dimensions = { [dimension]: change(value) };
      const inputs = { namespace, metricName, statistic: "Sum", dimensions };
      const alarm = resource("aws:cloudwatch/metricAlarm:MetricAlarm", "alarm", inputs, { region: "us-east-1" });
      const [found] = judgementsOf(alarmMetricExists, graphOf(named, alarm));
      assert.ok(found);
      return found.verdict === "violation" ? `${found.property}: ${found.message}` : found.verdict;
    };

    it(`${dimension} is the ${output} of ${type}, in the alarm's Region`, () => {
      assert.equal(judged("us-east-1"), "compliant");
      const elsewhere =
        /^dimensions\.\w+: named is in us-west-2, where its metrics are: an alarm in us-east-1 has no data/;
      assert.match(judged("us-west-2"), elsewhere);
      const arn = (value: string) => `arn:aws:x:us-east-1:123456789012:${value}`;
      assert.match(judged("us-east-1", arn), /is not an ARN or a URL: the alarm has no data/);
    });
  }
});
