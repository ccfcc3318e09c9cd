import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { Settings } from "../config/parse";
import type { Subscription, Topic } from "../config/schema/messaging/topics";
import type { Function } from "../functions/function";
import type { Channels, MessagingContext } from "../message";
import { queueArn, topicArn, topicName } from "../topology/messaging";
import { deadLetterQueue } from "./dead-letter-queue";
import { deadLetters } from "./queue-alarms";
import { undeliveredPlace } from "./queue-commands";
import { topicsSend } from "./queue-policy";

export interface TopicSubscriptionsArgs extends Pick<MessagingContext, "keyArn" | "alerts"> {
  settings: Pick<Settings, "workload" | "role" | "topics">;
  channels: Channels;
  functions: Record<string, Function>;
}

/** A topic and one of its subscriptions, by their names in the settings. */
interface NamedSubscription {
  topic: string;
  subscription: string;
  topicSettings: Topic;
  subscriber: Subscription;
  topicArn: pulumi.Output<string>;
}

/** The subscriptions of the topics: queues, functions and HTTPS endpoints, each with a dead-letter queue of its own. */
export class TopicSubscriptions extends pulumi.ComponentResource {
  private readonly parent = { parent: this };

  constructor(
    private readonly name: string,
    private readonly args: TopicSubscriptionsArgs,
    opts?: pulumi.ComponentResourceOptions,
  ) {
    super("holdfast:messaging:TopicSubscriptions", name, {}, opts);
    for (const [topic, topicSettings] of Object.entries(args.settings.topics)) {
      for (const [subscription, subscriber] of Object.entries(topicSettings.subscriptions)) {
        this.subscribe({ topic, subscription, topicSettings, subscriber, topicArn: args.channels.topics[topic]!.arn });
      }
    }
    this.registerOutputs({});
  }

  private subscribe(named: NamedSubscription): void {
    const { topic, subscription, subscriber } = named;
    const name = `${this.name}-${topic}-${subscription}`;
    const dead = this.buildDeadLetters(name, named);
    const permission = "function" in subscriber ? this.permission(name, subscriber.function, named) : undefined;
    new aws.sns.TopicSubscription(
      name,
      {
        topic: named.topicArn,
        ...this.endpoint(subscriber),
        redrivePolicy: pulumi.jsonStringify({ deadLetterTargetArn: dead.arn }),
        ...(subscriber.filter && {
          filterPolicy: JSON.stringify(subscriber.filter),
          filterPolicyScope: subscriber.filterScope,
        }),
      },
      // A message that arrives before the permission exists would go straight to the dead-letter queue.
      { ...this.parent, dependsOn: permission ? [permission] : [] },
    );
  }

  private endpoint(subscriber: Subscription) {
    const { channels, functions } = this.args;
    if ("queue" in subscriber) {
      return { protocol: "sqs", endpoint: channels.queues[subscriber.queue]!.arn, ...(subscriber.raw && rawDelivery) };
    }
    if ("function" in subscriber) return { protocol: "lambda", endpoint: functions[subscriber.function]!.arn };
    return {
      protocol: "https",
      endpoint: subscriber.url,
      endpointAutoConfirms: subscriber.confirms,
      ...(subscriber.raw && rawDelivery),
      deliveryPolicy: deliveryPolicy(subscriber),
    };
  }

  /** Its retention counts from when SNS gave the message up. */
  private buildDeadLetters(
    name: string,
    { topic, subscription, topicSettings, subscriber }: NamedSubscription,
  ): aws.sqs.Queue {
    const { settings, alerts, keyArn } = this.args;
    const { workload, role } = settings;
    const { fifo } = topicSettings;
    const { queueName } = undeliveredPlace(settings, { topic, subscription, fifo });
    const what = `SNS could not deliver at least 1 message of topic ${topic} to subscription ${subscription}.`;
    const runbook = "messaging.md#a-topic-cannot-deliver";
    alerts.alarm(`${topic}-${subscription}-undelivered`, deadLetters(what, queueName, runbook), this.parent);
    const senders = [topicsSend([topicArn(workload, role, topicName(workload, topic, topicSettings))])];
    return deadLetterQueue(
      `${name}-undelivered`,
      {
        queueName,
        arn: queueArn(workload, role, queueName),
        fifo,
        retention: subscriber.deadLetterRetention,
        keyArn,
        senders,
      },
      this.parent,
    );
  }

  /** https://docs.aws.amazon.com/sns/latest/dg/lambda-console.html: SNS invokes a function as a service principal. */
  private permission(name: string, lambda: string, { topicArn: sourceArn }: NamedSubscription): aws.lambda.Permission {
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

/** https://docs.aws.amazon.com/sns/latest/dg/sns-message-delivery-retries.html#creating-delivery-policy: for HTTPS endpoints only. */
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
