import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { Alerts, AlarmSpec } from "../observability/alerts";

const DAY = 86400;
const MINUTE = 60;

export interface UndeliveredArgs {
  /** The queue's name. */
  queueName: string;
  /** The queue's ARN. */
  queueArn: string;
  /** The ARN of the rule or bus that may send to it. */
  source: string;
  /** The key that encrypts it; SQS's own where none is given. */
  keyArn?: pulumi.Input<string>;
  /** Seconds that an event is kept; 14 days by default. */
  retention?: number;
  alerts: Alerts;
  alarm: { key: string; atLeast: number } & Pick<AlarmSpec, "what" | "todo" | "runbook">;
}

/**
 * The queue of what EventBridge could not deliver, and the alarm that says so. It is a standard queue, since EventBridge takes no FIFO one
 * (https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-dlq.html), and its policy is there from its beginning: what EventBridge
 * may not send to it is lost.
 */
export function undeliveredQueue(
  name: string,
  args: UndeliveredArgs,
  opts: pulumi.CustomResourceOptions,
): aws.sqs.Queue {
  const { queueName, queueArn, source, keyArn, retention = 14 * DAY, alerts, alarm } = args;
  const queue = new aws.sqs.Queue(
    name,
    {
      name: queueName,
      messageRetentionSeconds: retention,
      ...(keyArn === undefined ? { sqsManagedSseEnabled: true } : { kmsMasterKeyId: keyArn }),
      policy: JSON.stringify({ Version: "2012-10-17", Statement: [letsIn(queueArn, source)] }),
      tags: { Name: queueName },
    },
    opts,
  );
  const { key, atLeast, ...says } = alarm;
  alerts.alarm(
    key,
    {
      ...says,
      group: "messages",
      severity: "warning",
      namespace: "AWS/SQS",
      metricName: "ApproximateNumberOfMessagesVisible",
      dimensions: { QueueName: queueName },
      statistic: "Maximum",
      comparison: "GreaterThanOrEqualToThreshold",
      threshold: atLeast,
      period: MINUTE,
      evaluationPeriods: 1,
      // SQS sends no metrics of a queue that was idle for six hours: it is empty, as it should be
      // (https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/monitoring-using-cloudwatch.html).
      treatMissingData: "notBreaching",
    },
    opts,
  );
  return queue;
}

/** https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-dlq.html#eb-dlq-perms */
function letsIn(queueArn: string, source: string): aws.iam.PolicyStatement {
  return {
    Sid: "EventBridgeKeepsWhatItCannotDeliver",
    Effect: "Allow",
    Principal: { Service: "events.amazonaws.com" },
    Action: "sqs:SendMessage",
    Resource: queueArn,
    Condition: { ArnEquals: { "aws:SourceArn": source } },
  };
}
