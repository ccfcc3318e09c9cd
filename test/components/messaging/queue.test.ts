import assert from "node:assert/strict";
import { QUEUES, UNUSUAL_QUEUES } from "../../support/messages";
import { planOf, SIDES, statementsOf, type Stack } from "../plans";

const queue = (stack: Stack, name: string) => stack.where("aws:sqs:Queue", "name", name);
const alarm = (stack: Stack, name: string) => stack.where("aws:cloudwatch:MetricAlarm", "name", name);
const keyOf = (stack: Stack) => stack.one("aws:kms:Key", "storefront-messages").outputs["arn"] as string;

/** No function of this test writes to a table, and nothing else carries messages. */
const only = (settings: object) =>
  planOf({ shared: { functions: null, streams: null, buses: null, ...settings } }, "messaging");

describe("a queue", () => {
  it("has the settings' values, in each region its own", async () => {
    const pair = await only(UNUSUAL_QUEUES);
    for (const side of SIDES) {
      const stack = pair[side];
      const { inputs, protect } = queue(stack, "storefront-orders");
      assert.equal(protect ?? false, false);
      assert.equal(inputs["kmsMasterKeyId"], keyOf(stack));
      assert.equal(inputs["visibilityTimeoutSeconds"], 600);
      assert.equal(inputs["messageRetentionSeconds"], 2 * 86400);
      assert.equal(inputs["delaySeconds"], 60);
      assert.equal(inputs["receiveWaitTimeSeconds"], 5);
      assert.equal(inputs["fifoQueue"], undefined);
      const dead = queue(stack, "storefront-orders-dead-letters");
      assert.equal(dead.inputs["messageRetentionSeconds"], 10 * 86400);
      assert.equal(dead.inputs["kmsMasterKeyId"], keyOf(stack));
      assert.deepEqual(JSON.parse(inputs["redrivePolicy"]), {
        deadLetterTargetArn: dead.outputs["arn"],
        maxReceiveCount: 8,
      });
    }
  });

  it("allows no other queue to use its dead-letter queue, and is no dead-letter queue itself", async () => {
    const { primary } = await only(QUEUES);
    const dead = queue(primary, "storefront-orders-dead-letters").inputs["redriveAllowPolicy"];
    const sourceQueueArns = [queue(primary, "storefront-orders").outputs["arn"]];
    assert.deepEqual(JSON.parse(dead), { redrivePermission: "byQueue", sourceQueueArns });
    const undelivered = queue(primary, "storefront-news-desk-undelivered").inputs["redriveAllowPolicy"];
    assert.deepEqual(JSON.parse(undelivered), { redrivePermission: "denyAll" });
  });

  it("is FIFO together with its dead-letter queue if the settings say so", async () => {
    const { primary } = await only(UNUSUAL_QUEUES);
    const { inputs } = queue(primary, "storefront-mail.fifo");
    assert.deepEqual(
      [
        inputs["fifoQueue"],
        inputs["contentBasedDeduplication"],
        inputs["deduplicationScope"],
        inputs["fifoThroughputLimit"],
      ],
      [true, false, "messageGroup", "perMessageGroupId"],
    );
    assert.equal(queue(primary, "storefront-mail-dead-letters.fifo").inputs["fifoQueue"], true);
    const usual = queue((await only(QUEUES)).primary, "storefront-mail.fifo").inputs;
    assert.deepEqual([usual["contentBasedDeduplication"], usual["fifoThroughputLimit"]], [true, undefined]);
  });

  it("is protected by Pulumi together with its dead-letter queue, unless the settings say otherwise", async () => {
    const { primary } = await only(QUEUES);
    for (const name of ["storefront-orders", "storefront-orders-dead-letters"])
      assert.equal(queue(primary, name).protect, true, name);
    assert.equal(queue(primary, "storefront-news-orders-undelivered").protect ?? false, false);
  });

  it("denies plain HTTP, and allows the topics that it is subscribed to, no other account's", async () => {
    const { secondary } = await only(QUEUES);
    const { inputs, outputs } = queue(secondary, "storefront-orders");
    const [tls, topics, ...more] = statementsOf(inputs["policy"]);
    assert.deepEqual(more, []);
    assert.deepEqual(tls, {
      Sid: "TlsOnly",
      Effect: "Deny",
      Principal: "*",
      Action: "sqs:*",
      Resource: outputs["arn"],
      Condition: { Bool: { "aws:SecureTransport": "false" } },
    });
    assert.deepEqual(topics, {
      Sid: "TopicsSend",
      Effect: "Allow",
      Principal: { Service: "sns.amazonaws.com" },
      Action: "sqs:SendMessage",
      Resource: outputs["arn"],
      Condition: {
        ArnLike: { "aws:SourceArn": [secondary.where("aws:sns:Topic", "name", "storefront-news").outputs["arn"]] },
      },
    });
    assert.equal(statementsOf(queue(secondary, "storefront-orders-dead-letters").inputs["policy"]).length, 1);
  });

  it("allows the rules of a bus that name it", async () => {
    const rules = { all: { pattern: { source: ["shop"] }, targets: { orders: { queue: "orders" } } } };
    const { primary } = await planOf(
      {
        shared: {
          functions: null,
          streams: null,
          topics: null,
          queues: { orders: {}, other: {} },
          buses: { shop: { rules } },
        },
      },
      "messaging",
    );
    const [, sends] = statementsOf(queue(primary, "storefront-orders").inputs["policy"]);
    assert.deepEqual(sends!["Principal"], { Service: "events.amazonaws.com" });
    const source = "arn:aws:events:us-east-1:123456789012:rule/storefront-shop/storefront-all";
    assert.deepEqual(sends!["Condition"], { ArnLike: { "aws:SourceArn": [source] } });
    assert.equal(statementsOf(queue(primary, "storefront-other").inputs["policy"]).length, 1);
  });

  it("has the visibility timeout that its function needs", async () => {
    const worker = {
      code: "sample-worker",
      timeout: "20s",
      sources: { orders: { queue: "orders", window: "7s" } },
      environment: { TABLE: "none" },
    };
    const { primary } = await planOf(
      {
        shared: { topics: null, streams: null, buses: null, queues: { orders: {}, other: {} }, functions: { worker } },
      },
      "messaging",
    );
    assert.equal(queue(primary, "storefront-orders").inputs["visibilityTimeoutSeconds"], 6 * 20 + 7);
    assert.equal(queue(primary, "storefront-other").inputs["visibilityTimeoutSeconds"], 30);
  });

  it("has alarms on waiting messages and on its dead-letter queue, with the settings' thresholds", async () => {
    const { primary } = await only(UNUSUAL_QUEUES);
    const spec = (name: string) => {
      const { metricName, threshold, comparisonOperator, dimensions, treatMissingData, statistic } = alarm(
        primary,
        name,
      ).inputs;
      return [metricName, comparisonOperator, threshold, dimensions.QueueName, treatMissingData, statistic];
    };
    assert.deepEqual(spec("storefront-orders-oldest-message"), [
      "ApproximateAgeOfOldestMessage",
      "GreaterThanThreshold",
      3600,
      "storefront-orders",
      "notBreaching",
      "Maximum",
    ]);
    assert.deepEqual(spec("storefront-mail-dead-letters"), [
      "ApproximateNumberOfMessagesVisible",
      "GreaterThanThreshold",
      0,
      "storefront-mail-dead-letters.fifo",
      "ignore",
      "Maximum",
    ]);
    assert.equal(spec("storefront-orders-backlog")[2], 5000);
    assert.equal(
      primary.all("aws:cloudwatch:MetricAlarm").filter((one) => one.inputs["name"] === "storefront-mail-backlog")
        .length,
      0,
    );
    assert.equal(spec("storefront-mail-oldest-message")[2], 900);
  });

  it("outputs the commands to read and redrive its dead-letter queue, and to move the other region's messages", async () => {
    const { secondary } = await only(QUEUES);
    const facts = secondary.outputs["messaging"].queues.orders;
    assert.equal(facts.url, "https://sqs.us-west-2.amazonaws.com/123456789012/storefront-orders");
    assert.equal(
      facts.deadLetters.redrive,
      "aws sqs start-message-move-task --region us-west-2 --source-arn arn:aws:sqs:us-west-2:123456789012:storefront-orders-dead-letters",
    );
    const { moveHere } = facts.otherRegion;
    const [, from, to] = /receive-message .*?(us-east-1).* send-message --region (us-west-2)/.exec(moveHere)!;
    assert.deepEqual([from, to], ["us-east-1", "us-west-2"]);
    // What AWS's commands of the dead-letter queue need is this region alone.
    assert.ok(!JSON.stringify(facts.deadLetters).includes("us-east-1"));
  });

  it("does not exist in a static-site standby, and no command names one there", async () => {
    const { primary, secondary } = await planOf(
      {
        shared: {
          functions: null,
          streams: null,
          buses: null,
          workload: { strategy: "static-site", objectives: { region: { rto: "8h", rpo: "6h" } } },
          standby: { lastResort: false },
          ...QUEUES,
        },
        secondary: { compute: null },
      },
      "messaging",
    );
    assert.equal(secondary.outputs["messaging"], undefined);
    assert.equal(primary.outputs["messaging"].queues.orders.otherRegion, undefined);
    assert.ok(queue(primary, "storefront-orders"));
  });

  it("changes nothing when the other region takes over", async () => {
    const of = async (active: string) => {
      const { secondary } = await planOf(
        {
          shared: { functions: null, streams: null, buses: null, active, ...QUEUES },
        },
        "messaging",
      );
      return secondary.resources
        .filter(({ type }) => /^aws:(sqs|sns)/.test(type))
        .map(({ urn, inputs }) => [urn, inputs]);
    };
    assert.deepEqual(await of("secondary"), await of("primary"));
  });
});
