import type * as aws from "@pulumi/aws";
import type { Settings } from "../config/parse";
import { policyOf } from "../iam/policy-document";
import { topicArn, topicName } from "../topology/messaging";
import { rulesThatPublishTo, rulesThatSendTo } from "../topology/messaging-events";

/** A service that sends to a queue or topic as a service principal, and the ARNs, or patterns of them, of the topics or rules on whose behalf it does. */
export interface Sender {
  sid: string;
  service: "sns.amazonaws.com" | "events.amazonaws.com";
  sources: string[];
}

type Senders = Pick<Settings, "workload" | "role" | "topics" | "buses">;

/** The senders to a queue: the topics that it is subscribed to, and the rules of the buses that name it. */
export function sendersTo(settings: Senders, queue: string): Sender[] {
  const { workload, role, topics } = settings;
  const subscribed = Object.entries(topics).filter(([, { subscriptions }]) =>
    Object.values(subscriptions).some((one) => "queue" in one && one.queue === queue),
  );
  const sources = subscribed.map(([topic, { fifo }]) => topicArn(workload, role, topicName(workload, topic, { fifo })));
  return [...(sources.length > 0 ? [topicsSend(sources)] : []), ...rulesSend(settings, "queue", queue)];
}

/** SNS, for topics (https://docs.aws.amazon.com/sns/latest/dg/subscribe-sqs-queue-to-sns-topic.html). */
export function topicsSend(sources: string[]): Sender {
  return { sid: "TopicsSend", service: "sns.amazonaws.com", sources };
}

/** EventBridge, for the rules of the buses that name a queue or topic (https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-resource-based.html). */
export function rulesSend(settings: Senders, kind: "queue" | "topic", name: string): Sender[] {
  const rules = kind === "queue" ? rulesThatSendTo : rulesThatPublishTo;
  const sources = rules(settings, settings.role, name);
  return sources.length > 0 ? [{ sid: "RulesSend", service: "events.amazonaws.com", sources }] : [];
}

/**
 * A queue's policy: TLS only, and services send on behalf of the workload's own topics and rules alone. It is part of the queue, so that it exists as
 * early: a message that a service may not send is lost.
 */
export function queuePolicy(arn: string, senders: readonly Sender[]): string {
  const statements = [tlsOnly("sqs:*", arn), ...senders.map((sender) => sends(sender, "sqs:SendMessage", arn))];
  return JSON.stringify(policyOf(statements));
}

/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-security-best-practices.html#enforce-encryption-data-in-transit */
export function tlsOnly(action: string, arn: string): aws.iam.PolicyStatement {
  return {
    Sid: "TlsOnly",
    Effect: "Deny",
    Principal: "*",
    Action: action,
    Resource: arn,
    Condition: { Bool: { "aws:SecureTransport": "false" } },
  };
}

/** Allows a service to send, for these topics or rules only (the confused deputy problem). */
export function sends({ sid, service, sources }: Sender, action: string, arn: string): aws.iam.PolicyStatement {
  return {
    Sid: sid,
    Effect: "Allow",
    Principal: { Service: service },
    Action: action,
    Resource: arn,
    Condition: { ArnLike: { "aws:SourceArn": sources } },
  };
}
