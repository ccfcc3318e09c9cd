import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { Examples } from "./example";

export const messages: Examples = {
  "sqs-queue-has-dlq": {
    wrong: () => {
      new aws.sqs.Queue("orders");
    },
    right: () => {
      const failed = new aws.sqs.Queue("orders-failed", { messageRetentionSeconds: 1_209_600 });
      new aws.sqs.Queue("orders", {
        redrivePolicy: pulumi.jsonStringify({ deadLetterTargetArn: failed.arn, maxReceiveCount: 5 }),
      });
    },
  },
  "sqs-dlq-max-receive-count": {
    wrong: ({ deadLetterQueue }) => {
      new aws.sqs.Queue("orders", {
        redrivePolicy: pulumi.jsonStringify({ deadLetterTargetArn: deadLetterQueue.arn, maxReceiveCount: 1 }),
      });
    },
    right: ({ deadLetterQueue }) => {
      new aws.sqs.Queue("orders", {
        redrivePolicy: pulumi.jsonStringify({ deadLetterTargetArn: deadLetterQueue.arn, maxReceiveCount: 5 }),
      });
    },
  },
  "sqs-dlq-retention": {
    wrong: () => {
      const failed = new aws.sqs.Queue("orders-failed", { messageRetentionSeconds: 345_600 });
      new aws.sqs.Queue("orders", {
        messageRetentionSeconds: 345_600,
        redrivePolicy: pulumi.jsonStringify({ deadLetterTargetArn: failed.arn, maxReceiveCount: 5 }),
      });
    },
    right: () => {
      const failed = new aws.sqs.Queue("orders-failed", { messageRetentionSeconds: 1_209_600 });
      new aws.sqs.Queue("orders", {
        messageRetentionSeconds: 345_600,
        redrivePolicy: pulumi.jsonStringify({ deadLetterTargetArn: failed.arn, maxReceiveCount: 5 }),
      });
    },
  },
  "sqs-dlq-type": {
    wrong: ({ deadLetterQueue }) => {
      new aws.sqs.Queue("orders", {
        name: "orders.fifo",
        fifoQueue: true,
        redrivePolicy: pulumi.jsonStringify({ deadLetterTargetArn: deadLetterQueue.arn, maxReceiveCount: 5 }),
      });
    },
    right: () => {
      const failed = new aws.sqs.Queue("orders-failed", { name: "orders-failed.fifo", fifoQueue: true });
      new aws.sqs.Queue("orders", {
        name: "orders.fifo",
        fifoQueue: true,
        redrivePolicy: pulumi.jsonStringify({ deadLetterTargetArn: failed.arn, maxReceiveCount: 5 }),
      });
    },
  },
  "sqs-visibility-timeout": {
    wrong: ({ worker }) => {
      // The function's timeout is 30 seconds.
      const queue = new aws.sqs.Queue("orders", { visibilityTimeoutSeconds: 30 });
      new aws.lambda.EventSourceMapping("worker", { eventSourceArn: queue.arn, functionName: worker.name });
    },
    right: ({ worker }) => {
      const queue = new aws.sqs.Queue("orders", { visibilityTimeoutSeconds: 6 * 30 });
      new aws.lambda.EventSourceMapping("worker", { eventSourceArn: queue.arn, functionName: worker.name });
    },
  },
  "sns-alarm-topic-subscribers": {
    wrong: ({ alarm }) => {
      const topic = new aws.sns.Topic("alarms");
      new aws.cloudwatch.MetricAlarm("errors", { ...alarm, alarmActions: [topic.arn] });
    },
    right: ({ alarm }) => {
      const topic = new aws.sns.Topic("alarms");
      new aws.sns.TopicSubscription("oncall", {
        topic: topic.arn,
        protocol: "email",
        endpoint: "oncall@example.com",
      });
      new aws.cloudwatch.MetricAlarm("errors", { ...alarm, alarmActions: [topic.arn] });
    },
  },
  "sns-subscription-endpoint-allows-sns": {
    wrong: ({ topic, queue }) => {
      new aws.sns.TopicSubscription("orders", { topic: topic.arn, protocol: "sqs", endpoint: queue.arn });
    },
    right: ({ topic, queue }) => {
      new aws.sqs.QueuePolicy("orders", {
        queueUrl: queue.url,
        policy: {
          Version: "2012-10-17",
          Statement: [
            {
              Effect: "Allow",
              Principal: { Service: "sns.amazonaws.com" },
              Action: "sqs:SendMessage",
              Resource: queue.arn,
              Condition: { ArnEquals: { "aws:SourceArn": topic.arn } },
            },
          ],
        },
      });
      new aws.sns.TopicSubscription("orders", { topic: topic.arn, protocol: "sqs", endpoint: queue.arn });
    },
  },
  "sns-subscription-has-dlq": {
    wrong: ({ topic, worker }) => {
      new aws.sns.TopicSubscription("worker", { topic: topic.arn, protocol: "lambda", endpoint: worker.arn });
    },
    right: ({ topic, worker, deadLetterQueue }) => {
      new aws.sqs.QueuePolicy("failed", {
        queueUrl: deadLetterQueue.url,
        policy: {
          Version: "2012-10-17",
          Statement: [
            {
              Effect: "Allow",
              Principal: { Service: "sns.amazonaws.com" },
              Action: "sqs:SendMessage",
              Resource: deadLetterQueue.arn,
              Condition: { ArnEquals: { "aws:SourceArn": topic.arn } },
            },
          ],
        },
      });
      new aws.sns.TopicSubscription("worker", {
        topic: topic.arn,
        protocol: "lambda",
        endpoint: worker.arn,
        redrivePolicy: pulumi.jsonStringify({ deadLetterTargetArn: deadLetterQueue.arn }),
      });
    },
  },
  "sns-topic-policy-allows-publishers": {
    wrong: ({ topic }) => {
      const rule = new aws.cloudwatch.EventRule("failures", {
        eventPattern: JSON.stringify({ source: ["aws.backup"], detail: { state: ["FAILED"] } }),
      });
      new aws.cloudwatch.EventTarget("failures", { rule: rule.name, arn: topic.arn });
    },
    right: ({ topic }) => {
      new aws.sns.TopicPolicy("oncall", {
        arn: topic.arn,
        policy: {
          Version: "2012-10-17",
          Statement: [
            {
              Effect: "Allow",
              Principal: { Service: "events.amazonaws.com" },
              Action: "sns:Publish",
              Resource: topic.arn,
            },
          ],
        },
      });
      const rule = new aws.cloudwatch.EventRule("failures", {
        eventPattern: JSON.stringify({ source: ["aws.backup"], detail: { state: ["FAILED"] } }),
      });
      new aws.cloudwatch.EventTarget("failures", { rule: rule.name, arn: topic.arn });
    },
  },
  "kms-key-enabled": {
    wrong: () => {
      new aws.kms.Key("data", { isEnabled: false });
    },
    right: () => {
      new aws.kms.Key("data");
    },
  },
  "kms-key-deletion-window": {
    wrong: () => {
      new aws.kms.Key("data", { deletionWindowInDays: 7 });
    },
    right: () => {
      new aws.kms.Key("data", { deletionWindowInDays: 30 });
    },
  },
  "kms-multi-region-key-replicated": {
    wrong: () => {
      new aws.kms.Key("data", { multiRegion: true });
    },
    right: () => {
      const key = new aws.kms.Key("data", { multiRegion: true });
      new aws.kms.ReplicaKey("data-west", { region: "us-west-2", primaryKeyArn: key.arn });
    },
  },
  "kms-topic-key-allows-publishers": {
    wrong: ({ alarm }) => {
      const topic = new aws.sns.Topic("alarms", { kmsMasterKeyId: "alias/aws/sns" });
      new aws.cloudwatch.MetricAlarm("errors", { ...alarm, alarmActions: [topic.arn] });
    },
    right: ({ alarm }) => {
      const key = new aws.kms.Key("alarms", {
        policy: JSON.stringify({
          Version: "2012-10-17",
          Statement: [
            {
              Effect: "Allow",
              Principal: { AWS: "arn:aws:iam::123456789012:root" },
              Action: "kms:*",
              Resource: "*",
            },
            {
              Effect: "Allow",
              Principal: { Service: "cloudwatch.amazonaws.com" },
              Action: ["kms:Decrypt", "kms:GenerateDataKey*"],
              Resource: "*",
            },
          ],
        }),
      });
      const topic = new aws.sns.Topic("alarms", { kmsMasterKeyId: key.arn });
      new aws.cloudwatch.MetricAlarm("errors", { ...alarm, alarmActions: [topic.arn] });
    },
  },
  "kms-queue-key-allows-senders": {
    wrong: ({ topic }) => {
      const queue = new aws.sqs.Queue("orders", { kmsMasterKeyId: "alias/aws/sqs" });
      new aws.sns.TopicSubscription("orders", { topic: topic.arn, protocol: "sqs", endpoint: queue.arn });
    },
    right: ({ topic }) => {
      const key = new aws.kms.Key("orders", {
        policy: JSON.stringify({
          Version: "2012-10-17",
          Statement: [
            {
              Effect: "Allow",
              Principal: { AWS: "arn:aws:iam::123456789012:root" },
              Action: "kms:*",
              Resource: "*",
            },
            {
              Effect: "Allow",
              Principal: { Service: "sns.amazonaws.com" },
              Action: ["kms:Decrypt", "kms:GenerateDataKey*"],
              Resource: "*",
            },
          ],
        }),
      });
      const queue = new aws.sqs.Queue("orders", { kmsMasterKeyId: key.arn });
      new aws.sns.TopicSubscription("orders", { topic: topic.arn, protocol: "sqs", endpoint: queue.arn });
    },
  },
  "kinesis-stream-retention": {
    wrong: () => {
      new aws.kinesis.Stream("orders", { streamModeDetails: { streamMode: "ON_DEMAND" } });
    },
    right: () => {
      new aws.kinesis.Stream("orders", {
        streamModeDetails: { streamMode: "ON_DEMAND" },
        retentionPeriod: 168,
      });
    },
  },
};
