import * as aws from "@pulumi/aws";
import type { Examples } from "./example";

/** Releases of Lambda functions by CodeDeploy. */
export const deployments: Examples = {
  "codedeploy-lambda-alarm": {
    wrong: ({ roleFor }) => {
      const application = new aws.codedeploy.Application("orders", { name: "orders", computePlatform: "Lambda" });
      new aws.codedeploy.DeploymentGroup("orders", {
        appName: application.name,
        deploymentGroupName: "live",
        deploymentConfigName: "CodeDeployDefault.LambdaCanary10Percent5Minutes",
        serviceRoleArn: roleFor("codedeploy.amazonaws.com", "lambda:UpdateAlias").arn,
        deploymentStyle: { deploymentType: "BLUE_GREEN", deploymentOption: "WITH_TRAFFIC_CONTROL" },
        autoRollbackConfiguration: { enabled: true, events: ["DEPLOYMENT_FAILURE"] },
      });
    },
    right: ({ roleFor, worker, topic }) => {
      const errors = new aws.cloudwatch.MetricAlarm("errors", {
        name: "orders-errors",
        namespace: "AWS/Lambda",
        metricName: "Errors",
        dimensions: { FunctionName: worker.name },
        statistic: "Sum",
        comparisonOperator: "GreaterThanThreshold",
        threshold: 0,
        period: 60,
        evaluationPeriods: 1,
        treatMissingData: "notBreaching",
        alarmActions: [topic.arn],
      });
      const application = new aws.codedeploy.Application("orders", { name: "orders", computePlatform: "Lambda" });
      new aws.codedeploy.DeploymentGroup("orders", {
        appName: application.name,
        deploymentGroupName: "live",
        deploymentConfigName: "CodeDeployDefault.LambdaCanary10Percent5Minutes",
        serviceRoleArn: roleFor("codedeploy.amazonaws.com", "lambda:UpdateAlias").arn,
        deploymentStyle: { deploymentType: "BLUE_GREEN", deploymentOption: "WITH_TRAFFIC_CONTROL" },
        alarmConfiguration: { enabled: true, alarms: [errors.name] },
        autoRollbackConfiguration: { enabled: true, events: ["DEPLOYMENT_FAILURE", "DEPLOYMENT_STOP_ON_ALARM"] },
      });
    },
  },
  "codedeploy-lambda-gradual-traffic-shift": {
    wrong: ({ roleFor }) => {
      const application = new aws.codedeploy.Application("orders", { name: "orders", computePlatform: "Lambda" });
      new aws.codedeploy.DeploymentGroup("orders", {
        appName: application.name,
        deploymentGroupName: "live",
        deploymentConfigName: "CodeDeployDefault.LambdaAllAtOnce",
        serviceRoleArn: roleFor("codedeploy.amazonaws.com", "lambda:UpdateAlias").arn,
        deploymentStyle: { deploymentType: "BLUE_GREEN", deploymentOption: "WITH_TRAFFIC_CONTROL" },
      });
    },
    right: ({ roleFor }) => {
      const application = new aws.codedeploy.Application("orders", { name: "orders", computePlatform: "Lambda" });
      const steps = new aws.codedeploy.DeploymentConfig("steps", {
        deploymentConfigName: "a-fifth-every-3-minutes",
        computePlatform: "Lambda",
        trafficRoutingConfig: { type: "TimeBasedLinear", timeBasedLinear: { percentage: 20, interval: 3 } },
      });
      new aws.codedeploy.DeploymentGroup("orders", {
        appName: application.name,
        deploymentGroupName: "live",
        deploymentConfigName: steps.deploymentConfigName,
        serviceRoleArn: roleFor("codedeploy.amazonaws.com", "lambda:UpdateAlias").arn,
        deploymentStyle: { deploymentType: "BLUE_GREEN", deploymentOption: "WITH_TRAFFIC_CONTROL" },
      });
    },
  },
  "lambda-alias-version-ignored": {
    wrong: ({ roleFor, worker, topic }) => {
      new aws.lambda.Alias("live", { name: "live", functionName: worker.name, functionVersion: worker.version });
      const errors = new aws.cloudwatch.MetricAlarm("errors", {
        name: "orders-errors",
        namespace: "AWS/Lambda",
        metricName: "Errors",
        dimensions: { FunctionName: worker.name },
        statistic: "Sum",
        comparisonOperator: "GreaterThanThreshold",
        threshold: 0,
        period: 60,
        evaluationPeriods: 1,
        alarmActions: [topic.arn],
      });
      const application = new aws.codedeploy.Application("orders", { name: "orders", computePlatform: "Lambda" });
      new aws.codedeploy.DeploymentGroup("orders", {
        appName: application.name,
        deploymentGroupName: "live",
        deploymentConfigName: "CodeDeployDefault.LambdaCanary10Percent5Minutes",
        serviceRoleArn: roleFor("codedeploy.amazonaws.com", "lambda:UpdateAlias").arn,
        alarmConfiguration: { enabled: true, alarms: [errors.name] },
      });
    },
    right: ({ roleFor, worker, topic }) => {
      new aws.lambda.Alias(
        "live",
        { name: "live", functionName: worker.name, functionVersion: worker.version },
        { ignoreChanges: ["functionVersion", "routingConfig"] },
      );
      const errors = new aws.cloudwatch.MetricAlarm("errors", {
        name: "orders-errors",
        namespace: "AWS/Lambda",
        metricName: "Errors",
        dimensions: { FunctionName: worker.name },
        statistic: "Sum",
        comparisonOperator: "GreaterThanThreshold",
        threshold: 0,
        period: 60,
        evaluationPeriods: 1,
        alarmActions: [topic.arn],
      });
      const application = new aws.codedeploy.Application("orders", { name: "orders", computePlatform: "Lambda" });
      new aws.codedeploy.DeploymentGroup("orders", {
        appName: application.name,
        deploymentGroupName: "live",
        deploymentConfigName: "CodeDeployDefault.LambdaCanary10Percent5Minutes",
        serviceRoleArn: roleFor("codedeploy.amazonaws.com", "lambda:UpdateAlias").arn,
        alarmConfiguration: { enabled: true, alarms: [errors.name] },
      });
    },
  },
};
