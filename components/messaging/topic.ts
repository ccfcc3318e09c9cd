import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { Settings } from "../config/parse";
import type { Topic as TopicSettings } from "../config/schema/messaging/topics";
import type { Channel, MessagingContext } from "../message";
import { queueName, topicArn, topicName } from "../topology/messaging";
import { policyOf } from "../iam/policy-document";
import { topicStatements } from "./access";
import { countCommand, lookCommand, moveCommand, queueUrl, undeliveredPlace, type QueuePlace } from "./queue-commands";
import { rulesSend, tlsOnly } from "./queue-policy";
import { deliveriesFailed, deliveriesLost } from "./topic-alarms";

export interface TopicArgs extends Pick<MessagingContext, "keyArn" | "alerts"> {
  settings: Pick<Settings, "workload" | "role" | "topics" | "buses" | "queues">;
  /** Its name in the settings. */
  topic: string;
  topicSettings: TopicSettings;
}

/** The actions of the account in SNS's default topic policy (https://docs.aws.amazon.com/sns/latest/dg/sns-access-policy-use-cases.html). */
const OWNER_ACTIONS = [
  "GetTopicAttributes",
  "SetTopicAttributes",
  "AddPermission",
  "RemovePermission",
  "DeleteTopic",
  "Subscribe",
  "ListSubscriptionsByTopic",
  "Publish",
].map((action) => `sns:${action}`);

/** An SNS topic in one region, its policy and alarms; TopicSubscriptions adds the subscriptions once the subscribers exist. It does not depend on `active`. */
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
    const { settings, topic, topicSettings, keyArn } = this.args;
    const name = topicName(settings.workload, topic, topicSettings);
    return new aws.sns.Topic(
      this.name,
      {
        name,
        ...(topicSettings.fifo && {
          fifoTopic: true,
          contentBasedDeduplication: topicSettings.contentBasedDeduplication,
        }),
        // https://docs.aws.amazon.com/sns/latest/dg/fifo-topic-message-grouping.html
        ...(topicSettings.highThroughput && { fifoThroughputScope: "MessageGroup" }),
        kmsMasterKeyId: keyArn,
        policy: this.policy(),
        tags: { Name: name },
      },
      { parent: this },
    );
  }

  /** Part of the topic, so that it exists as early: a message that a service may not publish is lost. */
  private policy(): string {
    const { settings, topic, topicSettings } = this.args;
    const { workload, role } = settings;
    const arn = topicArn(workload, role, topicName(settings.workload, topic, topicSettings));
    const owner: aws.iam.PolicyStatement = {
      Sid: "Account",
      Effect: "Allow",
      Principal: { AWS: `arn:aws:iam::${workload.account}:root` },
      Action: OWNER_ACTIONS,
      Resource: arn,
    };
    // EventBridge takes no condition here (https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-resource-based.html#eb-sns-permissions).
    const rules = rulesSend(settings, "topic", topic).map(({ sid, service }) => ({
      Sid: sid,
      Effect: "Allow" as const,
      Principal: { Service: service },
      Action: "sns:Publish",
      Resource: arn,
    }));
    // https://docs.aws.amazon.com/sns/latest/dg/sns-security-best-practices.html#enforce-encryption-data-in-transit
    return JSON.stringify(policyOf([owner, tlsOnly("sns:Publish", arn), ...rules]));
  }

  private raiseAlarms(): void {
    const { settings, alerts, topic, topicSettings } = this.args;
    if (Object.keys(topicSettings.subscriptions).length === 0) return;
    const name = topicName(settings.workload, topic, topicSettings);
    const opts = { parent: this };
    alerts.alarm(`${topic}-deliveries-failed`, deliveriesFailed(topic, name, topicSettings.failures), opts);
    alerts.alarm(`${topic}-deliveries-lost`, deliveriesLost(topic, name), opts);
  }

  /** By subscription: the dead-letter queue, and the commands to read it and to send its messages on. */
  private subscriptions(): Record<string, unknown> {
    const { settings, topic, topicSettings } = this.args;
    const { fifo } = topicSettings;
    return Object.fromEntries(
      Object.entries(topicSettings.subscriptions).map(([subscription, subscriber]) => {
        const dead = undeliveredPlace(settings, { topic, subscription, fifo });
        const undelivered = { url: queueUrl(dead), count: countCommand(dead), look: lookCommand(dead) };
        if (!("queue" in subscriber)) return [subscription, { undelivered }];
        const to: QueuePlace = {
          ...dead,
          queueName: queueName(settings.workload, subscriber.queue, {
            fifo: settings.queues[subscriber.queue]?.fifo ?? false,
          }),
        };
        // SQS's redrive does not move messages that SNS put there (https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_StartMessageMoveTask.html).
        return [subscription, { undelivered: { ...undelivered, moveToQueue: moveCommand(dead, to) } }];
      }),
    );
  }
}
