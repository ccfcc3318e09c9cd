import type * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

type Arn = pulumi.Input<string>;

/** Actions of a queue's senders and consumers (https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-api-permissions-reference.html). */
export function queueStatements(arn: Arn, keyArn: Arn) {
  const find = ["sqs:GetQueueUrl", "sqs:GetQueueAttributes"];
  const consume = ["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:ChangeMessageVisibility"];
  return {
    send: [allow(["sqs:SendMessage", ...find], arn), sendersKeyUse(keyArn)],
    receive: [allow([...consume, ...find], arn), allow(["kms:Decrypt"], keyArn)],
  };
}

/** Actions of a topic's publishers. */
export function topicStatements(arn: Arn, keyArn: Arn) {
  return { send: [allow(["sns:Publish"], arn), sendersKeyUse(keyArn)], receive: [] };
}

/** Both are needed to send (https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-key-management.html, .../sns/latest/dg/sns-key-management.html). */
function sendersKeyUse(keyArn: Arn): aws.iam.PolicyStatement {
  return allow(["kms:GenerateDataKey", "kms:Decrypt"], keyArn);
}

const kinesis = (actions: string[]) => actions.map((action) => `kinesis:${action}`);

/** Of a stream's producers: https://docs.aws.amazon.com/streams/latest/dev/controlling-access.html. */
const PUT = kinesis(["DescribeStreamSummary", "ListShards", "PutRecord", "PutRecords"]);

/** Of a function's role, and of consumers outside Holdfast: https://docs.aws.amazon.com/lambda/latest/dg/services-kinesis-create.html. */
const GET = kinesis(["DescribeStream", "DescribeStreamSummary", "GetRecords", "GetShardIterator", "ListShards"]);

const SUBSCRIBE = kinesis(["DescribeStreamConsumer", "SubscribeToShard"]);

/** Actions of a stream's producers and consumers. */
export function streamStatements(arn: Arn, keyArn: Arn, region: string) {
  // Through Kinesis only: https://docs.aws.amazon.com/streams/latest/dev/permissions-user-key-KMS.html.
  const viaKinesis = { StringEquals: { "kms:ViaService": `kinesis.${region}.amazonaws.com` } };
  const key = (action: string): aws.iam.PolicyStatement => ({
    Effect: "Allow",
    Action: action,
    Resource: keyArn,
    Condition: viaKinesis,
  });
  return {
    send: [allow(PUT, arn), key("kms:GenerateDataKey")],
    receive: [
      allow(GET, arn),
      // A consumer's ARN ends with its creation time, which is not known before.
      allow(SUBSCRIBE, pulumi.interpolate`${arn}/consumer/*`),
      key("kms:Decrypt"),
    ],
  };
}

function allow(actions: string[], resource: Arn): aws.iam.PolicyStatement {
  return { Effect: "Allow", Action: actions, Resource: resource };
}
