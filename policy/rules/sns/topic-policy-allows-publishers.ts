import { TOPIC } from "../../aws";
import { mayPublish } from "../../permissions";
import { defineRule } from "../../rule";
import { judgeSenders } from "../../services/senders";
import { publishersTo } from "../../services/sns/publishers";

export const topicPolicyAllowsPublishers = defineRule({
  id: "sns-topic-policy-allows-publishers",
  title: "SNS topic policies should allow the publishing services",
  practices: ["REL06-BP03", "REL11-BP06"],
  service: "SNS",
  severity: "high",
  why: "A service that the topic's policy does not allow fails to publish: the alarm goes to ALARM and notifies no one.",
  fix: "Allow sns:Publish on the topic to the service in its policy (policy, or an aws.sns.TopicPolicy, which replaces the default policy). CloudWatch, S3 and RDS take the source's ARN as aws:SourceArn, ElastiCache only aws:SourceOwner, EventBridge no condition.",
  source: "https://docs.aws.amazon.com/sns/latest/dg/sns-access-policy-use-cases.html",
  types: [TOPIC],
  check(topic, graph) {
    return judgeSenders(
      publishersTo(topic, graph),
      (sender) => mayPublish(sender, topic, graph),
      {
        property: "policy",
        actual: undefined,
        wanted: ({ service }) => `a statement that allows sns:Publish to ${service}`,
        message: ({ by, service }) =>
          `${by.name} publishes to it as ${service}, which its policy does not allow: nothing is published.`,
      },
      "No AWS service publishes to it.",
    );
  },
});
