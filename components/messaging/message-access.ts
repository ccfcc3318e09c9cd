import type * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";

/** What somebody may do who sends to a queue, and who takes from it (https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-api-permissions-reference.html). */
export function queueStatements(arn: pulumi.Output<string>, keyArn: pulumi.Output<string>) {
  const named = ["sqs:GetQueueUrl", "sqs:GetQueueAttributes"];
  const taken = ["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:ChangeMessageVisibility"];
  return {
    send: [allow(["sqs:SendMessage", ...named], arn), keyUse(keyArn)],
    receive: [allow([...taken, ...named], arn), allow(["kms:Decrypt"], keyArn)],
  };
}

/** What somebody may do who publishes to a topic. */
export function topicStatements(arn: pulumi.Output<string>, keyArn: pulumi.Output<string>) {
  return { send: [allow(["sns:Publish"], arn), keyUse(keyArn)], receive: [] };
}

/** Both are needed to send (https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-key-management.html, .../sns/latest/dg/sns-key-management.html). */
function keyUse(keyArn: pulumi.Output<string>): aws.iam.PolicyStatement {
  return allow(["kms:GenerateDataKey", "kms:Decrypt"], keyArn);
}

function allow(actions: string[], resource: pulumi.Output<string>): aws.iam.PolicyStatement {
  return { Effect: "Allow", Action: actions, Resource: resource };
}
