import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { kindOf } from "../compute/kinds";
import type { Settings } from "../config/parse";
import type { Deployment as DeploymentSettings } from "../config/schema/messaging/functions";
import { assumedBy, roleWithPolicy } from "../iam/policy-document";
import type { Alerts } from "../observability/alerts";
import { MINUTE } from "../observability/minutes";
import { alarmName } from "../topology/messaging";
import { LIVE } from "./release";

export interface DeploymentArgs {
  settings: Pick<Settings, "workload" | "compute">;
  region: string;
  /** The function's name in the settings. */
  function: string;
  deployment: DeploymentSettings;
  alerts: Pick<Alerts, "alarm">;
  lambda: aws.lambda.Function;
  alias: aws.lambda.Alias;
}

/**
 * How CodeDeploy moves the alias of a function to a new version: a share of the calls at a time, and all of them back to the former version once an alarm goes to
 * ALARM (https://docs.aws.amazon.com/codedeploy/latest/userguide/deployment-steps-lambda.html). A deployment group names no function: a deployment does.
 */
export class Deployment extends pulumi.ComponentResource {
  /** The command that begins. */
  readonly command: pulumi.Output<string>;

  private readonly parent = { parent: this };

  constructor(
    private readonly name: string,
    private readonly args: DeploymentArgs,
    opts?: pulumi.ComponentResourceOptions,
  ) {
    super("holdfast:functions:Deployment", name, {}, opts);
    const { lambda, region } = args;
    const application = new aws.codedeploy.Application(
      name,
      { name: lambda.name, computePlatform: "Lambda", tags: { Name: name } },
      this.parent,
    );
    const group = this.group(application);
    this.command = pulumi
      .all([lambda.name, application.name, lambda.version])
      .apply(([called, app, newest]) => commandOf(called, app, newest, region));
    this.registerOutputs({ deploymentGroup: group.deploymentGroupName });
  }

  private group(application: aws.codedeploy.Application): aws.codedeploy.DeploymentGroup {
    const { name } = this;
    const { role, policy } = this.role();
    const errors = this.errorsAlarm();
    return new aws.codedeploy.DeploymentGroup(
      name,
      {
        appName: application.name,
        deploymentGroupName: LIVE,
        serviceRoleArn: role.arn,
        deploymentConfigName: this.shift().deploymentConfigName,
        deploymentStyle: { deploymentType: "BLUE_GREEN", deploymentOption: "WITH_TRAFFIC_CONTROL" },
        alarmConfiguration: { enabled: true, alarms: [errors.name, ...this.alarmsOfApi()] },
        autoRollbackConfiguration: { enabled: true, events: ["DEPLOYMENT_FAILURE", "DEPLOYMENT_STOP_ON_ALARM"] },
        tags: { Name: name },
      },
      { ...this.parent, dependsOn: [policy] },
    );
  }

  /** Its name says what it does: CodeDeploy changes none, and a new one has to be there before the group leaves the former. */
  private shift(): aws.codedeploy.DeploymentConfig {
    const { deployment, lambda } = this.args;
    const { type, percent } = deployment;
    const interval = deployment.interval / MINUTE;
    const traffic = { percentage: percent, interval };
    return new aws.codedeploy.DeploymentConfig(
      this.name,
      {
        deploymentConfigName: pulumi.interpolate`${lambda.name}-${type}-${percent}-percent-${interval}-minutes`,
        computePlatform: "Lambda",
        trafficRoutingConfig:
          type === "canary"
            ? { type: "TimeBasedCanary", timeBasedCanary: traffic }
            : { type: "TimeBasedLinear", timeBasedLinear: traffic },
      },
      this.parent,
    );
  }

  /** What AWSCodeDeployRoleForLambdaLimited allows, of this function alone and without an AppSpec file in S3 or hooks. */
  private role() {
    const { lambda } = this.args;
    return roleWithPolicy(
      `${this.name}-deployment`,
      {
        assumeRolePolicy: assumedBy("codedeploy.amazonaws.com"),
        tags: { Name: `${this.name}-deployment` },
        statements: [
          {
            Effect: "Allow",
            Action: ["lambda:GetAlias", "lambda:UpdateAlias", "lambda:GetProvisionedConcurrencyConfig"],
            Resource: [lambda.arn, pulumi.interpolate`${lambda.arn}:*`],
          },
          { Effect: "Allow", Action: "cloudwatch:DescribeAlarms", Resource: "*" },
        ],
      },
      this.parent,
    );
  }

  /**
   * Calls of the newest version fail, whatever its share of all calls. Lambda has metrics of a version of an alias only while the alias has two
   * (https://docs.aws.amazon.com/lambda/latest/dg/monitoring-metrics-view.html): the alarm is OK at all other times.
   */
  private errorsAlarm(): aws.cloudwatch.MetricAlarm {
    const { alerts, deployment, lambda } = this.args;
    return alerts.alarm(
      `${this.args.function}-function-release`,
      {
        problem: `More than ${deployment.errors} % of the calls of the newest version of function ${this.args.function} failed within a minute; CodeDeploy sends all calls to the former version.`,
        response: "Read the newest version's errors in the log; deploy again once they are fixed.",
        runbook: "functions.md#a-release-is-rolled-back",
        group: "messages",
        severity: "warning",
        namespace: "AWS/Lambda",
        metricName: "Errors",
        dimensions: {
          FunctionName: lambda.name,
          Resource: pulumi.interpolate`${lambda.name}:${LIVE}`,
          ExecutedVersion: lambda.version,
        },
        statistic: "Sum",
        comparison: "GreaterThanThreshold",
        threshold: deployment.errors,
        period: MINUTE,
        evaluationPeriods: 1,
        treatMissingData: "notBreaching",
        math: { expression: "100 * m / r", label: "Errors, percent", others: { r: "Invocations" } },
      },
      this.parent,
    );
  }

  /** A function that answers an API with 5xx codes has not failed for Lambda. */
  private alarmsOfApi(): string[] {
    const { workload, compute } = this.args.settings;
    const keys = compute && kindOf(compute).alarmsOnRequestsTo?.(this.args.function);
    return (keys ?? []).map((key) => alarmName(workload, key));
  }
}

/** From the version that the alias has to the newest (https://docs.aws.amazon.com/codedeploy/latest/userguide/reference-appspec-file-structure-resources.html). */
function commandOf(name: string, application: string, newest: string, region: string): string {
  const current = `$(aws lambda get-alias --region ${region} --function-name ${name} --name ${LIVE} --query FunctionVersion --output text)`;
  const properties = { Name: name, Alias: LIVE, CurrentVersion: "CURRENT", TargetVersion: newest };
  const appSpec = { version: 0, Resources: [{ [LIVE]: { Type: "AWS::Lambda::Function", Properties: properties } }] };
  // CodeDeploy knows 0.0 alone, and JSON writes the number as 0.
  const content = JSON.stringify(appSpec).replace('"version":0,', '"version":0.0,');
  const revision = { revisionType: "AppSpecContent", appSpecContent: { content } };
  const text = JSON.stringify(revision).replace("CURRENT", `'"${current}"'`);
  return `aws deploy create-deployment --region ${region} --application-name ${application} --deployment-group-name ${LIVE} --revision '${text}'`;
}
