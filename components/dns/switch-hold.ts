import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { assumedBy, roleWithPolicy } from "../iam/policy-document";
import type { MetricSwitch } from "../topology/names";

export interface SwitchHoldArgs {
  account: string;
  /** The dead-letter queue of the region's notifications, and the key that encrypts it. */
  deadLetterArn: pulumi.Input<string>;
  keyArn: pulumi.Input<string>;
  /** The other region's switches. */
  switches: MetricSwitch[];
  /** Of those, the ones that the stack engages itself. */
  engaged: MetricSwitch[];
}

/**
 * What keeps the other region's switches engaged while this one is active: a schedule that writes each one's value every minute. It is there from
 * the beginning, and disabled: a failover changes no role.
 */
export function switchHold(
  name: string,
  { account, deadLetterArn, keyArn, switches, engaged }: SwitchHoldArgs,
  opts: pulumi.ComponentResourceOptions,
): void {
  const { role, policy } = roleWithPolicy(
    name,
    {
      // EventBridge Scheduler's protection against a confused deputy
      // (https://docs.aws.amazon.com/scheduler/latest/UserGuide/cross-service-confused-deputy-prevention.html).
      assumeRolePolicy: assumedBy("scheduler.amazonaws.com", { StringEquals: { "aws:SourceAccount": account } }),
      statements: [
        {
          Effect: "Allow",
          Action: "cloudwatch:PutMetricData",
          // AWS supports no resource-level permissions for it.
          Resource: "*",
          Condition: {
            StringEquals: { "cloudwatch:namespace": [...new Set(switches.map(({ namespace }) => namespace))] },
          },
        },
        { Effect: "Allow", Action: "sqs:SendMessage", Resource: deadLetterArn },
        // To write into an encrypted queue (https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-key-management.html).
        { Effect: "Allow", Action: ["kms:GenerateDataKey", "kms:Decrypt"], Resource: keyArn },
      ],
    },
    opts,
  );
  for (const one of switches) {
    const { Name: entry, Region: out } = one.dimensions;
    new aws.scheduler.Schedule(
      `${name}-${entry}`,
      {
        name: one.alarm,
        description: `Keeps ${out} out of service`,
        scheduleExpression: "rate(1 minute)",
        flexibleTimeWindow: { mode: "OFF" },
        state: engaged.includes(one) ? "ENABLED" : "DISABLED",
        target: {
          // A call of an AWS API (https://docs.aws.amazon.com/scheduler/latest/UserGuide/managing-targets-universal.html).
          arn: "arn:aws:scheduler:::aws-sdk:cloudwatch:putMetricData",
          roleArn: role.arn,
          deadLetterConfig: { arn: deadLetterArn },
          input: JSON.stringify({ Namespace: one.namespace, MetricData: [datum(one)] }),
        },
      },
      { ...opts, dependsOn: [policy] },
    );
  }
}

function datum({ metricName, dimensions }: MetricSwitch) {
  const list = Object.entries(dimensions).map(([Name, Value]) => ({ Name, Value }));
  return { MetricName: metricName, Dimensions: list, Value: 1 };
}
