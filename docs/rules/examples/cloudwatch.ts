import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { Examples } from "./example";

export const cloudwatch: Examples = {
  "cloudwatch-alarm-has-action": {
    wrong: ({ alarm }) => {
      new aws.cloudwatch.MetricAlarm("errors", alarm);
    },
    right: ({ alarm, topic }) => {
      new aws.cloudwatch.MetricAlarm("errors", { ...alarm, alarmActions: [topic.arn] });
    },
  },
  "cloudwatch-alarm-actions-enabled": {
    wrong: ({ alarm, topic }) => {
      new aws.cloudwatch.MetricAlarm("errors", { ...alarm, alarmActions: [topic.arn], actionsEnabled: false });
    },
    right: ({ alarm, topic }) => {
      new aws.cloudwatch.MetricAlarm("errors", { ...alarm, alarmActions: [topic.arn] });
    },
  },
  "cloudwatch-alarm-action-allowed": {
    wrong: ({ alarm, worker }) => {
      new aws.cloudwatch.MetricAlarm("errors", { ...alarm, alarmActions: [worker.arn] });
    },
    right: ({ alarm, worker }) => {
      const errors = new aws.cloudwatch.MetricAlarm("errors", { ...alarm, alarmActions: [worker.arn] });
      new aws.lambda.Permission("errors", {
        action: "lambda:InvokeFunction",
        function: worker.name,
        principal: "lambda.alarms.cloudwatch.amazonaws.com",
        sourceArn: errors.arn,
      });
    },
  },
  "cloudwatch-alarm-action-region": {
    wrong: ({ alarm, topicWest }) => {
      new aws.cloudwatch.MetricAlarm("errors", { ...alarm, alarmActions: [topicWest.arn] });
    },
    right: ({ alarm, topic }) => {
      new aws.cloudwatch.MetricAlarm("errors", { ...alarm, alarmActions: [topic.arn] });
    },
  },
  "cloudwatch-alarm-metric-exists": {
    wrong: ({ balancer, topic }) => {
      new aws.cloudwatch.MetricAlarm("errors", {
        namespace: "AWS/ApplicationELB",
        metricName: "HTTPCode_Target_5XX_Count",
        dimensions: { LoadBalancer: balancer.arn },
        statistic: "Sum",
        comparisonOperator: "GreaterThanThreshold",
        threshold: 10,
        period: 60,
        evaluationPeriods: 3,
        treatMissingData: "notBreaching",
        alarmActions: [topic.arn],
      });
    },
    right: ({ balancer, topic }) => {
      new aws.cloudwatch.MetricAlarm("errors", {
        namespace: "AWS/ApplicationELB",
        metricName: "HTTPCode_Target_5XX_Count",
        dimensions: { LoadBalancer: balancer.arnSuffix },
        statistic: "Sum",
        comparisonOperator: "GreaterThanThreshold",
        threshold: 10,
        period: 60,
        evaluationPeriods: 3,
        treatMissingData: "notBreaching",
        alarmActions: [topic.arn],
      });
    },
  },
  "cloudwatch-alarm-missing-data": {
    wrong: ({ alarm, zone, balancer }) => {
      const errors = new aws.cloudwatch.MetricAlarm("errors", { ...alarm, treatMissingData: "missing" });
      const check = new aws.route53.HealthCheck("service", {
        type: "CLOUDWATCH_METRIC",
        cloudwatchAlarmName: errors.name,
        cloudwatchAlarmRegion: "us-east-1",
      });
      new aws.route53.Record("service", {
        zoneId: zone.zoneId,
        name: "shop.example.com",
        type: "A",
        setIdentifier: "primary",
        failoverRoutingPolicies: [{ type: "PRIMARY" }],
        healthCheckId: check.id,
        aliases: [{ name: balancer.dnsName, zoneId: balancer.zoneId, evaluateTargetHealth: true }],
      });
    },
    right: ({ alarm, zone, balancer }) => {
      const errors = new aws.cloudwatch.MetricAlarm("errors", { ...alarm, treatMissingData: "breaching" });
      const check = new aws.route53.HealthCheck("service", {
        type: "CLOUDWATCH_METRIC",
        cloudwatchAlarmName: errors.name,
        cloudwatchAlarmRegion: "us-east-1",
        insufficientDataHealthStatus: "Unhealthy",
      });
      new aws.route53.Record("service", {
        zoneId: zone.zoneId,
        name: "shop.example.com",
        type: "A",
        setIdentifier: "primary",
        failoverRoutingPolicies: [{ type: "PRIMARY" }],
        healthCheckId: check.id,
        aliases: [{ name: balancer.dnsName, zoneId: balancer.zoneId, evaluateTargetHealth: true }],
      });
    },
  },
  "cloudwatch-alarm-threshold-reachable": {
    wrong: ({ worker, topic }) => {
      new aws.cloudwatch.MetricAlarm("errors", {
        namespace: "AWS/Lambda",
        metricName: "Errors",
        dimensions: { FunctionName: worker.name },
        statistic: "Sum",
        comparisonOperator: "LessThanThreshold",
        threshold: 0,
        period: 60,
        evaluationPeriods: 3,
        treatMissingData: "notBreaching",
        alarmActions: [topic.arn],
      });
    },
    right: ({ worker, topic }) => {
      new aws.cloudwatch.MetricAlarm("errors", {
        namespace: "AWS/Lambda",
        metricName: "Errors",
        dimensions: { FunctionName: worker.name },
        statistic: "Sum",
        comparisonOperator: "GreaterThanThreshold",
        threshold: 0,
        period: 60,
        evaluationPeriods: 3,
        treatMissingData: "notBreaching",
        alarmActions: [topic.arn],
      });
    },
  },
  "cloudwatch-composite-alarm-rule": {
    wrong: ({ topic }) => {
      new aws.cloudwatch.CompositeAlarm("service", {
        alarmName: "service",
        alarmRule: "FALSE",
        alarmActions: [topic.arn],
      });
    },
    right: ({ alarm, topic }) => {
      const errors = new aws.cloudwatch.MetricAlarm("errors", alarm);
      const lag = new aws.cloudwatch.MetricAlarm("lag", { ...alarm, metricName: "Throttles" });
      new aws.cloudwatch.CompositeAlarm("service", {
        alarmName: "service",
        alarmRule: pulumi.interpolate`ALARM("${errors.name}") OR ALARM("${lag.name}")`,
        alarmActions: [topic.arn],
      });
    },
  },
  "cloudwatch-route53-metrics-region": {
    wrong: ({ topicWest }) => {
      const check = new aws.route53.HealthCheck("shop", { type: "HTTPS", fqdn: "shop.example.com", resourcePath: "/" });
      new aws.cloudwatch.MetricAlarm("shop", {
        region: "us-west-2",
        namespace: "AWS/Route53",
        metricName: "HealthCheckStatus",
        dimensions: { HealthCheckId: check.id },
        statistic: "Minimum",
        comparisonOperator: "LessThanThreshold",
        threshold: 1,
        period: 60,
        evaluationPeriods: 1,
        alarmActions: [topicWest.arn],
      });
    },
    right: ({ topic }) => {
      const check = new aws.route53.HealthCheck("shop", { type: "HTTPS", fqdn: "shop.example.com", resourcePath: "/" });
      new aws.cloudwatch.MetricAlarm("shop", {
        region: "us-east-1",
        namespace: "AWS/Route53",
        metricName: "HealthCheckStatus",
        dimensions: { HealthCheckId: check.id },
        statistic: "Minimum",
        comparisonOperator: "LessThanThreshold",
        threshold: 1,
        period: 60,
        evaluationPeriods: 1,
        alarmActions: [topic.arn],
      });
    },
  },
  "cloudwatch-scaling-policy-has-alarm": {
    wrong: ({ group }) => {
      const web = new aws.autoscaling.Group("web", group);
      new aws.autoscaling.Policy("more", {
        autoscalingGroupName: web.name,
        policyType: "SimpleScaling",
        adjustmentType: "ChangeInCapacity",
        scalingAdjustment: 2,
      });
    },
    right: ({ group }) => {
      const web = new aws.autoscaling.Group("web", group);
      const more = new aws.autoscaling.Policy("more", {
        autoscalingGroupName: web.name,
        policyType: "SimpleScaling",
        adjustmentType: "ChangeInCapacity",
        scalingAdjustment: 2,
      });
      new aws.cloudwatch.MetricAlarm("busy", {
        namespace: "AWS/EC2",
        metricName: "CPUUtilization",
        dimensions: { AutoScalingGroupName: web.name },
        statistic: "Average",
        comparisonOperator: "GreaterThanThreshold",
        threshold: 60,
        period: 60,
        evaluationPeriods: 3,
        alarmActions: [more.arn],
      });
    },
  },
  "cloudwatch-scaling-alarm-same-group": {
    wrong: ({ group }) => {
      const web = new aws.autoscaling.Group("web", group);
      const reports = new aws.autoscaling.Group("reports", group);
      const more = new aws.autoscaling.Policy("more", {
        autoscalingGroupName: web.name,
        policyType: "SimpleScaling",
        adjustmentType: "ChangeInCapacity",
        scalingAdjustment: 2,
      });
      new aws.cloudwatch.MetricAlarm("busy", {
        namespace: "AWS/EC2",
        metricName: "CPUUtilization",
        dimensions: { AutoScalingGroupName: reports.name },
        statistic: "Average",
        comparisonOperator: "GreaterThanThreshold",
        threshold: 60,
        period: 60,
        evaluationPeriods: 3,
        alarmActions: [more.arn],
      });
    },
    right: ({ group }) => {
      const web = new aws.autoscaling.Group("web", group);
      const more = new aws.autoscaling.Policy("more", {
        autoscalingGroupName: web.name,
        policyType: "SimpleScaling",
        adjustmentType: "ChangeInCapacity",
        scalingAdjustment: 2,
      });
      new aws.cloudwatch.MetricAlarm("busy", {
        namespace: "AWS/EC2",
        metricName: "CPUUtilization",
        dimensions: { AutoScalingGroupName: web.name },
        statistic: "Average",
        comparisonOperator: "GreaterThanThreshold",
        threshold: 60,
        period: 60,
        evaluationPeriods: 3,
        alarmActions: [more.arn],
      });
    },
  },
};
