import * as aws from "@pulumi/aws";
import type { Examples } from "./example";

export const alarms: Examples = {
  "cloudwatch-alarm-has-description": {
    wrong: ({ alarm, topic }) => {
      new aws.cloudwatch.MetricAlarm("errors", { ...alarm, alarmActions: [topic.arn] });
    },
    right: ({ alarm, topic }) => {
      new aws.cloudwatch.MetricAlarm("errors", {
        ...alarm,
        alarmActions: [topic.arn],
        alarmDescription: "Orders are not processed. Look at the worker's log; redrive what failed afterwards.",
      });
    },
  },
  "cloudwatch-composite-alarms": {
    wrong: ({ alarm, topic }) => {
      for (let i = 1; i <= 30; i++)
        new aws.cloudwatch.MetricAlarm(`errors-${i}`, { ...alarm, alarmActions: [topic.arn] });
    },
    right: ({ alarm, topic }) => {
      const all = Array.from({ length: 30 }, (_, i) => new aws.cloudwatch.MetricAlarm(`errors-${i + 1}`, alarm));
      const alarmRule = all[0]!.name.apply((name) => `ALARM("${name}")`);
      new aws.cloudwatch.CompositeAlarm("service", { alarmName: "service", alarmRule, alarmActions: [topic.arn] });
    },
  },
  "cloudwatch-dashboard-body": {
    wrong: () => {
      const widget = { type: "text", x: 18, y: 0, width: 12, height: 2, properties: { markdown: "# Shop" } };
      new aws.cloudwatch.Dashboard("shop", {
        dashboardName: "shop",
        dashboardBody: JSON.stringify({ widgets: [widget] }),
      });
    },
    right: () => {
      const widget = { type: "text", x: 12, y: 0, width: 12, height: 2, properties: { markdown: "# Shop" } };
      new aws.cloudwatch.Dashboard("shop", {
        dashboardName: "shop",
        dashboardBody: JSON.stringify({ widgets: [widget] }),
      });
    },
  },
  "cloudwatch-recommended-alarms": {
    wrong: ({ postgres }) => {
      new aws.rds.Instance("orders", postgres);
    },
    right: ({ postgres, topic }) => {
      const orders = new aws.rds.Instance("orders", postgres);
      new aws.cloudwatch.MetricAlarm("cpu", {
        namespace: "AWS/RDS",
        metricName: "CPUUtilization",
        dimensions: { DBInstanceIdentifier: orders.identifier },
        statistic: "Average",
        comparisonOperator: "GreaterThanThreshold",
        threshold: 90,
        period: 60,
        evaluationPeriods: 5,
        alarmActions: [topic.arn],
      });
    },
  },
  "kinesis-iterator-age-alarm": {
    wrong: ({ stream, worker }) => {
      new aws.lambda.EventSourceMapping("orders", {
        eventSourceArn: stream.arn,
        functionName: worker.name,
        startingPosition: "LATEST",
      });
    },
    right: ({ stream, topic }) => {
      new aws.cloudwatch.MetricAlarm("late", {
        namespace: "AWS/Kinesis",
        metricName: "GetRecords.IteratorAgeMilliseconds",
        dimensions: { StreamName: stream.name },
        statistic: "Maximum",
        comparisonOperator: "GreaterThanThreshold",
        threshold: 3_600_000,
        period: 60,
        evaluationPeriods: 5,
        alarmActions: [topic.arn],
      });
    },
  },
  "kinesis-throttling-alarm": {
    wrong: () => {
      new aws.kinesis.Stream("orders", { shardCount: 2, retentionPeriod: 168 });
    },
    right: ({ topic }) => {
      const orders = new aws.kinesis.Stream("orders", { shardCount: 2, retentionPeriod: 168 });
      new aws.cloudwatch.MetricAlarm("throttled", {
        namespace: "AWS/Kinesis",
        metricName: "WriteProvisionedThroughputExceeded",
        dimensions: { StreamName: orders.name },
        statistic: "Sum",
        comparisonOperator: "GreaterThanThreshold",
        threshold: 0,
        period: 60,
        evaluationPeriods: 5,
        alarmActions: [topic.arn],
      });
    },
  },
  "servicequotas-usage-alarm": {
    wrong: () => {
      new aws.servicequotas.ServiceQuota("vcpus", { serviceCode: "ec2", quotaCode: "L-1216C47A", value: 512 });
    },
    right: ({ topic }) => {
      new aws.servicequotas.ServiceQuota("vcpus", { serviceCode: "ec2", quotaCode: "L-1216C47A", value: 512 });
      const dimensions = { Service: "EC2", Type: "Resource", Resource: "vCPU", Class: "Standard/OnDemand" };
      new aws.cloudwatch.MetricAlarm("vcpus", {
        metricQueries: [
          {
            id: "used",
            metric: { namespace: "AWS/Usage", metricName: "ResourceCount", dimensions, period: 300, stat: "Maximum" },
          },
          { id: "share", expression: "100 * used / SERVICE_QUOTA(used)", returnData: true },
        ],
        comparisonOperator: "GreaterThanThreshold",
        threshold: 80,
        evaluationPeriods: 1,
        alarmActions: [topic.arn],
      });
    },
  },
  "sqs-dlq-alarm": {
    wrong: ({ queue }) => {
      new aws.sqs.QueuePolicy("orders", { queueUrl: queue.url, policy: "{}" });
    },
    right: ({ queue, deadLetterQueue, messagesAlarm }) => {
      new aws.sqs.QueuePolicy("orders", { queueUrl: queue.url, policy: "{}" });
      new aws.cloudwatch.MetricAlarm("failed", {
        ...messagesAlarm,
        metricName: "ApproximateNumberOfMessagesVisible",
        dimensions: { QueueName: deadLetterQueue.name },
        threshold: 0,
      });
    },
  },
  "sqs-oldest-message-alarm": {
    wrong: () => {
      new aws.sqs.Queue("orders");
    },
    right: ({ messagesAlarm }) => {
      const orders = new aws.sqs.Queue("orders");
      new aws.cloudwatch.MetricAlarm("late", {
        ...messagesAlarm,
        metricName: "ApproximateAgeOfOldestMessage",
        dimensions: { QueueName: orders.name },
        threshold: 3600,
      });
    },
  },
  "synthetics-canary-has-alarm": {
    wrong: ({ canary }) => {
      new aws.synthetics.Canary("shop", { ...canary, name: "shop", startCanary: true });
    },
    right: ({ canary, topic }) => {
      const shop = new aws.synthetics.Canary("shop", { ...canary, name: "shop", startCanary: true });
      new aws.cloudwatch.MetricAlarm("shop", {
        namespace: "CloudWatchSynthetics",
        metricName: "SuccessPercent",
        dimensions: { CanaryName: shop.name },
        statistic: "Average",
        comparisonOperator: "LessThanThreshold",
        threshold: 90,
        period: 60,
        evaluationPeriods: 3,
        treatMissingData: "breaching",
        alarmActions: [topic.arn],
      });
    },
  },
};
