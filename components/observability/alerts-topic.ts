import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { Recipients } from "../config/schema/alerts";

export interface AlertsTopicArgs {
  topicName: string;
  account: string;
  keyArn: pulumi.Output<string>;
  recipients: Recipients;
  /** Where notifications go that an https address did not take. */
  deadLetterArn: pulumi.Output<string>;
}

/**
 * A topic that alarms and EventBridge notify, and its recipients' subscriptions.
 * @param name of the topic's resources: `storefront-alerts`
 * @returns its ARN
 */
export function alertsTopic(
  name: string,
  { topicName, account, keyArn, recipients, deadLetterArn }: AlertsTopicArgs,
  opts: pulumi.CustomResourceOptions,
): pulumi.Output<string> {
  const { arn } = new aws.sns.Topic(name, { name: topicName, kmsMasterKeyId: keyArn, tags: { Name: topicName } }, opts);
  new aws.sns.TopicPolicy(name, { arn, policy: pulumi.jsonStringify(publishersPolicy(arn, account)) }, opts);
  const subscribe = (key: string, args: Omit<aws.sns.TopicSubscriptionArgs, "topic">) =>
    new aws.sns.TopicSubscription(`${name}-${key}`, { topic: arn, ...args }, opts);
  // SNS emails each address a confirmation link; until it is confirmed, the address gets no notification.
  for (const [i, endpoint] of recipients.emails.entries()) subscribe(`${i + 1}`, { protocol: "email", endpoint });
  // An address that does not confirm by itself fails the update within minutes, instead of staying silent in the incident. Such addresses hold keys.
  for (const [i, url] of recipients.https.entries())
    subscribe(`https-${i + 1}`, {
      protocol: "https",
      endpoint: pulumi.secret(url),
      endpointAutoConfirms: true,
      redrivePolicy: pulumi.jsonStringify({ deadLetterTargetArn: deadLetterArn }),
    });
  for (const [i, endpoint] of recipients.sms.entries()) subscribe(`sms-${i + 1}`, { protocol: "sms", endpoint });
  return arn;
}

/** Which AWS services may publish to the topic, besides what IAM allows. */
function publishersPolicy(topicArn: pulumi.Output<string>, account: string) {
  const publish = (Sid: string, Service: string) => ({
    Sid,
    Effect: "Allow",
    Principal: { Service },
    Action: "sns:Publish",
    Resource: topicArn,
  });
  return {
    Version: "2012-10-17",
    Statement: [
      // EventBridge takes no condition here (https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-resource-based.html#eb-sns-permissions).
      publish("EventBridge", "events.amazonaws.com"),
      {
        ...publish("Alarms", "cloudwatch.amazonaws.com"),
        Condition: { StringEquals: { "aws:SourceAccount": account } },
      },
    ],
  };
}
