import assert from "node:assert/strict";
import { QUEUES, UNUSUAL_QUEUES } from "../../support/messages";
import { planOf, SIDES, statementsOf, waitsFor, type Stack } from "../plans";

const topic = (stack: Stack, name: string) => stack.where("aws:sns:Topic", "name", name);
const queue = (stack: Stack, name: string) => stack.where("aws:sqs:Queue", "name", name);
const subscription = (stack: Stack, name: string) => stack.one("aws:sns:TopicSubscription", `storefront-${name}`);
const alarms = (stack: Stack) => stack.all("aws:cloudwatch:MetricAlarm").map((one) => String(one.inputs["name"]));

const only = (settings: object) =>
  planOf({ shared: { functions: null, streams: null, buses: null, ...settings } }, "messaging");

describe("a topic", () => {
  it("is encrypted with the region's key, and denies plain HTTP", async () => {
    const pair = await only(QUEUES);
    for (const side of SIDES) {
      const { inputs, outputs } = topic(pair[side], "storefront-news");
      assert.equal(inputs["kmsMasterKeyId"], pair[side].one("aws:kms:Key", "storefront-messages").outputs["arn"]);
      const [account, tls, ...more] = statementsOf(inputs["policy"]);
      assert.deepEqual(more, []);
      assert.deepEqual(account!["Principal"], { AWS: "arn:aws:iam::123456789012:root" });
      assert.deepEqual([tls!["Effect"], tls!["Principal"], tls!["Action"]], ["Deny", "*", "sns:Publish"]);
      assert.deepEqual(tls!["Condition"], { Bool: { "aws:SecureTransport": "false" } });
      assert.deepEqual([account!["Resource"], tls!["Resource"]], [outputs["arn"], outputs["arn"]]);
    }
  });

  it("allows the rules of a bus that name it", async () => {
    const rules = { all: { pattern: { source: ["shop"] }, targets: { news: { topic: "news" } } } };
    const shared = { functions: null, streams: null, queues: null, topics: { news: {} }, buses: { shop: { rules } } };
    const { secondary } = await planOf({ shared }, "messaging");
    const [, , sends] = statementsOf(topic(secondary, "storefront-news").inputs["policy"]);
    assert.deepEqual(sends!["Principal"], { Service: "events.amazonaws.com" });
    assert.equal(sends!["Condition"], undefined, "EventBridge takes none there");
  });

  it("is FIFO if the settings say so", async () => {
    const { inputs } = topic((await only(UNUSUAL_QUEUES)).primary, "storefront-ledger.fifo");
    assert.deepEqual(
      [inputs["fifoTopic"], inputs["contentBasedDeduplication"], inputs["fifoThroughputScope"]],
      [true, true, "MessageGroup"],
    );
  });

  it("has a dead-letter queue for each subscription that allows this topic only", async () => {
    const { primary } = await only(UNUSUAL_QUEUES);
    const [[name, dead], fifo] = [
      ["storefront-news-orders-undelivered", "news-orders"],
      "storefront-ledger-copies-undelivered.fifo",
    ];
    const { inputs, outputs } = queue(primary, name!);
    assert.equal(inputs["messageRetentionSeconds"], 7 * 86400);
    assert.deepEqual(JSON.parse(subscription(primary, dead!).inputs["redrivePolicy"]), {
      deadLetterTargetArn: outputs["arn"],
    });
    const [, sends] = statementsOf(inputs["policy"]);
    assert.deepEqual(sends!["Condition"].ArnLike, {
      "aws:SourceArn": [topic(primary, "storefront-news").outputs["arn"]],
    });
    // FIFO as the topic is, though the subscribed queue is not.
    assert.equal(queue(primary, fifo).inputs["fifoQueue"], true);
    assert.ok(alarms(primary).includes("storefront-ledger-copies-undelivered"));
  });

  it("delivers to queues with the settings' filters", async () => {
    const { primary } = await only(UNUSUAL_QUEUES);
    const { inputs } = subscription(primary, "news-orders");
    assert.deepEqual(
      [inputs["protocol"], inputs["endpoint"]],
      ["sqs", queue(primary, "storefront-orders").outputs["arn"]],
    );
    assert.equal(inputs["rawMessageDelivery"], true);
    assert.deepEqual(JSON.parse(inputs["filterPolicy"]), { kind: ["placed", { prefix: "re" }] });
    assert.equal(inputs["filterPolicyScope"], "MessageAttributes");
    assert.equal(subscription((await only(QUEUES)).primary, "news-orders").inputs["filterPolicy"], undefined);
  });

  it("delivers to HTTPS endpoints with the settings' retries", async () => {
    const { primary } = await only(UNUSUAL_QUEUES);
    const { inputs } = subscription(primary, "news-desk");
    assert.deepEqual(
      [inputs["protocol"], inputs["endpoint"], inputs["endpointAutoConfirms"], inputs["filterPolicyScope"]],
      ["https", "https://desk.example.com/news", true, "MessageBody"],
    );
    const { healthyRetryPolicy, throttlePolicy } = JSON.parse(inputs["deliveryPolicy"]);
    assert.deepEqual(throttlePolicy, { maxReceivesPerSecond: 10 });
    assert.deepEqual(healthyRetryPolicy, {
      minDelayTarget: 5,
      maxDelayTarget: 120,
      numRetries: 10,
      numMaxDelayRetries: 0,
      numNoDelayRetries: 0,
      numMinDelayRetries: 0,
      backoffFunction: "linear",
    });
    // Of other subscribers SNS takes none.
    assert.equal(subscription(primary, "news-orders").inputs["deliveryPolicy"], undefined);
  });

  it("invokes functions by their alias, with the permission created first", async () => {
    const clerk = { code: "sample-worker", environment: { TABLE: "none" } };
    const { primary } = await planOf(
      {
        shared: {
          queues: null,
          streams: null,
          buses: null,
          functions: { clerk },
          topics: { news: { subscriptions: { clerk: { function: "clerk" } } } },
        },
      },
      "messaging",
    );
    const permission = primary.one("aws:lambda:Permission", "storefront-news-clerk");
    const { inputs } = permission;
    assert.deepEqual(
      [inputs["action"], inputs["principal"], inputs["sourceArn"]],
      ["lambda:InvokeFunction", "sns.amazonaws.com", topic(primary, "storefront-news").outputs["arn"]],
    );
    assert.ok(inputs["qualifier"], "the alias is what is called");
    const sub = subscription(primary, "news-clerk");
    assert.equal(sub.inputs["protocol"], "lambda");
    assert.ok(String(sub.inputs["endpoint"]).endsWith(`function:storefront-clerk:${inputs["qualifier"]}`));
    assert.ok(waitsFor(sub, permission));
  });

  it("has alarms only if it has subscriptions", async () => {
    const { primary } = await only(UNUSUAL_QUEUES);
    const failed = primary.where("aws:cloudwatch:MetricAlarm", "name", "storefront-news-deliveries-failed").inputs;
    assert.deepEqual(
      [failed["metricName"], failed["threshold"], failed["dimensions"].TopicName],
      ["NumberOfNotificationsFailed", 3, "storefront-news"],
    );
    const lost = primary.where("aws:cloudwatch:MetricAlarm", "name", "storefront-ledger-deliveries-lost").inputs;
    assert.deepEqual(
      [lost["metricName"], lost["threshold"], lost["dimensions"].TopicName],
      ["NumberOfNotificationsFailedToRedriveToDlq", 1, "storefront-ledger.fifo"],
    );
    assert.deepEqual(
      alarms(primary).filter((name) => name.includes("quiet")),
      [],
    );
  });
});
