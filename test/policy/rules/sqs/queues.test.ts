import assert from "node:assert/strict";
import { dlqAlarm } from "../../../../policy/rules/sqs/dlq-alarm";
import { oldestMessageAlarm } from "../../../../policy/rules/sqs/oldest-message-alarm";
import { queueEncrypted } from "../../../../policy/rules/sqs/queue-encrypted";
import { visibilityTimeout } from "../../../../policy/rules/sqs/visibility-timeout";
import { graphOf, judgementsOf, previewOf, resource, unknown, verdicts, type Fixture } from "../../fixtures";
import { alarm, other, queue, redrive, subscription, topic, watching } from "./resources";

const OLDEST = "ApproximateAgeOfOldestMessage";
const VISIBLE = "ApproximateNumberOfMessagesVisible";

describe("sqs-queue-encrypted", () => {
  const of = (inputs: object) => verdicts(queueEncrypted, graphOf(queue("orders", { ...inputs })))["orders"];

  it("accepts a key, SQS's own keys, and nothing, which is SQS's own keys too", () => {
    assert.equal(of({ kmsMasterKeyId: "alias/aws/sqs" }), "compliant");
    assert.equal(of({ sqsManagedSseEnabled: true }), "compliant");
    assert.equal(of({}), "compliant");
  });

  it("refuses false without a key", () => {
    assert.equal(of({ sqsManagedSseEnabled: false }), "violation");
    assert.equal(of({ sqsManagedSseEnabled: false, kmsMasterKeyId: "alias/aws/sqs" }), "compliant");
  });

  it("is undecided on what is unknown; at preview a key of the program's counts", () => {
    assert.equal(of({ sqsManagedSseEnabled: unknown }), "undecided");
    assert.equal(of({ kmsMasterKeyId: unknown }), "undecided");
    const key = resource("aws:kms/key:Key", "key");
    const own = queue("orders", { kmsMasterKeyId: key.output("arn") });
    assert.equal(verdicts(queueEncrypted, previewOf(key, own))["orders"], "compliant");
  });

  it("ignores other types", () => assert.deepEqual(verdicts(queueEncrypted, graphOf(other)), {}));
});

describe("sqs-visibility-timeout", () => {
  const rule = visibilityTimeout;
  const worker = (timeout: unknown) =>
    resource("aws:lambda/function:Function", "worker", { name: "worker", ...(timeout !== undefined && { timeout }) });

  function of(visibility: unknown, timeout: unknown, window?: unknown, build = graphOf, settings = {}) {
    const orders = queue("orders", visibility === undefined ? {} : { visibilityTimeoutSeconds: visibility });
    const lambda = worker(timeout);
    const alias = resource("aws:lambda/alias:Alias", "live", { functionName: lambda.output("name"), name: "live" });
    const mapping = resource("aws:lambda/eventSourceMapping:EventSourceMapping", "takes", {
      eventSourceArn: orders.output("arn"),
      functionName: alias.output("arn"),
      ...(window !== undefined && { maximumBatchingWindowInSeconds: window }),
    });
    return verdicts(rule, build(orders, lambda, alias, mapping), settings)["orders"];
  }

  for (const [when, build] of Object.entries({ planned: graphOf, "at preview": previewOf })) {
    it(`requires six times the timeout and the window, ${when}`, () => {
      assert.equal(of(180, 30, undefined, build), "compliant");
      assert.equal(of(179, 30, undefined, build), "violation");
      assert.equal(of(180, 30, 1, build), "violation");
      assert.equal(of(181, 30, 1, build), "compliant");
    });
  }

  it("knows what AWS does where nothing is said, and another factor where the settings say one", () => {
    assert.equal(of(undefined, undefined), "compliant");
    assert.equal(of(undefined, 6), "violation");
    assert.equal(of(30, 30, undefined, graphOf, { factor: 1 }), "compliant");
  });

  it("says what comes of it", () => {
    const orders = queue("orders", { visibilityTimeoutSeconds: 20 });
    const lambda = worker(30);
    const mapping = resource("aws:lambda/eventSourceMapping:EventSourceMapping", "takes", {
      eventSourceArn: orders.output("arn"),
      functionName: lambda.output("arn"),
    });
    const [found] = judgementsOf(rule, graphOf(orders, lambda, mapping));
    assert.ok(found?.verdict === "violation");
    assert.equal(
      found.message,
      "Messages stay hidden for 20 s, and worker needs 6 x 30 s = 180 s: Lambda refuses the mapping.",
    );
  });

  it("is undecided on what is unknown, and is not applicable to a queue that no function takes from, or of other types", () => {
    assert.equal(of(unknown, 30), "undecided");
    assert.equal(of(180, unknown), "undecided");
    assert.equal(of(180, 30, unknown), "undecided");
    assert.deepEqual(verdicts(rule, graphOf(queue("orders"), other)), { orders: "notApplicable" });
  });
});

for (const [rule, metric, name] of [
  [oldestMessageAlarm, OLDEST, "orders"],
  [dlqAlarm, VISIBLE, "dead"],
] as const) {
  describe(rule.id, () => {
    const both = () => [queue("orders", { redrivePolicy: redrive("dead") }), queue("dead")];
    const judged = (watch?: (queue: Fixture) => Fixture, build = graphOf) => {
      const queues = both();
      const watched = queues.find((one) => one.name === name)!;
      return verdicts(rule, build(...queues, ...(watch ? [watch(watched)] : [])));
    };

    it("accepts an alarm on the metric of the queue, by its name or by reference", () => {
      assert.equal(judged(() => watching(metric, name))[name], "compliant");
      assert.equal(judged((one) => watching(metric, one.output("name")), previewOf)[name], "compliant");
      const dimensions = { QueueName: name };
      const inQuery = { namespace: "AWS/SQS", metricName: metric, dimensions };
      const query = () => alarm("maths", { metricQueries: [{ id: "m", metric: inQuery }] });
      assert.equal(judged(query)[name], "compliant");
    });

    it("refuses none, one on another metric and one of another queue", () => {
      assert.equal(judged()[name], "violation");
      assert.equal(judged(() => watching("NumberOfMessagesSent", name))[name], "violation");
      assert.equal(judged(() => watching(metric, "else"))[name], "violation");
    });

    it("is undecided on an alarm that may be it, and is not applicable to the other kind of queue", () => {
      assert.equal(judged((one) => watching(unknown, one.output("name")))[name], "undecided");
      assert.equal(judged(() => watching(metric, unknown))[name], "undecided");
      assert.equal(judged()[name === "orders" ? "dead" : "orders"], "notApplicable");
    });

    it("ignores other types", () => assert.deepEqual(verdicts(rule, graphOf(other)), {}));
  });
}

describe("sqs-oldest-message-alarm and records of alarms", () => {
  it("is not applicable to a queue that keeps alarm notifications", () => {
    const [record, people] = [queue("record"), topic("people")];
    const subscribed = subscription("s", { topic: people.output("arn"), endpoint: record.output("arn") });
    const notifying = alarm("late", { alarmActions: [people.output("arn")] });
    assert.equal(
      verdicts(oldestMessageAlarm, graphOf(record, people, subscribed, notifying))["record"],
      "notApplicable",
    );
    assert.equal(verdicts(oldestMessageAlarm, graphOf(record, people, subscribed))["record"], "violation");
    const mapping = resource("aws:lambda/eventSourceMapping:EventSourceMapping", "takes", {
      eventSourceArn: record.output("arn"),
    });
    assert.equal(
      verdicts(oldestMessageAlarm, graphOf(record, people, subscribed, notifying, mapping))["record"],
      "violation",
    );
  });
});
