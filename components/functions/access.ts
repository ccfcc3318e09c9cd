import type * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { Function as FunctionSettings } from "../config/schema/messaging/functions";
import type { Stores } from "../stores";
import type { Channels } from "../message";

type Statement = pulumi.Input<aws.iam.PolicyStatement>;

export interface AccessArgs {
  wanted: FunctionSettings;
  channels: Channels;
  stores?: Stores;
  logGroupArn: pulumi.Input<string>;
  failuresArn: pulumi.Input<string>;
  keyArn: pulumi.Input<string>;
}

/** All that a function's role may do: nothing of it depends on which region is active, since IAM takes no change while us-east-1 is dead. */
export function functionStatements(args: AccessArgs): Statement[] {
  const { wanted, logGroupArn, failuresArn, keyArn } = args;
  return [
    // Its own log group alone, and not logs:CreateLogGroup: a group that Lambda makes is kept, and paid for, for ever.
    {
      Effect: "Allow",
      Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
      Resource: pulumi.interpolate`${logGroupArn}:*`,
    },
    // Lambda sends to a destination by the function's role (https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html).
    { Effect: "Allow", Action: "sqs:SendMessage", Resource: failuresArn },
    // Its environment is read, and what fails is written (https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-key-management.html).
    { Effect: "Allow", Action: ["kms:Decrypt", "kms:GenerateDataKey"], Resource: keyArn },
    ...(wanted.vpc ? [interfaces()] : []),
    ...(wanted.tracing ? [traces()] : []),
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

/** https://docs.aws.amazon.com/lambda/latest/dg/services-xray.html; neither action knows resources. */
function traces(): Statement {
  return { Effect: "Allow", Action: ["xray:PutTraceSegments", "xray:PutTelemetryRecords"], Resource: "*" };
}

function sourceStatements({ wanted, channels }: AccessArgs): Statement[] {
  return Object.values(wanted.sources).flatMap((source) =>
    "queue" in source ? channels.queues[source.queue]!.receive : channels.streams[source.stream]!.receive,
  );
}

function useStatements({ wanted: { uses }, channels, stores }: AccessArgs): Statement[] {
  return [
    ...(["tables", "buckets"] as const).flatMap((kind) =>
      uses[kind].flatMap((name) => stores?.statements[kind][name] ?? []),
    ),
    ...(["queues", "topics", "streams", "buses"] as const).flatMap((kind) =>
      uses[kind].flatMap((name) => channels[kind][name]!.send),
    ),
  ];
}
