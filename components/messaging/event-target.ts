import { createHash } from "node:crypto";
import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { BusRule, BusTarget } from "../config/schema/messaging/buses";
import type { Function } from "../functions/function";
import { assumedBy, roleWithPolicy } from "../iam/policy-document";
import type { Channels } from "../message";

/** Characters of a role's name (https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html). */
const LONGEST_ROLE = 64;

/** Characters of a statement's id (https://docs.aws.amazon.com/lambda/latest/api/API_AddPermission.html). */
const LONGEST_STATEMENT = 100;

/** What all targets of a rule share. */
export interface TargetContext {
  rule: aws.cloudwatch.EventRule;
  ruleArn: string;
  account: string;
  busName: pulumi.Input<string>;
  /** The ARN of the rule's dead-letter queue. */
  undelivered: pulumi.Input<string>;
  retry: Pick<BusRule, "maximumEventAge" | "maximumRetryAttempts">;
  keyArn: pulumi.Input<string>;
  channels: Channels;
  functions: Record<string, Pick<Function, "arn" | "called">>;
}

/** The arguments by which a rule reaches a target, and what must exist first. */
interface Reach {
  args: Omit<aws.cloudwatch.EventTargetArgs, "rule">;
  after: pulumi.Resource[];
}

/** One target of a rule, with its retries and dead-letter queue. */
export function eventTarget(
  name: string,
  targetId: string,
  target: BusTarget,
  context: TargetContext,
  opts: pulumi.CustomResourceOptions,
): void {
  const { rule, busName, undelivered, retry } = context;
  const { args, after } = reach(name, target, context, opts);
  new aws.cloudwatch.EventTarget(
    name,
    {
      rule: rule.name,
      eventBusName: busName,
      targetId,
      ...args,
      retryPolicy: {
        maximumEventAgeInSeconds: retry.maximumEventAge,
        maximumRetryAttempts: retry.maximumRetryAttempts,
      },
      deadLetterConfig: { arn: undelivered },
      ...(target.input && {
        inputTransformer: { inputPaths: target.input.paths, inputTemplate: target.input.template },
      }),
    },
    { ...opts, dependsOn: after },
  );
}

/**
 * Queues and topics allow the rule in their own policies, which name it; with a role besides, deliveries to an encrypted one may fail
 * (https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-resource-based.html).
 */
function reach(name: string, target: BusTarget, context: TargetContext, opts: pulumi.CustomResourceOptions): Reach {
  const { channels } = context;
  if (target.function !== undefined) return toFunction(name, context.functions[target.function]!, context, opts);
  if (target.stream !== undefined) return toStream(name, target, context, opts);
  if (target.topic !== undefined) return { args: { arn: channels.topics[target.topic]!.arn }, after: [] };
  const { messageGroupId } = target;
  const arn = channels.queues[target.queue!]!.arn;
  return { args: { arn, ...(messageGroupId !== undefined && { sqsTarget: { messageGroupId } }) }, after: [] };
}

function toFunction(
  name: string,
  { arn, called }: Pick<Function, "arn" | "called">,
  { rule }: TargetContext,
  opts: pulumi.CustomResourceOptions,
): Reach {
  // Without it each event is refused, and goes to the dead-letter queue at once.
  const permission = new aws.lambda.Permission(
    shortened(name, LONGEST_STATEMENT),
    {
      function: called.name,
      qualifier: called.qualifier,
      action: "lambda:InvokeFunction",
      principal: "events.amazonaws.com",
      sourceArn: rule.arn,
    },
    opts,
  );
  return { args: { arn }, after: [permission] };
}

/**
 * Of the targets here streams alone take a role; queues, topics and functions have policies of their own
 * (https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-resource-based.html). The role is for this rule alone, so that no other rule can
 * use it through the service (https://docs.aws.amazon.com/eventbridge/latest/userguide/cross-service-confused-deputy-prevention.html). A producer
 * encrypts its records (https://docs.aws.amazon.com/streams/latest/dev/permissions-user-key-KMS.html).
 */
function toStream(
  name: string,
  { stream, partitionKeyPath }: BusTarget,
  { channels, ruleArn, account, keyArn }: TargetContext,
  opts: pulumi.CustomResourceOptions,
): Reach {
  const { arn } = channels.streams[stream!]!;
  const thisRule = { StringEquals: { "aws:SourceAccount": account }, ArnEquals: { "aws:SourceArn": ruleArn } };
  const { role, policy } = roleWithPolicy(
    name,
    {
      roleName: shortened(name, LONGEST_ROLE),
      assumeRolePolicy: assumedBy("events.amazonaws.com", thisRule),
      tags: { Name: name },
      statements: [
        { Effect: "Allow", Action: ["kinesis:PutRecord", "kinesis:PutRecords"], Resource: arn },
        { Effect: "Allow", Action: "kms:GenerateDataKey", Resource: keyArn },
      ],
    },
    opts,
  );
  return {
    args: { arn, roleArn: role.arn, ...(partitionKeyPath !== undefined && { kinesisTarget: { partitionKeyPath } }) },
    after: [policy],
  };
}

/** What Pulumi adds to a logical name to make a unique one: a hyphen and seven hexadecimal digits (https://www.pulumi.com/docs/iac/concepts/resources/names/#autonaming). */
const ADDED = 8;

const HASH = 8;

/**
 * A logical name from which Pulumi can make one that AWS accepts: those of a bus, a rule and a target together may be too long.
 * @param longest characters that AWS allows
 * @returns the name itself if it fits, otherwise its beginning and a hash of the whole
 */
function shortened(name: string, longest: number): string {
  const room = longest - ADDED;
  if (name.length <= room) return name;
  const hash = createHash("sha256").update(name).digest("hex").slice(0, HASH);
  return `${name.slice(0, room - HASH - 1)}-${hash}`;
}
