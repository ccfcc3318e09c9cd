import { METRIC_ALARM, QUEUE, RECORD, SLACK_CHANNEL, TOPIC, TOPIC_SUBSCRIPTION } from "../../../../policy/aws";
import { resource, unknown, type Fixture } from "../../fixtures";
import { EAST, WEST } from "./stores";
import { owned } from "./kept";
import { wordTable, type WordCase } from "./words";

function alarm(topic: Fixture, inputs: Record<string, unknown> = {}, region = EAST): Fixture {
  const given = {
    alarmActions: [topic.output("arn")],
    comparisonOperator: "GreaterThanThreshold",
    evaluationPeriods: 1,
  };
  return owned(METRIC_ALARM, `alarm-${region}`, "cloudwatch", { ...given, ...inputs }, region);
}

const topic = (region = EAST) => owned(TOPIC, `alerts-${region}`, "sns", { name: "alerts" }, region);

function subscribed(to: Fixture, protocol: unknown, region = EAST): Fixture {
  const inputs = { topic: to.output("arn"), protocol, endpoint: "on-call@example.com" };
  return resource(TOPIC_SUBSCRIPTION, `people-${region}`, inputs, { region });
}

/** Its configuration is kept in us-west-2 too. */
function channel(of: Fixture): Fixture {
  return resource(SLACK_CHANNEL, "incidents", { snsTopicArns: [of.output("arn")] }, { region: WEST });
}

const CASES: WordCase[] = [
  {
    title: "an alarm that sends e-mail",
    source: "https://docs.aws.amazon.com/sns/latest/dg/sns-create-subscribe-endpoint-to-topic.html",
    why: "Alarm, topic and subscription are in one Region.",
    resources: () => {
      const alerts = topic();
      return [alerts, subscribed(alerts, "email"), alarm(alerts)];
    },
    fn: "warn us-east-1",
    expected: {
      "at rest": "up",
      "zone us-east-1a": "continues",
      "service cloudwatch@us-east-1": "waits",
      "service sns@us-east-1": "waits",
      "region us-east-1 gone": "lost",
    },
  },
  {
    title: "an alarm whose actions are off",
    source: "https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html",
    why: "ActionsEnabled: false: no action is taken when the state changes.",
    resources: () => {
      const alerts = topic();
      return [alerts, subscribed(alerts, "email"), alarm(alerts, { actionsEnabled: false })];
    },
    fn: "warn us-east-1",
    expected: { "at rest": "down" },
  },
  {
    title: "an alarm whose topic only a queue subscribes to",
    source: "https://docs.aws.amazon.com/sns/latest/dg/sns-create-subscribe-endpoint-to-topic.html",
    why: "A queue notifies no person.",
    resources: () => {
      const alerts = topic();
      return [alerts, subscribed(alerts, "sqs"), alarm(alerts)];
    },
    fn: "warn us-east-1",
    expected: { "at rest": "down" },
  },
  {
    title: "an alarm whose topic is a channel's in Slack",
    source: "https://docs.aws.amazon.com/chatbot/latest/APIReference/Welcome.html",
    why: "Amazon Q Developer in chat applications writes into the channel; where it runs AWS does not say, only that its configuration is kept in several Regions.",
    resources: () => {
      const alerts = topic();
      return [alerts, channel(alerts), alarm(alerts)];
    },
    fn: "warn us-east-1",
    expected: {
      "at rest": "up",
      "region us-west-2 gone": "undecided",
      "service sns@us-east-1": "waits",
      "region us-east-1 gone": "lost",
    },
  },
  {
    title: "an alarm that sends e-mail, whose topic is a channel's too",
    source: "https://docs.aws.amazon.com/chatbot/latest/adminguide/slack-setup.html",
    why: "The mail does not need the channel.",
    resources: () => {
      const alerts = topic();
      return [alerts, channel(alerts), subscribed(alerts, "email"), alarm(alerts)];
    },
    fn: "warn us-east-1",
    expected: { "at rest": "up", "region us-west-2 gone": "continues" },
  },
  {
    title: "an alarm whose subscriber is known only after deployment",
    source: "https://docs.aws.amazon.com/sns/latest/dg/sns-create-subscribe-endpoint-to-topic.html",
    why: "The protocol decides whether a person is notified.",
    resources: () => {
      const alerts = topic();
      return [alerts, subscribed(alerts, unknown), alarm(alerts)];
    },
    fn: "warn us-east-1",
    expected: { "at rest": "undecided" },
  },
  {
    title: "a stack with records and a queue",
    source: "https://docs.aws.amazon.com/whitepapers/latest/aws-fault-isolation-boundaries/global-services.html",
    why: "Route 53's control plane is in us-east-1; the queue's in its own Region.",
    resources: () => {
      const inputs = { zoneId: "Z1", name: "shop.example.com", type: "A", records: ["192.0.2.1"], ttl: 60 };
      return [owned(QUEUE, "orders", "sqs", {}, WEST), resource(RECORD, "shop", inputs, { region: WEST })];
    },
    fn: "recover primary",
    expected: {
      "at rest": "up",
      "region us-west-2 outage": "waits",
      "plane sqs@us-west-2": "waits",
      "plane route53@us-east-1": "undecided",
    },
  },
];

export const NOTIFICATIONS = wordTable(
  "Notifications and recovery",
  "Whether a person is notified, and whether `pulumi up` can run.",
  CASES,
);
