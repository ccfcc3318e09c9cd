import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { Subscription, Topic } from "../config/schema/messaging/topics";
import type { Function } from "../functions/function";
import type { Channels, MessagingContext } from "../message";
import { queueArn, topicArn } from "../topology/messaging";
import { deadLetterQueue } from "./dead-letter-queue";
import { deadLetters } from "./queue-alarms";
import { topicsSend } from "./queue-policy";
import { nameOfTopic, undeliveredPlace } from "./topic-names";

export interface TopicSubscriptionsArgs extends MessagingContext {
  channels: Channels;
  functions: Record<string, Function>;
}

/** One subscription of a topic, and where both stand in the settings. */
interface Named {
  topic: string;
  subscription: string;
  wanted: Topic;
  told: Subscription;
  topicArn: pulumi.Output<string>;
}

/** Whom the topics tell: queues, functions and addresses, each subscription with its own dead letters. */
export class TopicSubscriptions extends pulumi.ComponentResource {
  private readonly parent = { parent: this };

  constructor(
    private readonly name: string,
    private readonly args: TopicSubscriptionsArgs,
    opts?: pulumi.ComponentResourceOptions,
  ) {
    super("holdfast:messaging:TopicSubscriptions", name, {}, opts);
    for (const [topic, wanted] of Object.entries(args.settings.topics)) {
      for (const [subscription, told] of Object.entries(wanted.subscriptions)) {
        this.subscribe({ topic, subscription, wanted, told, topicArn: args.channels.topics[topic]!.arn });
      }
    }
    this.registerOutputs({});
  }

  private subscribe(named: Named): void {
    const { topic, subscription, told } = named;
    const name = `${this.name}-${topic}-${subscription}`;
    const dead = this.buildDeadLetters(name, named);
    const permission = "function" in told ? this.permit(name, told.function, named) : undefined;
    new aws.sns.TopicSubscription(
      name,
      {
        topic: named.topicArn,
        ...this.endpoint(told),
        redrivePolicy: pulumi.jsonStringify({ deadLetterTargetArn: dead.arn }),
        ...(told.filter && { filterPolicy: JSON.stringify(told.filter), filterPolicyScope: told.filterScope }),
      },
      // A message that came before the permission would go straight to the dead letters.
      { ...this.parent, dependsOn: permission ? [permission] : [] },
    );
  }

  private endpoint(told: Subscription) {
    const { channels, functions } = this.args;
    if ("queue" in told) {
      return { protocol: "sqs", endpoint: channels.queues[told.queue]!.arn, ...(told.raw && rawDelivery) };
    }
    if ("function" in told) return { protocol: "lambda", endpoint: functions[told.function]!.arn };
    return {
      protocol: "https",
      endpoint: told.url,
      endpointAutoConfirms: told.confirms,
      ...(told.raw && rawDelivery),
      deliveryPolicy: deliveryPolicy(told),
    };
  }

  /** Its retention is not that of a queue: it counts from when SNS gave the message up. */
  private buildDeadLetters(name: string, { topic, subscription, wanted, told }: Named): aws.sqs.Queue {
    const { settings, alerts, keyArn } = this.args;
    const { workload, role } = settings;
    const { fifo } = wanted;
    const { queueName } = undeliveredPlace(settings, { topic, subscription, fifo });
    const what = `Messages of ${topic} could not be delivered to ${subscription}.`;
    const runbook = "messaging.md#a-topic-cannot-deliver";
    alerts.alarm(`${topic}-${subscription}-undelivered`, deadLetters(what, queueName, runbook), this.parent);
    const senders = [topicsSend([topicArn(workload, role, nameOfTopic(settings, topic, wanted))])];
    return deadLetterQueue(
      `${name}-undelivered`,
      {
        queueName,
        arn: queueArn(workload, role, queueName),
        fifo,
        retention: told.deadLetterRetention,
        keyArn,
        senders,
      },
      this.parent,
    );
  }

  /** https://docs.aws.amazon.com/sns/latest/dg/lambda-console.html: SNS calls a function in its own name. */
  private permit(name: string, lambda: string, { topicArn: sourceArn }: Named): aws.lambda.Permission {
    const { called } = this.args.functions[lambda]!;
    return new aws.lambda.Permission(
      name,
      {
        action: "lambda:InvokeFunction",
        function: called.name,
        qualifier: called.qualifier,
        principal: "sns.amazonaws.com",
        sourceArn,
      },
      this.parent,
    );
  }
}

const rawDelivery = { rawMessageDelivery: true };

/** https://docs.aws.amazon.com/sns/latest/dg/sns-message-delivery-retries.html#creating-delivery-policy: of an address alone SNS takes one. */
function deliveryPolicy({ retry }: Extract<Subscription, { url: string }>): string {
  const { retries, minDelay, maxDelay, backoff, maxReceivesPerSecond } = retry;
  return JSON.stringify({
    healthyRetryPolicy: {
      minDelayTarget: minDelay,
      maxDelayTarget: maxDelay,
      numRetries: retries,
      numMaxDelayRetries: 0,
      numNoDelayRetries: 0,
      numMinDelayRetries: 0,
      backoffFunction: backoff,
    },
    ...(maxReceivesPerSecond !== undefined && { throttlePolicy: { maxReceivesPerSecond } }),
  });
}
