import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { fittingName } from "./fitting-name";

/**
 * Lets EventBridge take a role; with `rule` for that rule alone, so that nobody else's rule can use it through the service
 * (https://docs.aws.amazon.com/eventbridge/latest/userguide/cross-service-confused-deputy-prevention.html).
 */
export function eventBridgeAssumes(rule?: { arn: string; account: string }): aws.iam.PolicyDocument {
  return {
    Version: "2012-10-17",
    Statement: [
      {
        Effect: "Allow",
        Principal: { Service: "events.amazonaws.com" },
        Action: "sts:AssumeRole",
        ...(rule && {
          Condition: { StringEquals: { "aws:SourceAccount": rule.account }, ArnEquals: { "aws:SourceArn": rule.arn } },
        }),
      },
    ],
  };
}

/** Characters of a role's name (https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html). */
const LONGEST_ROLE = 64;

export interface StreamRoleArgs {
  rule: { arn: string; account: string };
  streamArn: pulumi.Input<string>;
  /** The key that encrypts the stream: who puts records to it encrypts them. */
  keyArn: pulumi.Input<string>;
}

/**
 * The role by which a rule puts events into a stream: of the targets here, streams alone take a role, and queues, topics and functions a policy of their
 * own (https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-resource-based.html;
 * https://docs.aws.amazon.com/streams/latest/dev/permissions-user-key-KMS.html).
 */
export function streamRole(
  name: string,
  { rule, streamArn, keyArn }: StreamRoleArgs,
  opts: pulumi.CustomResourceOptions,
): { role: aws.iam.Role; policy: aws.iam.RolePolicy } {
  const role = new aws.iam.Role(
    fittingName(name, LONGEST_ROLE),
    { assumeRolePolicy: JSON.stringify(eventBridgeAssumes(rule)), tags: { Name: name } },
    opts,
  );
  const statements: pulumi.Input<aws.iam.PolicyStatement>[] = [
    { Effect: "Allow", Action: ["kinesis:PutRecord", "kinesis:PutRecords"], Resource: streamArn },
    { Effect: "Allow", Action: "kms:GenerateDataKey", Resource: keyArn },
  ];
  const policy = new aws.iam.RolePolicy(
    name,
    { role: role.id, policy: pulumi.jsonStringify({ Version: "2012-10-17", Statement: statements }) },
    opts,
  );
  return { role, policy };
}
