import * as aws from "@pulumi/aws";
import type { Examples } from "./example";

export const events: Examples = {
  "events-rule-enabled": {
    wrong: ({ ordered, queue }) => {
      const rule = new aws.cloudwatch.EventRule("ordered", { eventPattern: ordered, state: "DISABLED" });
      new aws.cloudwatch.EventTarget("ordered", { rule: rule.name, arn: queue.arn });
    },
    right: ({ ordered, queue }) => {
      const rule = new aws.cloudwatch.EventRule("ordered", { eventPattern: ordered });
      new aws.cloudwatch.EventTarget("ordered", { rule: rule.name, arn: queue.arn });
    },
  },
  "events-target-allows-eventbridge": {
    wrong: ({ ordered, queue }) => {
      const rule = new aws.cloudwatch.EventRule("ordered", { eventPattern: ordered });
      new aws.cloudwatch.EventTarget("ordered", { rule: rule.name, arn: queue.arn });
    },
    right: ({ ordered, queue }) => {
      const rule = new aws.cloudwatch.EventRule("ordered", { eventPattern: ordered });
      new aws.sqs.QueuePolicy("ordered", {
        queueUrl: queue.url,
        policy: {
          Version: "2012-10-17",
          Statement: [
            {
              Effect: "Allow",
              Principal: { Service: "events.amazonaws.com" },
              Action: "sqs:SendMessage",
              Resource: queue.arn,
              Condition: { ArnEquals: { "aws:SourceArn": rule.arn } },
            },
          ],
        },
      });
      new aws.cloudwatch.EventTarget("ordered", { rule: rule.name, arn: queue.arn });
    },
  },
  "events-target-has-dlq": {
    wrong: ({ ordered, worker }) => {
      const rule = new aws.cloudwatch.EventRule("ordered", { eventPattern: ordered });
      new aws.cloudwatch.EventTarget("ordered", { rule: rule.name, arn: worker.arn });
    },
    right: ({ ordered, worker, deadLetterQueue }) => {
      const rule = new aws.cloudwatch.EventRule("ordered", { eventPattern: ordered });
      new aws.cloudwatch.EventTarget("ordered", {
        rule: rule.name,
        arn: worker.arn,
        deadLetterConfig: { arn: deadLetterQueue.arn },
      });
    },
  },
  "events-dlq-allows-eventbridge": {
    wrong: ({ ordered, worker, deadLetterQueue }) => {
      const rule = new aws.cloudwatch.EventRule("ordered", { eventPattern: ordered });
      new aws.cloudwatch.EventTarget("ordered", {
        rule: rule.name,
        arn: worker.arn,
        deadLetterConfig: { arn: deadLetterQueue.arn },
      });
    },
    right: ({ ordered, worker, deadLetterQueue }) => {
      const rule = new aws.cloudwatch.EventRule("ordered", { eventPattern: ordered });
      new aws.sqs.QueuePolicy("failed", {
        queueUrl: deadLetterQueue.url,
        policy: {
          Version: "2012-10-17",
          Statement: [
            {
              Effect: "Allow",
              Principal: { Service: "events.amazonaws.com" },
              Action: "sqs:SendMessage",
              Resource: deadLetterQueue.arn,
              Condition: { ArnEquals: { "aws:SourceArn": rule.arn } },
            },
          ],
        },
      });
      new aws.cloudwatch.EventTarget("ordered", {
        rule: rule.name,
        arn: worker.arn,
        deadLetterConfig: { arn: deadLetterQueue.arn },
      });
    },
  },
  "events-fifo-target-message-group": {
    wrong: ({ ordered }) => {
      const queue = new aws.sqs.Queue("orders", {
        name: "orders.fifo",
        fifoQueue: true,
        contentBasedDeduplication: true,
      });
      const rule = new aws.cloudwatch.EventRule("ordered", { eventPattern: ordered });
      new aws.cloudwatch.EventTarget("ordered", { rule: rule.name, arn: queue.arn });
    },
    right: ({ ordered }) => {
      const queue = new aws.sqs.Queue("orders", {
        name: "orders.fifo",
        fifoQueue: true,
        contentBasedDeduplication: true,
      });
      const rule = new aws.cloudwatch.EventRule("ordered", { eventPattern: ordered });
      new aws.cloudwatch.EventTarget("ordered", {
        rule: rule.name,
        arn: queue.arn,
        sqsTarget: { messageGroupId: "orders" },
      });
    },
  },
  "events-endpoint-buses-paired": {
    wrong: ({ bus, endpoint }) => {
      const west = new aws.cloudwatch.EventBus("west", { region: "us-west-2", name: "orders-west" });
      new aws.cloudwatch.EventEndpoint("orders", {
        ...endpoint,
        eventBuses: [{ eventBusArn: bus.arn }, { eventBusArn: west.arn }],
      });
    },
    right: ({ bus, busWest, endpoint }) => {
      new aws.cloudwatch.EventEndpoint("orders", {
        ...endpoint,
        eventBuses: [{ eventBusArn: bus.arn }, { eventBusArn: busWest.arn }],
      });
    },
  },
  "events-endpoint-replication": {
    wrong: ({ endpoint }) => {
      new aws.cloudwatch.EventEndpoint("orders", { ...endpoint, replicationConfig: { state: "DISABLED" } });
    },
    right: ({ endpoint, replicatingRole }) => {
      new aws.cloudwatch.EventEndpoint("orders", {
        ...endpoint,
        roleArn: replicatingRole.arn,
        replicationConfig: { state: "ENABLED" },
      });
    },
  },
  "scheduler-schedule-role": {
    wrong: ({ worker, functionRole }) => {
      new aws.scheduler.Schedule("nightly", {
        scheduleExpression: "rate(1 day)",
        flexibleTimeWindow: { mode: "OFF" },
        target: { arn: worker.arn, roleArn: functionRole.arn },
      });
    },
    right: ({ worker }) => {
      const role = new aws.iam.Role("nightly", {
        assumeRolePolicy: {
          Version: "2012-10-17",
          Statement: [{ Effect: "Allow", Principal: { Service: "scheduler.amazonaws.com" }, Action: "sts:AssumeRole" }],
        },
      });
      new aws.iam.RolePolicy("nightly", {
        role: role.id,
        policy: {
          Version: "2012-10-17",
          Statement: [{ Effect: "Allow", Action: "lambda:InvokeFunction", Resource: worker.arn }],
        },
      });
      new aws.scheduler.Schedule("nightly", {
        scheduleExpression: "rate(1 day)",
        flexibleTimeWindow: { mode: "OFF" },
        target: { arn: worker.arn, roleArn: role.arn },
      });
    },
  },
  "scheduler-schedule-has-dlq": {
    wrong: ({ worker, sendingRole }) => {
      new aws.scheduler.Schedule("nightly", {
        scheduleExpression: "rate(1 day)",
        flexibleTimeWindow: { mode: "OFF" },
        target: { arn: worker.arn, roleArn: sendingRole.arn },
      });
    },
    right: ({ worker, sendingRole, deadLetterQueue }) => {
      new aws.scheduler.Schedule("nightly", {
        scheduleExpression: "rate(1 day)",
        flexibleTimeWindow: { mode: "OFF" },
        target: {
          arn: worker.arn,
          roleArn: sendingRole.arn,
          deadLetterConfig: { arn: deadLetterQueue.arn },
        },
      });
    },
  },
  "pipes-pipe-role": {
    wrong: ({ queue, worker, functionRole }) => {
      new aws.pipes.Pipe("orders", { roleArn: functionRole.arn, source: queue.arn, target: worker.arn });
    },
    right: ({ queue, worker }) => {
      const role = new aws.iam.Role("orders", {
        assumeRolePolicy: {
          Version: "2012-10-17",
          Statement: [{ Effect: "Allow", Principal: { Service: "pipes.amazonaws.com" }, Action: "sts:AssumeRole" }],
        },
      });
      new aws.iam.RolePolicy("orders", {
        role: role.id,
        policy: {
          Version: "2012-10-17",
          Statement: [
            {
              Effect: "Allow",
              Action: ["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"],
              Resource: queue.arn,
            },
            { Effect: "Allow", Action: "lambda:InvokeFunction", Resource: worker.arn },
          ],
        },
      });
      new aws.pipes.Pipe("orders", { roleArn: role.arn, source: queue.arn, target: worker.arn });
    },
  },
  "pipes-stream-has-dlq": {
    wrong: ({ stream, worker, sendingRole }) => {
      new aws.pipes.Pipe("orders", {
        roleArn: sendingRole.arn,
        source: stream.arn,
        sourceParameters: { kinesisStreamParameters: { startingPosition: "TRIM_HORIZON", maximumRetryAttempts: 5 } },
        target: worker.arn,
      });
    },
    right: ({ stream, worker, sendingRole, deadLetterQueue }) => {
      new aws.pipes.Pipe("orders", {
        roleArn: sendingRole.arn,
        source: stream.arn,
        sourceParameters: {
          kinesisStreamParameters: {
            startingPosition: "TRIM_HORIZON",
            maximumRetryAttempts: 5,
            deadLetterConfig: { arn: deadLetterQueue.arn },
          },
        },
        target: worker.arn,
      });
    },
  },
};
