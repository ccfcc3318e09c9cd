import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { DAY } from "../../lib/duration";
import type { Function as FunctionSettings } from "../config/schema/messaging/functions";
import { roleWithPolicy } from "../iam/policy-document";
import { ownPermissions } from "../compute/own-access";
import type { Channels, MessagingContext } from "../message";
import { queuePolicy } from "../messaging/queue-policy";
import { allowAllOut } from "../network/network";
import type { Entrance } from "../store";
import { consumes, messagingName, queueArn, queueName } from "../topology/messaging";
import { environmentOf, functionStatements } from "./access";
import { functionAlarms } from "./alarms";
import { codeArgs } from "./code";
import { Deployment } from "./deployment";
import { functionExtension } from "./faults";
import { LIVE, liveAlias, readyCount, readyEnvironments } from "./release";
import { eventSourceMappings } from "./sources";

/** The longest that SQS keeps a message, in seconds (https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SetQueueAttributes.html). */
const LONGEST_RETENTION = 14 * DAY;

export interface FunctionArgs extends MessagingContext {
  /** Its name in the settings. */
  function: string;
  functionSettings: FunctionSettings;
  /** What it consumes from or sends to, by kind and name. */
  channels: Channels;
}

/** A Lambda function, its role, log, event source mappings, failure destination and alarms. */
export class Function extends pulumi.ComponentResource {
  /** The ARN of its alias, by which it is invoked. */
  readonly arn: pulumi.Output<string>;
  /** The ARN by which API Gateway invokes the alias. */
  readonly invokeArn: pulumi.Output<string>;
  /** Its name, for a permission to invoke it, and the alias that is invoked. */
  readonly called: { name: pulumi.Input<string>; qualifier: string };
  readonly facts: Record<string, unknown>;

  private readonly parent = { parent: this };
  private readonly functionName: string;

  constructor(
    private readonly name: string,
    private readonly args: FunctionArgs,
    opts?: pulumi.ComponentResourceOptions,
  ) {
    super("holdfast:functions:Function", name, {}, opts);
    const { settings, topology, functionSettings, channels } = args;
    this.functionName = messagingName(settings.workload, args.function);
    const failures = this.failures();
    const lambda = this.lambda(failures.arn);
    const { deployment } = functionSettings;
    const release = functionSettings.release[topology.role];
    const alias = liveAlias(name, lambda, { release, deployment }, this.parent);
    readyEnvironments(name, alias, readyCount(functionSettings, settings), this.parent);
    this.asynchronous(alias, failures.arn);
    const sources = {
      settings,
      sources: functionSettings.sources,
      channels,
      aliasArn: alias.arn,
      failuresArn: failures.arn,
    };
    eventSourceMappings(name, sources, this.parent);
    functionAlarms(args.function, { ...args, functionName: lambda.name, failuresName: failures.name }, this.parent);

    this.arn = alias.arn;
    this.invokeArn = alias.invokeArn;
    // By the alias, so that a permission for it waits until the alias exists.
    this.called = { name: alias.functionName, qualifier: LIVE };
    const shifted =
      deployment &&
      new Deployment(name, { ...args, region: topology.region, deployment, lambda, alias }, this.parent).command;
    this.facts = { ...this.factsOf(lambda, alias, failures), ...(shifted && { deploy: shifted }) };
    this.registerOutputs({ arn: this.arn });
  }

  /**
   * The destination of the function's failures: an event of a topic, bus or other caller that failed in each try, whole; and of a stream's batch its
   * position in the stream, without the records (https://docs.aws.amazon.com/lambda/latest/dg/kinesis-on-failure-destination.html). Protected:
   * otherwise taking a function out of the settings would delete its failures with it.
   */
  private failures(): aws.sqs.Queue {
    const { settings, topology, functionSettings, keyArn } = this.args;
    const { workload } = settings;
    const name = queueName(workload, `${this.args.function}-failures`, { fifo: false });
    return new aws.sqs.Queue(
      `${this.name}-failures`,
      {
        name,
        messageRetentionSeconds: LONGEST_RETENTION,
        kmsMasterKeyId: keyArn,
        policy: queuePolicy(queueArn(workload, topology.role, name), []),
        tags: { Name: name },
      },
      { ...this.parent, protect: functionSettings.deletionProtection },
    );
  }

  private lambda(failuresArn: pulumi.Output<string>): aws.lambda.Function {
    const { settings, topology, functionSettings, channels, stores, keyArn } = this.args;
    const logGroup = this.logGroup();
    const { role, policy } = this.role(logGroup.arn, failuresArn);
    const extension = this.extension();
    return new aws.lambda.Function(
      this.name,
      {
        name: this.functionName,
        role: role.arn,
        ...codeArgs(functionSettings, topology.role),
        architectures: [functionSettings.architecture],
        memorySize: functionSettings.memoryMiB,
        timeout: functionSettings.timeout,
        ...(functionSettings.reservedConcurrency !== undefined && {
          reservedConcurrentExecutions: functionSettings.reservedConcurrency,
        }),
        ...(extension && { layers: extension.layers }),
        ...encrypted(
          { ...environmentOf(functionSettings, settings, channels, stores), ...extension?.environment },
          keyArn,
        ),
        loggingConfig: { logFormat: "JSON", logGroup: logGroup.name },
        tracingConfig: { mode: functionSettings.tracing ? "Active" : "PassThrough" },
        ...this.place(),
        publish: true,
        tags: { Name: this.functionName },
      },
      // Its policy first: Lambda refuses an event source mapping, and a VPC, while the role may not use them.
      { ...this.parent, dependsOn: [policy] },
    );
  }

  /** Created before the function: Lambda would create one that never expires. */
  private logGroup(): aws.cloudwatch.LogGroup {
    const { settings } = this.args;
    const name = `/aws/lambda/${this.functionName}`;
    return new aws.cloudwatch.LogGroup(
      this.name,
      { name, retentionInDays: settings.monitoring.logRetentionDays, tags: { Name: name } },
      this.parent,
    );
  }

  private role(logGroupArn: pulumi.Output<string>, failuresArn: pulumi.Output<string>) {
    const { functionSettings, channels, stores, keyArn } = this.args;
    const access = { functionSettings, channels, logGroupArn, failuresArn, keyArn, ...(stores && { stores }) };
    const made = roleWithPolicy(
      `${this.name}-function`,
      {
        assumeRolePolicy: aws.iam.assumeRolePolicyForPrincipal({ Service: "lambda.amazonaws.com" }),
        tags: { Name: this.functionName },
        statements: [...functionStatements(access), ...(this.extension()?.statements ?? [])],
      },
      this.parent,
    );
    ownPermissions(`${this.name}-function`, made.role, functionSettings.permissions, this.parent);
    return made;
  }

  /** The extension by which an experiment makes its calls fail, if the settings want that. */
  private extension() {
    const { settings, topology } = this.args;
    return functionExtension(settings, topology.role, this.args.function);
  }

  /** Network interfaces in a private subnet of each Availability Zone, no ingress, any egress. Lambda uses the others if one is impaired. */
  private place(): Pick<aws.lambda.FunctionArgs, "vpcConfig"> {
    const { functionSettings, network, stores } = this.args;
    if (!functionSettings.vpc || !network) return {};
    const name = `${this.name}-function`;
    const group = new aws.ec2.SecurityGroup(
      name,
      { vpcId: network.vpcId, description: `Function ${this.name}`, tags: { Name: name } },
      this.parent,
    );
    allowAllOut(name, group.id, this.parent);
    for (const database of functionSettings.uses.databases) {
      const entrance = stores?.entrances[database];
      if (entrance) this.allow(database, entrance, group.id);
    }
    return { vpcConfig: { subnetIds: network.privateSubnetIds, securityGroupIds: [group.id] } };
  }

  /** Lets the function connect to a database that it uses. */
  private allow(database: string, { securityGroupId, port }: Entrance, from: pulumi.Input<string>): void {
    new aws.vpc.SecurityGroupIngressRule(
      `${this.name}-${database}`,
      {
        securityGroupId,
        referencedSecurityGroupId: from,
        ipProtocol: "tcp",
        fromPort: port,
        toPort: port,
        description: `From function ${this.name}, SQL`,
      },
      this.parent,
    );
  }

  /** For the alias, since a configuration applies only to calls of its qualifier (https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html). */
  private asynchronous(alias: aws.lambda.Alias, destination: pulumi.Output<string>): void {
    const { maximumAge, maximumRetries } = this.args.functionSettings.asynchronous;
    new aws.lambda.FunctionEventInvokeConfig(
      this.name,
      {
        functionName: alias.functionName,
        qualifier: LIVE,
        maximumEventAgeInSeconds: maximumAge,
        maximumRetryAttempts: maximumRetries,
        destinationConfig: { onFailure: { destination } },
      },
      // Its arguments name only the function: they do not depend on the alias.
      { ...this.parent, dependsOn: [alias] },
    );
  }

  /** The stack's outputs about it, with the commands for a rollback and for its failures; each needs this region alone. */
  private factsOf(lambda: aws.lambda.Function, alias: aws.lambda.Alias, failures: aws.sqs.Queue) {
    const { settings, topology, functionSettings } = this.args;
    const region = `--region ${topology.region}`;
    return {
      function: lambda.name,
      region: topology.region,
      newestVersion: lambda.version,
      liveVersion: alias.functionVersion,
      takesMessages: Object.keys(functionSettings.sources).length > 0 && consumes(settings),
      log: lambda.name.apply((name) => `aws logs tail /aws/lambda/${name} ${region} --since 1h --follow`),
      failures: failures.url.apply(
        (url) => `aws sqs receive-message ${region} --queue-url ${url} --max-number-of-messages 10`,
      ),
      rollBack: lambda.name.apply(
        (name) =>
          `aws lambda update-alias ${region} --function-name ${name} --name ${LIVE} --function-version <number> --routing-config AdditionalVersionWeights={}`,
      ),
    };
  }
}

/** No key without variables: Lambda would not keep it, and each `up` would set it again (https://www.pulumi.com/registry/packages/aws/api-docs/lambda/function/, kmsKeyArn). */
function encrypted(variables: Record<string, pulumi.Input<string>>, kmsKeyArn: pulumi.Output<string>) {
  return Object.keys(variables).length > 0 ? { environment: { variables }, kmsKeyArn } : {};
}
