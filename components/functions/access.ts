import type * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { Function as FunctionSettings } from "../config/schema/messaging/functions";
import type { Settings } from "../config/parse";
import { databaseVariable, type DatabasePart } from "../topology/addresses";
import { variableOf } from "../topology/functions";
import type { Channels } from "../message";
import type { Stores } from "../stores";
import { dataBucketName, tableName } from "../topology/stores";

type Statement = pulumi.Input<aws.iam.PolicyStatement>;

export interface AccessArgs {
  functionSettings: Pick<FunctionSettings, "vpc" | "tracing" | "sources" | "uses">;
  channels: Channels;
  stores?: Pick<Stores, "statements">;
  logGroupArn: pulumi.Input<string>;
  failuresArn: pulumi.Input<string>;
  keyArn: pulumi.Input<string>;
}

/** All that a function's role may do. It does not depend on which region is active, since IAM accepts no change while us-east-1 is impaired. */
export function functionStatements(args: AccessArgs): Statement[] {
  const { functionSettings, logGroupArn, failuresArn, keyArn } = args;
  return [
    // Its own log group alone, and not logs:CreateLogGroup: a group that Lambda creates never expires, and costs accordingly.
    {
      Effect: "Allow",
      Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
      Resource: pulumi.interpolate`${logGroupArn}:*`,
    },
    // Lambda sends to a destination with the function's role (https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html).
    { Effect: "Allow", Action: "sqs:SendMessage", Resource: failuresArn },
    // To read its environment, and to write failures (https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-key-management.html).
    { Effect: "Allow", Action: ["kms:Decrypt", "kms:GenerateDataKey"], Resource: keyArn },
    ...(functionSettings.vpc ? [interfaces()] : []),
    ...(functionSettings.tracing ? [traces()] : []),
    ...sourceStatements(args),
    ...useStatements(args),
  ];
}

/** Of the managed policy AWSLambdaVPCAccessExecutionRole (https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html#configuration-vpc-permissions). */
function interfaces(): Statement {
  return {
    Effect: "Allow",
    Action: [
      "ec2:CreateNetworkInterface",
      "ec2:DescribeNetworkInterfaces",
      "ec2:DescribeSubnets",
      "ec2:DeleteNetworkInterface",
      "ec2:AssignPrivateIpAddresses",
      "ec2:UnassignPrivateIpAddresses",
    ],
    Resource: "*",
  };
}

/** https://docs.aws.amazon.com/lambda/latest/dg/services-xray.html; neither action supports resources. */
function traces(): Statement {
  return { Effect: "Allow", Action: ["xray:PutTraceSegments", "xray:PutTelemetryRecords"], Resource: "*" };
}

function sourceStatements({ functionSettings, channels }: AccessArgs): Statement[] {
  return Object.values(functionSettings.sources).flatMap((source) =>
    "queue" in source ? channels.queues[source.queue]!.receive : channels.streams[source.stream]!.receive,
  );
}

function useStatements({ functionSettings: { uses }, channels, stores }: AccessArgs): Statement[] {
  return [
    ...(["databases", "tables", "buckets"] as const).flatMap((kind) =>
      uses[kind].flatMap((name) => stores?.statements[kind][name] ?? []),
    ),
    ...(["queues", "topics", "streams", "buses"] as const).flatMap((kind) =>
      uses[kind].flatMap((name) => channels[kind][name]!.send),
    ),
  ];
}

/** A function's environment: where to find in this region what it uses, and the settings' own variables. */
export function environmentOf(
  { uses, environment }: Pick<FunctionSettings, "uses" | "environment">,
  { workload, role }: Pick<Settings, "workload" | "role">,
  channels: Channels,
  stores?: Pick<Stores, "databaseAddresses">,
): Record<string, pulumi.Input<string>> {
  const found = [
    ...uses.databases.flatMap((name) =>
      (Object.entries(stores?.databaseAddresses[name] ?? {}) as [DatabasePart, pulumi.Input<string>][]).map(
        ([part, value]) => [databaseVariable(name, part), value] as const,
      ),
    ),
    ...uses.tables.map((name) => [variableOf("tables", name), tableName(workload, name)] as const),
    ...uses.buckets.map((name) => [variableOf("buckets", name), dataBucketName(workload, role, name)] as const),
    ...(["queues", "topics", "streams", "buses"] as const).flatMap((kind) =>
      uses[kind].map((name) => [variableOf(kind, name), channels[kind][name]!.address] as const),
    ),
  ];
  return { ...Object.fromEntries(found), ...environment };
}
