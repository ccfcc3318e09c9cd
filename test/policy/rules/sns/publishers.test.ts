import assert from "node:assert/strict";
import { topicPolicyAllowsPublishers } from "../../../../policy/rules/sns/topic-policy-allows-publishers";
import { graphOf, judgementsOf, resource } from "../../fixtures";
import { ACCOUNT, allow, policy, topic } from "../../permissions/resources";

/** In whose name each publishes, as AWS's page on it has the statement of the topic's policy; and whether that page has aws:SourceArn. */
const PUBLISHERS: readonly (readonly [
  type: string,
  inputs: (arn: unknown) => object,
  service: string,
  source: boolean,
])[] = [
  ["aws:cloudwatch/metricAlarm:MetricAlarm", (arn) => ({ alarmActions: [arn] }), "cloudwatch", true],
  ["aws:cloudwatch/metricAlarm:MetricAlarm", (arn) => ({ okActions: [arn] }), "cloudwatch", true],
  ["aws:cloudwatch/metricAlarm:MetricAlarm", (arn) => ({ insufficientDataActions: [arn] }), "cloudwatch", true],
  ["aws:cloudwatch/compositeAlarm:CompositeAlarm", (arn) => ({ alarmActions: [arn] }), "cloudwatch", true],
  ["aws:s3/bucketNotification:BucketNotification", (topicArn) => ({ bucket: "b", topics: [{ topicArn }] }), "s3", true],
  ["aws:backup/vaultNotifications:VaultNotifications", (snsTopicArn) => ({ snsTopicArn }), "backup", false],
  ["aws:rds/eventSubscription:EventSubscription", (snsTopic) => ({ snsTopic }), "events.rds", true],
  ["aws:docdb/eventSubscription:EventSubscription", (snsTopicArn) => ({ snsTopicArn }), "events.rds", true],
  ["aws:neptune/eventSubscription:EventSubscription", (snsTopicArn) => ({ snsTopicArn }), "events.rds", true],
  ["aws:redshift/eventSubscription:EventSubscription", (snsTopicArn) => ({ snsTopicArn }), "redshift", false],
  [
    "aws:elasticache/replicationGroup:ReplicationGroup",
    (notificationTopicArn) => ({ notificationTopicArn }),
    "elasticache",
    false,
  ],
  ["aws:elasticache/cluster:Cluster", (notificationTopicArn) => ({ notificationTopicArn }), "elasticache", false],
  ["aws:budgets/budget:Budget", (arn) => ({ notifications: [{ subscriberSnsTopicArns: [arn] }] }), "budgets", false],
  [
    "aws:costexplorer/anomalySubscription:AnomalySubscription",
    (address) => ({ subscribers: [{ address }] }),
    "costalerts",
    false,
  ],
  [
    "aws:codestarnotifications/notificationRule:NotificationRule",
    (address) => ({ targets: [{ address }] }),
    "codestar-notifications",
    false,
  ],
  ["aws:ses/identityNotificationTopic:IdentityNotificationTopic", (topicArn) => ({ topicArn }), "ses", false],
  ["aws:cloudtrail/trail:Trail", (snsTopicName) => ({ snsTopicName }), "cloudtrail", true],
];

describe("sns-topic-policy-allows-publishers, of each resource that makes a service publish", () => {
  for (const [type, inputs, service, source] of PUBLISHERS) {
    const judged = (statement: object) => {
      const events = topic("events", { policy: policy(statement) });
      const by = resource(type, "by", { ...inputs(events.output("arn")) }, { region: "us-east-1" });
      const [found] = judgementsOf(topicPolicyAllowsPublishers, graphOf(events, by));
      return found?.verdict === "violation" ? found.message : found?.verdict;
    };
    const principal = `${service}.amazonaws.com`;

    it(`${principal} for ${type}${Object.keys(inputs("")).at(-1)}`, () => {
      assert.equal(judged(allow(principal, "sns:Publish")), "compliant");
      assert.match(
        judged(allow("elasticbeanstalk.amazonaws.com", "sns:Publish")) ?? "",
        new RegExp(`^by publishes to it as ${principal}, which its policy does not allow`),
      );
    });

    it(`${principal} for ${type}: a condition on the source is ${source ? "met or not" : "not understood"}`, () => {
      const ofAccount = (account: string) =>
        allow(principal, "sns:Publish", { Condition: { StringEquals: { "aws:SourceAccount": account } } });
      const [own, other] = [judged(ofAccount(ACCOUNT)), judged(ofAccount("210987654321"))];
      assert.notEqual(own, undefined);
      if (source) assert.match(other ?? "", /does not allow/);
      else assert.doesNotMatch(`${own}`, /^compliant$/);
    });
  }
});
