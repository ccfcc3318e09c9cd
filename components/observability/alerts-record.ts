import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { OPT_IN_REGIONS } from "../../facts/regions";
import { snsPrincipal } from "../../lib/sns-principal";
import type { Role } from "../config/schema/common";
import type { Workload } from "../config/schema/workload";
import { SEVERITIES, type Severity } from "../config/schema/alerts";
import { alertsLostName, alertsName, alertsRecordName, queueArn, topicArn } from "../topology/messaging";

export interface AlertsRecordArgs {
  workload: Workload;
  role: Role;
  /** The ARNs of this region's alerts topics. */
  topicArns: Readonly<Record<Severity, pulumi.Output<string>>>;
  keyArn: pulumi.Output<string>;
}

/** SQS's maximum retention (https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SetQueueAttributes.html). */
const FOURTEEN_DAYS = 14 * 24 * 3600;

/**
 * A queue in each region with the notifications of both regions' alarms, so that those of an impaired Region can be read in the other.
 * SNS delivers across regions itself (https://docs.aws.amazon.com/sns/latest/dg/sns-cross-region-delivery.html). A subscription is in its
 * topic's region. The secondary's stack, which is deployed second, makes both that cross regions: the primary works without it, and a failover
 * changes neither.
 */
export class AlertsRecord extends pulumi.ComponentResource {
  constructor(name: string, args: AlertsRecordArgs, opts?: pulumi.ComponentResourceOptions) {
    super("holdfast:observability:AlertsRecord", name, {}, opts);
    const parent = { parent: this };
    const { workload, role, keyArn } = args;
    const queueName = alertsRecordName(workload);
    const queue = new aws.sqs.Queue(
      `${name}-alerts-record`,
      {
        name: queueName,
        messageRetentionSeconds: FOURTEEN_DAYS,
        kmsMasterKeyId: keyArn,
        tags: { Name: queueName },
      },
      parent,
    );
    const policy = new aws.sqs.QueuePolicy(
      `${name}-alerts-record`,
      {
        queueUrl: queue.url,
        policy: pulumi.jsonStringify({
          Version: "2012-10-17",
          Statement: (["primary", "secondary"] as const).map((side) => fromTopic(workload, side, role, queue.arn)),
        }),
      },
      parent,
    );
    /** @param of whose topic it is: a subscription and its dead-letter queue are in the topic's region */
    const subscribe = (key: string, of: Role, topic: pulumi.Input<string>, endpoint: pulumi.Input<string>) =>
      new aws.sns.TopicSubscription(
        `${name}-alerts-record${key}`,
        {
          topic,
          protocol: "sqs",
          endpoint,
          redrivePolicy: JSON.stringify({ deadLetterTargetArn: queueArn(workload, of, alertsLostName(workload)) }),
          ...(of !== role && { region: workload.regions[of] }),
        },
        // SNS sends a first message at once, and drops it if the queue's policy does not allow it yet.
        { ...parent, dependsOn: [policy] },
      );
    for (const severity of SEVERITIES) {
      const own = args.topicArns[severity];
      const of = severity === "critical" ? "" : "-warning";
      subscribe(of, role, own, queue.arn);
      if (role === "primary") continue;
      const there = topicArn(workload, "primary", alertsName(workload, severity));
      subscribe(`${of}-from-primary`, "primary", there, queue.arn);
      subscribe(`${of}-to-primary`, role, own, queueArn(workload, "primary", queueName));
    }
    this.registerOutputs({});
  }
}

function fromTopic(workload: Workload, side: Role, here: Role, queue: pulumi.Output<string>) {
  const { regions } = workload;
  return {
    Sid: `AlertsOfThe${side === "primary" ? "Primary" : "Secondary"}`,
    Effect: "Allow",
    Principal: { Service: snsPrincipal(regions[side], regions[here], OPT_IN_REGIONS.data) },
    Action: "sqs:SendMessage",
    Resource: queue,
    Condition: {
      ArnEquals: { "aws:SourceArn": SEVERITIES.map((one) => topicArn(workload, side, alertsName(workload, one))) },
    },
  };
}
