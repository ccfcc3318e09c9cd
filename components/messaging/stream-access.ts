import type * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

export interface StreamAccessArgs {
  streamArn: pulumi.Input<string>;
  keyArn: pulumi.Input<string>;
  region: string;
}

/** What puts records: https://docs.aws.amazon.com/streams/latest/dev/controlling-access.html. */
const SEND = ["DescribeStreamSummary", "ListShards", "PutRecord", "PutRecords"].map((action) => `kinesis:${action}`);

/** What Lambda asks of a function's role, and readers of one's own: https://docs.aws.amazon.com/lambda/latest/dg/services-kinesis-create.html. */
const RECEIVE = ["DescribeStream", "DescribeStreamSummary", "GetRecords", "GetShardIterator", "ListShards"].map(
  (action) => `kinesis:${action}`,
);

const SUBSCRIBE = ["kinesis:DescribeStreamConsumer", "kinesis:SubscribeToShard"];

export function sendStatements(args: StreamAccessArgs): aws.iam.PolicyStatement[] {
  return [{ Effect: "Allow", Action: SEND, Resource: args.streamArn }, keyStatement("kms:GenerateDataKey", args)];
}

export function receiveStatements(args: StreamAccessArgs): aws.iam.PolicyStatement[] {
  return [
    { Effect: "Allow", Action: RECEIVE, Resource: args.streamArn },
    // A consumer's ARN ends with the time of its making, which nobody knows before.
    { Effect: "Allow", Action: SUBSCRIBE, Resource: pulumi.interpolate`${args.streamArn}/consumer/*` },
    keyStatement("kms:Decrypt", args),
  ];
}

/** Through Kinesis only: https://docs.aws.amazon.com/streams/latest/dev/permissions-user-key-KMS.html. */
function keyStatement(action: string, { keyArn, region }: StreamAccessArgs): aws.iam.PolicyStatement {
  return {
    Effect: "Allow",
    Action: action,
    Resource: keyArn,
    Condition: { StringEquals: { "kms:ViaService": `kinesis.${region}.amazonaws.com` } },
  };
}
