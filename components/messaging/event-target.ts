import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { BusRule, BusTarget } from "../config/schema/messaging/buses";
import type { Function } from "../functions/function";
import type { Channels } from "../message";
import { streamRole } from "./event-role";
import { fittingName } from "./fitting-name";

/** Characters of a statement's id (https://docs.aws.amazon.com/lambda/latest/api/API_AddPermission.html). */
const LONGEST_STATEMENT = 100;

/** What all targets of a rule share. */
export interface TargetContext {
  rule: aws.cloudwatch.EventRule;
  ruleArn: string;
  account: string;
  busName: pulumi.Input<string>;
  /** The ARN of the queue of what could not be delivered. */
  undelivered: pulumi.Input<string>;
  retry: Pick<BusRule, "maximumEventAge" | "maximumRetryAttempts">;
  keyArn: pulumi.Input<string>;
  channels: Channels;
  functions: Record<string, Function>;
}

type TargetArgs = Omit<aws.cloudwatch.EventTargetArgs, "rule">;

/** How a rule reaches one target, and what must be there before it does. */
interface Reached {
  args: TargetArgs;
  after: pulumi.Resource[];
}

/** One target of a rule, with its retries and the queue of what it never took. */
export function eventTarget(
  name: string,
  targetId: string,
  target: BusTarget,
  context: TargetContext,
  opts: pulumi.CustomResourceOptions,
): void {
  const { rule, busName, undelivered, retry } = context;
  const { args, after } = reached(name, target, context, opts);
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
 * Queues and topics let the rule in by their own policies, which name it; with a role besides, what goes to an encrypted one may fail
 * (https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-resource-based.html).
 */
function reached(name: string, target: BusTarget, context: TargetContext, opts: pulumi.CustomResourceOptions): Reached {
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
  { arn, called }: Function,
  { rule }: TargetContext,
  opts: pulumi.CustomResourceOptions,
): Reached {
  // Without it each event is refused, and goes to the undelivered queue at once.
  const permission = new aws.lambda.Permission(
    fittingName(name, LONGEST_STATEMENT),
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

function toStream(
  name: string,
  { stream, partitionKeyPath }: BusTarget,
  { channels, ruleArn, account, keyArn }: TargetContext,
  opts: pulumi.CustomResourceOptions,
): Reached {
  const { arn } = channels.streams[stream!]!;
  const { role, policy } = streamRole(name, { rule: { arn: ruleArn, account }, streamArn: arn, keyArn }, opts);
  return {
    args: { arn, roleArn: role.arn, ...(partitionKeyPath !== undefined && { kinesisTarget: { partitionKeyPath } }) },
    after: [policy],
  };
}
