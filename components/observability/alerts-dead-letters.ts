import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { SEVERITIES } from "../config/schema/alerts";
import type { Role } from "../config/schema/common";
import type { Workload } from "../config/schema/workload";
import { alertsLostName, alertsName, topicArn } from "../topology/messaging";

export interface AlertsDeadLettersArgs {
  workload: Workload;
  role: Role;
  keyArn: pulumi.Output<string>;
}

/** SQS's maximum retention (https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SetQueueAttributes.html). */
const FOURTEEN_DAYS = 14 * 24 * 3600;

/**
 * The dead-letter queue of a region's alarm notifications: of the topics' subscriptions, and of EventBridge's rules to the topics. Both send to a
 * queue of their own region and account (https://docs.aws.amazon.com/sns/latest/dg/sns-dead-letter-queues.html,
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-dlq.html).
 */
export class AlertsDeadLetters extends pulumi.ComponentResource {
  readonly arn: pulumi.Output<string>;
  readonly queueName: string;

  constructor(name: string, args: AlertsDeadLettersArgs, opts?: pulumi.ComponentResourceOptions) {
    super("holdfast:observability:AlertsDeadLetters", name, {}, opts);
    const parent = { parent: this };
    const { workload, role, keyArn } = args;
    this.queueName = alertsLostName(workload);
    const queue = new aws.sqs.Queue(
      `${name}-alerts-undelivered`,
      {
        name: this.queueName,
        messageRetentionSeconds: FOURTEEN_DAYS,
        kmsMasterKeyId: keyArn,
        tags: { Name: this.queueName },
      },
      parent,
    );
    const send = (Sid: string, Service: string, Condition: object) => ({
      Sid,
      Effect: "Allow",
      Principal: { Service },
      Action: "sqs:SendMessage",
      Resource: queue.arn,
      Condition,
    });
    const rules = `arn:aws:events:${workload.regions[role]}:${workload.account}:rule/${workload.name}-*`;
    new aws.sqs.QueuePolicy(
      `${name}-alerts-undelivered`,
      {
        queueUrl: queue.url,
        policy: pulumi.jsonStringify({
          Version: "2012-10-17",
          Statement: [
            send("Topic", "sns.amazonaws.com", {
              ArnEquals: {
                "aws:SourceArn": SEVERITIES.map((one) => topicArn(workload, role, alertsName(workload, one))),
              },
            }),
            send("Rules", "events.amazonaws.com", { ArnLike: { "aws:SourceArn": rules } }),
          ],
        }),
      },
      parent,
    );
    this.arn = queue.arn;
    this.registerOutputs({ arn: this.arn });
  }
}
