import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { Settings } from "../config/parse";
import type { Topology } from "../topology";
import { experimentName, experimentsLogGroup } from "../topology/audit";
import type { Experiment } from "./experiment";

export interface ExperimentTemplateArgs {
  settings: Settings;
  topology: Topology;
  experiment: Experiment;
  /** The ARNs of the alarms that stop it. */
  stopAlarms: pulumi.Input<string>[];
  logGroupArn: pulumi.Input<string>;
}

/** The version of the log's schema (https://docs.aws.amazon.com/fis/latest/userguide/monitoring-logging.html). */
const LOG_SCHEMA = 2;

/** One experiment that can be started, and its role. */
export class ExperimentTemplate extends pulumi.ComponentResource {
  readonly facts: Record<string, unknown>;

  constructor(
    private readonly name: string,
    private readonly args: ExperimentTemplateArgs,
    opts?: pulumi.ComponentResourceOptions,
  ) {
    super("holdfast:chaos:ExperimentTemplate", name, {}, opts);
    const parent = { parent: this };
    const { settings, experiment, stopAlarms, logGroupArn } = args;
    const role = this.role();
    const { fault, says, targets, actions } = experiment;
    const template = new aws.fis.ExperimentTemplate(
      name,
      {
        description: says,
        roleArn: role.arn,
        stopConditions: stopAlarms.map((value) => ({ source: "aws:cloudwatch:alarm", value })),
        targets,
        actions,
        experimentOptions: { accountTargeting: "single-account", emptyTargetResolutionMode: experiment.emptyTargets },
        logConfiguration: {
          logSchemaVersion: LOG_SCHEMA,
          cloudwatchLogsConfiguration: { logGroupArn },
        },
        tags: { Name: experimentName(settings.workload, fault) },
      },
      parent,
    );
    this.facts = this.factsOf(template.id);
    this.registerOutputs({ template: template.id });
  }

  /** Only experiments of this account and region may assume it (https://docs.aws.amazon.com/fis/latest/userguide/getting-started-iam-service-role.html). */
  private role(): aws.iam.Role {
    const parent = { parent: this };
    const { settings, topology, experiment } = this.args;
    const { account } = settings.workload;
    const role = new aws.iam.Role(
      this.name,
      {
        assumeRolePolicy: JSON.stringify({
          Version: "2012-10-17",
          Statement: [
            {
              Effect: "Allow",
              Principal: { Service: "fis.amazonaws.com" },
              Action: "sts:AssumeRole",
              Condition: {
                StringEquals: { "aws:SourceAccount": account },
                ArnLike: { "aws:SourceArn": `arn:aws:fis:${topology.region}:${account}:experiment/*` },
              },
            },
          ],
        }),
      },
      parent,
    );
    const mayLog: aws.iam.PolicyStatement = {
      Effect: "Allow",
      Action: ["logs:CreateLogDelivery", "logs:DescribeResourcePolicies", "logs:DescribeLogGroups"],
      Resource: "*",
    };
    new aws.iam.RolePolicy(
      this.name,
      {
        role: role.id,
        policy: pulumi.jsonStringify({ Version: "2012-10-17", Statement: [...experiment.statements, mayLog] }),
      },
      parent,
    );
    return role;
  }

  private factsOf(template: pulumi.Output<string>): Record<string, unknown> {
    const { settings, topology, experiment } = this.args;
    const region = `--region ${topology.region}`;
    const { fault, says } = experiment;
    return {
      does: says,
      template,
      start: pulumi.interpolate`aws fis start-experiment ${region} --experiment-template-id ${template} --tags Name=${experimentName(settings.workload, fault)} --query experiment.id --output text`,
      watch: `aws fis get-experiment ${region} --id <id that start printed> --query experiment.state`,
      log: `aws logs tail ${experimentsLogGroup(settings.workload)} ${region} --follow`,
      stop: `aws fis stop-experiment ${region} --id <id that start printed>`,
    };
  }
}
