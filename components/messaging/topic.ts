import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { Topic as TopicSettings } from "../config/schema/messaging/topics";
import type { Channel, MessagingContext } from "../message";
import { queueName, topicArn } from "../topology/messaging";
import { topicStatements } from "./message-access";
import { countCommand, lookCommand, moveCommand, queueUrl, type QueuePlace } from "./queue-commands";
import { rulesSend, sends, tlsOnly } from "./queue-policy";
import { deliveriesFailed, deliveriesLost } from "./topic-alarms";
import { nameOfTopic, undeliveredPlace } from "./topic-names";

export interface TopicArgs extends MessagingContext {
  /** Its name in the settings. */
  topic: string;
  wanted: TopicSettings;
}

/** What the account may do with its topics by SNS's own default policy (https://docs.aws.amazon.com/sns/latest/dg/sns-access-policy-use-cases.html). */
const OWNERS_ACTIONS = [
  "GetTopicAttributes",
  "SetTopicAttributes",
  "AddPermission",
  "RemovePermission",
  "DeleteTopic",
  "Subscribe",
  "ListSubscriptionsByTopic",
  "Publish",
].map((action) => `sns:${action}`);

/** An SNS topic in one region, its policy and alarms. Its subscriptions come when what they tell is there. `active` changes nothing of it. */
export class Topic extends pulumi.ComponentResource implements Channel {
  readonly arn: Channel["arn"];
  readonly send: Channel["send"];
  readonly receive: Channel["receive"];
  readonly address: Channel["address"];
  readonly facts: Channel["facts"];

  constructor(
    private readonly name: string,
    private readonly args: TopicArgs,
    opts?: pulumi.ComponentResourceOptions,
  ) {
    super("holdfast:messaging:Topic", name, {}, opts);
    const topic = this.build();
    this.raiseAlarms();

    this.arn = topic.arn;
    this.address = topic.arn;
    const { send, receive } = topicStatements(topic.arn, args.keyArn);
    this.send = send;
    this.receive = receive;
    this.facts = { arn: topic.arn, subscriptions: this.subscriptions() };
    this.registerOutputs({ arn: this.arn });
  }

  private build(): aws.sns.Topic {
    const { settings, topic, wanted, keyArn } = this.args;
    const name = nameOfTopic(settings, topic, wanted);
    return new aws.sns.Topic(
      this.name,
      {
        name,
        ...(wanted.fifo && { fifoTopic: true, contentBasedDeduplication: wanted.contentBasedDeduplication }),
        // https://docs.aws.amazon.com/sns/latest/dg/fifo-topic-message-grouping.html
        ...(wanted.highThroughput && { fifoThroughputScope: "MessageGroup" }),
        kmsMasterKeyId: keyArn,
        policy: this.policy(),
        tags: { Name: name },
      },
      { parent: this },
    );
  }

  /** It is there from the topic's beginning: what a service may not publish is lost. */
  private policy(): string {
    const { settings, topic, wanted } = this.args;
    const { workload, role } = settings;
    const arn = topicArn(workload, role, nameOfTopic(settings, topic, wanted));
    const owner: aws.iam.PolicyStatement = {
      Sid: "Account",
      Effect: "Allow",
      Principal: { AWS: `arn:aws:iam::${workload.account}:root` },
      Action: OWNERS_ACTIONS,
      Resource: arn,
    };
    const rules = rulesSend(settings, "topic", topic).map((sender) => sends(sender, "sns:Publish", arn));
    // https://docs.aws.amazon.com/sns/latest/dg/sns-security-best-practices.html#enforce-encryption-data-in-transit
    return JSON.stringify({ Version: "2012-10-17", Statement: [owner, tlsOnly("sns:Publish", arn), ...rules] });
  }

  private raiseAlarms(): void {
    const { settings, alerts, topic, wanted } = this.args;
    if (Object.keys(wanted.subscriptions).length === 0) return;
    const name = nameOfTopic(settings, topic, wanted);
    const opts = { parent: this };
    alerts.alarm(`${topic}-deliveries-failed`, deliveriesFailed(topic, name, wanted.failures), opts);
    alerts.alarm(`${topic}-deliveries-lost`, deliveriesLost(topic, name), opts);
  }

  /** Whom it tells, and where what it could not tell them lies. */
  private subscriptions(): Record<string, unknown> {
    const { settings, topic, wanted } = this.args;
    const { fifo } = wanted;
    return Object.fromEntries(
      Object.entries(wanted.subscriptions).map(([subscription, told]) => {
        const dead = undeliveredPlace(settings, { topic, subscription, fifo });
        const undelivered = { url: queueUrl(dead), count: countCommand(dead), look: lookCommand(dead) };
        if (!("queue" in told)) return [subscription, { undelivered }];
        const to: QueuePlace = {
          ...dead,
          queueName: queueName(settings.workload, told.queue, queueOf(settings, told)),
        };
        // SQS's own redrive does not know what SNS put there (https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_StartMessageMoveTask.html).
        return [subscription, { undelivered: { ...undelivered, moveToQueue: moveCommand(dead, to) } }];
      }),
    );
  }
}

function queueOf({ queues }: TopicArgs["settings"], { queue }: { queue: string }): { fifo: boolean } {
  return { fifo: queues[queue]?.fifo ?? false };
}
