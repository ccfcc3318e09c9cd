import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { functionExtension } from "./faults";
import type { Function as FunctionSettings } from "../config/schema/messaging/functions";
import type { Channels, MessagingContext } from "../message";
import { messagingName } from "../topology/messaging";
import { functionStatements } from "./access";
import { functionAlarms } from "./alarms";
import { codeArgs } from "./code";
import { environmentOf } from "./environment";
import { functionFacts } from "./facts";
import { failuresQueue } from "./failures";
import { LIVE, liveAlias } from "./release";
import { vpcConfig } from "./security-group";
import { eventSourceMappings } from "./sources";

export interface FunctionArgs extends MessagingContext {
  /** Its name in the settings. */
  function: string;
  wanted: FunctionSettings;
  /** What it takes messages from or sends to, by kind and name. */
  channels: Channels;
}

/** A Lambda function, its role, log, event source mappings, failure destination and alarms. */
export class Function extends pulumi.ComponentResource {
  /** The ARN by which it is called: its alias's. */
  readonly arn: pulumi.Output<string>;
  /** Its name, for a permission to call it, and the alias that is called. */
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
    const { settings, topology, wanted, channels } = args;
    this.functionName = messagingName(settings.workload, args.function);
    const failures = this.failures();
    const lambda = this.lambda(failures.arn);
    const alias = liveAlias(name, lambda, wanted.release[topology.role], this.parent);
    this.asynchronous(alias, failures.arn);
    const sources = { settings, sources: wanted.sources, channels, aliasArn: alias.arn, failuresArn: failures.arn };
    eventSourceMappings(name, sources, this.parent);
    functionAlarms(args.function, { ...args, functionName: lambda.name, failuresName: failures.name }, this.parent);

    this.arn = alias.arn;
    // By the alias, so that a permission for it waits until it is there.
    this.called = { name: alias.functionName, qualifier: LIVE };
    this.facts = functionFacts(args, { lambda, alias, failuresUrl: failures.url });
    this.registerOutputs({ arn: this.arn });
  }

  /** Protected: who takes a function out of the settings would delete what failed with it. */
  private failures(): aws.sqs.Queue {
    const { settings, topology, wanted, keyArn } = this.args;
    return failuresQueue(
      this.name,
      { workload: settings.workload, role: topology.role, function: this.args.function, keyArn },
      { ...this.parent, protect: wanted.deletionProtection },
    );
  }

  private lambda(failuresArn: pulumi.Output<string>): aws.lambda.Function {
    const { settings, topology, wanted, channels, keyArn } = this.args;
    const logGroup = this.logGroup();
    const { role, policy } = this.role(logGroup.arn, failuresArn);
    const extension = this.extension();
    return new aws.lambda.Function(
      this.name,
      {
        name: this.functionName,
        role: role.arn,
        ...codeArgs(wanted, topology.role),
        architectures: [wanted.architecture],
        memorySize: wanted.memoryMiB,
        timeout: wanted.timeout,
        ...(wanted.reservedConcurrency !== undefined && { reservedConcurrentExecutions: wanted.reservedConcurrency }),
        ...(extension && { layers: extension.layers }),
        ...encrypted({ ...environmentOf(wanted, settings, channels), ...extension?.environment }, keyArn),
        loggingConfig: { logFormat: "JSON", logGroup: logGroup.name },
        tracingConfig: { mode: wanted.tracing ? "Active" : "PassThrough" },
        ...this.place(),
        publish: true,
        tags: { Name: this.functionName },
      },
      // Its policy first: Lambda refuses an event source mapping, and a VPC, to a role that may not use them yet.
      { ...this.parent, dependsOn: [policy] },
    );
  }

  /** Made before the function, for Lambda would make one that keeps its logs for ever. */
  private logGroup(): aws.cloudwatch.LogGroup {
    const { settings } = this.args;
    const called = `/aws/lambda/${this.functionName}`;
    return new aws.cloudwatch.LogGroup(
      this.name,
      { name: called, retentionInDays: settings.monitoring.logRetentionDays, tags: { Name: called } },
      this.parent,
    );
  }

  private role(logGroupArn: pulumi.Output<string>, failuresArn: pulumi.Output<string>) {
    const { wanted, channels, stores, keyArn } = this.args;
    const role = new aws.iam.Role(
      `${this.name}-function`,
      {
        assumeRolePolicy: aws.iam.assumeRolePolicyForPrincipal({ Service: "lambda.amazonaws.com" }),
        tags: { Name: this.functionName },
      },
      this.parent,
    );
    const access = { wanted, channels, logGroupArn, failuresArn, keyArn, ...(stores && { stores }) };
    const policy = new aws.iam.RolePolicy(
      `${this.name}-function`,
      {
        role: role.id,
        policy: pulumi.jsonStringify({
          Version: "2012-10-17",
          Statement: [...functionStatements(access), ...(this.extension()?.statements ?? [])],
        }),
      },
      this.parent,
    );
    return { role, policy };
  }

  /** By which an experiment makes its calls fail, where the settings want that. */
  private extension() {
    const { settings, topology } = this.args;
    return functionExtension(settings, topology.role, this.args.function);
  }

  private place(): Pick<aws.lambda.FunctionArgs, "vpcConfig"> {
    const { wanted, network } = this.args;
    return wanted.vpc && network ? { vpcConfig: vpcConfig(this.name, network, this.parent) } : {};
  }

  /** Of the alias, since a configuration counts for the qualifier that is called alone (https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html). */
  private asynchronous(alias: aws.lambda.Alias, destination: pulumi.Output<string>): void {
    const { maximumAge, maximumRetries } = this.args.wanted.asynchronous;
    new aws.lambda.FunctionEventInvokeConfig(
      this.name,
      {
        functionName: alias.functionName,
        qualifier: LIVE,
        maximumEventAgeInSeconds: maximumAge,
        maximumRetryAttempts: maximumRetries,
        destinationConfig: { onFailure: { destination } },
      },
      // Its name is the function's: nothing of its arguments says that the alias must be there.
      { ...this.parent, dependsOn: [alias] },
    );
  }
}

/** No key without variables: Lambda would not keep it, and each `up` would give it anew (https://www.pulumi.com/registry/packages/aws/api-docs/lambda/function/, kmsKeyArn). */
function encrypted(variables: Record<string, pulumi.Input<string>>, kmsKeyArn: pulumi.Output<string>) {
  return Object.keys(variables).length > 0 ? { environment: { variables }, kmsKeyArn } : {};
}
