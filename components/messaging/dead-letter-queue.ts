import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { DAY, MINUTE } from "../../lib/duration";
import { policyOf } from "../iam/policy-document";
import type { AlarmSpec, Alerts } from "../observability/alerts";
import { failures } from "../observability/thresholds";
import { queuePolicy, type Sender } from "./queue-policy";

export interface DeadLetterQueueArgs {
  /** The queue's name in AWS, with .fifo if it is FIFO. */
  queueName: string;
  arn: string;
  fifo: boolean;
  /** Seconds. */
  retention: number;
  keyArn: pulumi.Output<string>;
  /** The services that send to it; none where SQS itself moves messages there. */
  senders: readonly Sender[];
  /** The ARN of the one source queue; without it no queue may use it as its dead-letter queue. */
  source?: string;
}

/** A dead-letter queue of SQS or SNS. It has no consumer: an engineer reads it. */
export function deadLetterQueue(
  name: string,
  { queueName, arn, fifo, retention, keyArn, senders, source }: DeadLetterQueueArgs,
  opts: pulumi.CustomResourceOptions,
): aws.sqs.Queue {
  return new aws.sqs.Queue(
    name,
    {
      name: queueName,
      ...(fifo && { fifoQueue: true }),
      messageRetentionSeconds: retention,
      kmsMasterKeyId: keyArn,
      policy: queuePolicy(arn, senders),
      // By default every queue of the account may use it as its dead-letter queue
      // (https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-dead-letter-queues.html#policies-for-dead-letter-queues).
      redriveAllowPolicy: JSON.stringify(
        source === undefined
          ? { redrivePermission: "denyAll" }
          : { redrivePermission: "byQueue", sourceQueueArns: [source] },
      ),
      tags: { Name: queueName },
    },
    opts,
  );
}

export interface EventDeadLetterQueueArgs {
  queueName: string;
  queueArn: string;
  /** The ARN of the rule or bus that may send to it. */
  source: string;
  /** The key that encrypts it; by default SQS's own. */
  keyArn?: pulumi.Input<string>;
  /** Seconds that an event is kept; 14 days by default. */
  retention?: number;
  alerts: Pick<Alerts, "alarm">;
  alarm: { key: string; atLeast: number } & Pick<AlarmSpec, "problem" | "response" | "runbook">;
}

/**
 * The dead-letter queue of an EventBridge rule or bus, and the alarm on it. A standard queue, since EventBridge takes no FIFO one
 * (https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-dlq.html). Its policy is part of the queue: an event that EventBridge may not
 * send to it is lost.
 */
export function eventDeadLetterQueue(
  name: string,
  { queueName, queueArn, source, keyArn, retention = 14 * DAY, alerts, alarm }: EventDeadLetterQueueArgs,
  opts: pulumi.CustomResourceOptions,
): aws.sqs.Queue {
  // https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-dlq.html#eb-dlq-perms
  const send: aws.iam.PolicyStatement = {
    Sid: "EventBridgeKeepsWhatItCannotDeliver",
    Effect: "Allow",
    Principal: { Service: "events.amazonaws.com" },
    Action: "sqs:SendMessage",
    Resource: queueArn,
    Condition: { ArnEquals: { "aws:SourceArn": source } },
  };
  const queue = new aws.sqs.Queue(
    name,
    {
      name: queueName,
      messageRetentionSeconds: retention,
      ...(keyArn === undefined ? { sqsManagedSseEnabled: true } : { kmsMasterKeyId: keyArn }),
      policy: JSON.stringify(policyOf([send])),
      tags: { Name: queueName },
    },
    opts,
  );
  const { key, atLeast, ...texts } = alarm;
  alerts.alarm(key, { ...texts, severity: "warning", ...failedMessages(queueName, atLeast, MINUTE) }, opts);
  return queue;
}

/**
 * At least so many messages are in a queue of failures. SQS has no metrics of a queue that was idle for six hours: that queue is empty
 * (https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/monitoring-using-cloudwatch.html).
 */
export function failedMessages(queueName: pulumi.Input<string>, atLeast: number, period: number) {
  return {
    group: "messages",
    namespace: "AWS/SQS",
    metricName: "ApproximateNumberOfMessagesVisible",
    dimensions: { QueueName: queueName },
    ...failures(atLeast, period),
    statistic: "Maximum",
  } as const;
}
