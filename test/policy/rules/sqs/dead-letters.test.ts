import assert from "node:assert/strict";
import { dlqAlarm } from "../../../../policy/rules/sqs/dlq-alarm";
import { dlqMaxReceiveCount } from "../../../../policy/rules/sqs/dlq-max-receive-count";
import { dlqRetention } from "../../../../policy/rules/sqs/dlq-retention";
import { dlqType } from "../../../../policy/rules/sqs/dlq-type";
import { queueHasDlq } from "../../../../policy/rules/sqs/queue-has-dlq";
import { redriveAllowPolicy } from "../../../../policy/rules/sqs/redrive-allow-policy";
import { graphOf, judgementsOf, previewOf, resource, unknown, verdicts, type Fixture } from "../../fixtures";
import { alarm, arnOf, from, other, queue, redrive, subscription, topic } from "./resources";

const dead = (inputs: object = {}) => queue("dead", { ...inputs });
const orders = (inputs: object = {}) => queue("orders", { redrivePolicy: redrive("dead"), ...inputs });
/** As at a first preview, where the ARN in the policy is not known. */
const ordersBefore = (target: Fixture, inputs: object = {}) =>
  queue("orders", { redrivePolicy: unknown, ...inputs }, { ...from("redrivePolicy", target) });

describe("sqs-queue-has-dlq", () => {
  const rule = queueHasDlq;

  it("accepts a queue whose policy names one, and is not applicable to that one", () => {
    assert.deepEqual(verdicts(rule, graphOf(dead(), orders())), { dead: "notApplicable", orders: "compliant" });
    const target = queue("dead");
    assert.deepEqual(verdicts(rule, previewOf(target, ordersBefore(target))), {
      dead: "notApplicable",
      orders: "compliant",
    });
  });

  it("accepts a separate policy of the queue, and one that names a queue not in the program", () => {
    const bare = queue("orders");
    const beside = resource("aws:sqs/redrivePolicy:RedrivePolicy", "beside", {
      queueUrl: bare.id,
      redrivePolicy: redrive("elsewhere"),
    });
    assert.equal(verdicts(rule, graphOf(bare, beside))["orders"], "compliant");
    assert.equal(verdicts(rule, graphOf(queue("orders", { redrivePolicy: redrive("far") })))["orders"], "compliant");
  });

  it("refuses a queue without one, and one with an empty policy", () => {
    for (const build of [graphOf, previewOf])
      assert.equal(verdicts(rule, build(queue("orders")))["orders"], "violation");
    const [found] = judgementsOf(rule, graphOf(queue("orders", { redrivePolicy: "{}" })));
    assert.equal(found?.verdict, "violation");
    assert.equal(found.property, "redrivePolicy");
  });

  it("is not applicable to what takes the undelivered messages of subscriptions, functions and rules", () => {
    const name = "lost";
    for (const build of [graphOf, previewOf]) {
      const users: ((lost: Fixture) => Fixture)[] = [
        (lost) =>
          resource("aws:lambda/function:Function", "f", { deadLetterConfig: { targetArn: lost.output("arn") } }),
        (lost) =>
          resource("aws:cloudwatch/eventTarget:EventTarget", "t", { deadLetterConfig: { arn: lost.output("arn") } }),
        (lost) =>
          subscription(
            "s",
            { redrivePolicy: JSON.stringify({ deadLetterTargetArn: arnOf(name) }) },
            from("redrivePolicy", lost),
          ),
      ];
      for (const user of users) {
        const lost = queue(name);
        assert.equal(verdicts(rule, build(lost, user(lost)))[name], "notApplicable");
      }
    }
  });

  it("is not applicable to a queue that keeps alarm notifications, but of one that other topics fill too", () => {
    const kept = queue("record");
    const [people, news] = [topic("people"), topic("news")];
    const fills = (one: Fixture, name: string) =>
      subscription(name, { topic: one.output("arn"), endpoint: kept.output("arn") });
    const notifying = alarm("late", { alarmActions: [people.output("arn")] });
    const judged = (...others: Fixture[]) =>
      verdicts(rule, graphOf(kept, people, news, notifying, fills(people, "s1"), ...others))["record"];
    assert.equal(judged(), "notApplicable");
    assert.equal(judged(fills(news, "s2")), "violation");
    // A topic with people and without any alarm yet, such as of one severity.
    const person = subscription("p", { topic: news.output("arn"), protocol: "email", endpoint: "a@example.com" });
    assert.equal(judged(fills(news, "s2"), person), "notApplicable");
  });

  it("is undecided where the policy, or who uses the queue, is not known", () => {
    assert.equal(verdicts(rule, graphOf(queue("orders", { redrivePolicy: unknown })))["orders"], "undecided");
    const maybe = subscription("s", { redrivePolicy: unknown });
    assert.equal(verdicts(rule, graphOf(queue("orders"), maybe))["orders"], "undecided");
  });

  it("ignores other types", () => assert.deepEqual(verdicts(rule, graphOf(other)), {}));
});

describe("sqs-dlq-retention", () => {
  const of = (own: unknown, its: unknown, more: object = {}) =>
    verdicts(
      dlqRetention,
      graphOf(
        dead(its === undefined ? {} : { messageRetentionSeconds: its }),
        orders({ ...(own !== undefined && { messageRetentionSeconds: own }), ...more }),
      ),
    )["orders"];

  it("accepts a longer one", () => assert.equal(of(345_600, 1_209_600), "compliant"));

  it("refuses an equal or a shorter one, and two of which nothing is said", () => {
    assert.equal(of(345_600, 345_600), "violation");
    assert.equal(of(undefined, undefined), "violation");
    assert.equal(of(1_209_600, 345_600), "violation");
    const graph = graphOf(dead({ messageRetentionSeconds: 60 }), orders());
    const found = judgementsOf(dlqRetention, graph).find(({ name }) => name === "orders");
    assert.ok(found?.verdict === "violation");
    assert.match(found.message, /345600 s, and dead keeps them for 60 s/);
  });

  it("accepts an equal one of a FIFO queue, whose messages get a new timestamp", () => {
    assert.equal(of(345_600, 345_600, { fifoQueue: true }), "compliant");
    assert.equal(of(345_600, 3600, { fifoQueue: true }), "violation");
  });

  it("takes of two queues with one name that of the ARN's Region, and of its own stack", () => {
    const [short, long] = [{ messageRetentionSeconds: 60 }, { messageRetentionSeconds: 1_209_600 }];
    const unmade = (name: string, inputs: object, options: object) =>
      queue(name, { name: "dead", ...inputs }, { outputs: {}, ...options });
    const judged = (...queues: Fixture[]) => verdicts(dlqRetention, graphOf(...queues, orders()))["orders"];
    const west = { region: "us-west-2" };
    assert.equal(judged(unmade("far", short, west), unmade("near", long, {})), "compliant");
    assert.equal(judged(unmade("far", long, west), unmade("near", short, {})), "violation");
    const theirs = { stack: "another" };
    assert.equal(judged(unmade("theirs", short, theirs), unmade("ours", long, {})), "compliant");
    assert.equal(judged(unmade("theirs", long, theirs), unmade("ours", short, {})), "violation");
  });

  it("is judged at preview, where the ARN is not known", () => {
    const target = dead({ messageRetentionSeconds: 60 });
    assert.equal(verdicts(dlqRetention, previewOf(target, ordersBefore(target)))["orders"], "violation");
  });

  it("is undecided on what is unknown or elsewhere, and is not applicable without a dead-letter queue", () => {
    assert.equal(of(unknown, 60), "undecided");
    assert.equal(of(60, unknown), "undecided");
    assert.equal(of(60, 60, { fifoQueue: unknown }), "undecided");
    const far = queue("orders", { redrivePolicy: redrive("far") });
    assert.equal(verdicts(dlqRetention, graphOf(far))["orders"], "undecided");
    assert.deepEqual(verdicts(dlqRetention, graphOf(queue("orders"), other)), { orders: "notApplicable" });
  });
});

describe("sqs-dlq-type", () => {
  const of = (own: object, its: object) => verdicts(dlqType, graphOf(dead(its), orders(own)))["orders"];

  it("accepts two of one type, and refuses two of two", () => {
    assert.equal(of({}, {}), "compliant");
    assert.equal(of({ fifoQueue: true }, { fifoQueue: true }), "compliant");
    assert.equal(of({ fifoQueue: true }, {}), "violation");
    assert.equal(of({}, { fifoQueue: true }), "violation");
  });

  it("knows a FIFO queue that is not in the program by its name", () => {
    const to = (name: string, inputs: object = {}) =>
      verdicts(dlqType, graphOf(queue("orders", { redrivePolicy: redrive(name), ...inputs })))["orders"];
    assert.equal(to("far"), "compliant");
    assert.equal(to("far.fifo"), "violation");
    assert.equal(to("far.fifo", { fifoQueue: true }), "compliant");
  });

  it("is undecided on what is unknown, and is not applicable without a dead-letter queue or of other types", () => {
    assert.equal(of({ fifoQueue: unknown }, {}), "undecided");
    assert.equal(of({}, { fifoQueue: unknown }), "undecided");
    assert.equal(verdicts(dlqType, graphOf(queue("orders", { redrivePolicy: unknown })))["orders"], "undecided");
    assert.deepEqual(verdicts(dlqType, graphOf(queue("orders"), other)), { orders: "notApplicable" });
  });
});

describe("sqs-redrive-allow-policy", () => {
  const rule = redriveAllowPolicy;
  const allow = (redrivePermission: string) => ({ redriveAllowPolicy: JSON.stringify({ redrivePermission }) });
  const of = (inputs: object) => verdicts(rule, graphOf(dead(inputs), orders()))["dead"];

  it("accepts byQueue, and refuses all, none and no policy", () => {
    assert.equal(of(allow("byQueue")), "compliant");
    assert.equal(of(allow("allowAll")), "violation");
    assert.equal(of(allow("denyAll")), "violation");
    assert.equal(of({}), "violation");
    const messages = judgementsOf(rule, graphOf(dead(allow("denyAll")), orders())).map(
      (one) => "message" in one && one.message,
    );
    assert.ok(messages.includes("It allows no source queue, not even orders."));
  });

  it("accepts a separate policy of the queue, also at preview", () => {
    for (const build of [graphOf, previewOf]) {
      const target = queue(
        "dead",
        { messageRetentionSeconds: 60 },
        { outputs: { url: "https://sqs/dead", arn: arnOf("dead") } },
      );
      const source = orders();
      const beside = resource(
        "aws:sqs/redriveAllowPolicy:RedriveAllowPolicy",
        "beside",
        { queueUrl: target.id, redriveAllowPolicy: build === graphOf ? allow("byQueue").redriveAllowPolicy : unknown },
        from("redriveAllowPolicy", source),
      );
      assert.equal(verdicts(rule, build(target, source, beside))["dead"], "compliant");
    }
  });

  it("is undecided on a policy that is unknown, and is not applicable to a queue that takes no queue's undelivered messages", () => {
    assert.equal(of({ redriveAllowPolicy: unknown }), "undecided");
    assert.deepEqual(verdicts(rule, graphOf(queue("orders"), other)), { orders: "notApplicable" });
    const lost = queue("lost");
    const subscribed = subscription("s", { redrivePolicy: redrive("lost") });
    assert.equal(verdicts(rule, graphOf(lost, subscribed))["lost"], "notApplicable");
    assert.equal(
      verdicts(rule, graphOf(queue("any"), queue("orders", { redrivePolicy: unknown })))["any"],
      "undecided",
    );
  });
});

describe("sqs-dlq-max-receive-count", () => {
  const of = (count: number | undefined, inputs: object = {}, ...more: Fixture[]) => {
    const redrivePolicy = JSON.stringify({ deadLetterTargetArn: arnOf("dead"), maxReceiveCount: count });
    return verdicts(dlqMaxReceiveCount, graphOf(dead(), orders({ redrivePolicy, ...inputs }), ...more))["orders"];
  };
  const mapping = resource("aws:lambda/eventSourceMapping:EventSourceMapping", "reader", {
    eventSourceArn: arnOf("orders"),
  });

  it("requires several receives, more where a function reads the queue", () => {
    assert.deepEqual(
      [1, 2, 5].map((count) => of(count)),
      ["violation", "compliant", "compliant"],
    );
    assert.deepEqual(
      [1, 4, 5].map((count) => of(count, {}, mapping)),
      ["violation", "violation", "compliant"],
    );
    for (const count of [0, 1001, undefined]) assert.equal(of(count), "violation", String(count));
  });

  it("requires that they end before the message expires", () => {
    assert.equal(of(10, { visibilityTimeoutSeconds: 60, messageRetentionSeconds: 601 }), "compliant");
    assert.equal(of(10, { visibilityTimeoutSeconds: 60, messageRetentionSeconds: 600 }), "violation");
  });

  it("reads a RedrivePolicy beside the queue, and is undecided or not applicable otherwise", () => {
    const bare = queue("orders");
    const beside = (redrivePolicy: unknown) =>
      resource("aws:sqs/redrivePolicy:RedrivePolicy", "r", { queueUrl: bare.id, redrivePolicy });
    const judged = (one: Fixture) => verdicts(dlqMaxReceiveCount, graphOf(dead(), bare, one))["orders"];
    assert.equal(judged(beside(redrive("dead", 1))), "violation");
    assert.equal(judged(beside(unknown)), "undecided");
    assert.equal(verdicts(dlqMaxReceiveCount, graphOf(bare))["orders"], "notApplicable");
    assert.deepEqual(verdicts(dlqMaxReceiveCount, graphOf(other)), {});
  });
});

describe("sqs-queue-has-dlq and what SQS accepts", () => {
  const away = arnOf("dead").replace("us-east-1", "us-west-2");
  const foreign = arnOf("dead").replace("123456789012", "210987654321");
  const of = (arn: string, ...more: Fixture[]) =>
    verdicts(
      queueHasDlq,
      graphOf(orders({ redrivePolicy: JSON.stringify({ deadLetterTargetArn: arn, maxReceiveCount: 5 }) }), ...more),
    )["orders"];

  it("refuses a queue of another Region or account, and the queue itself", () => {
    assert.equal(of(arnOf("dead"), dead()), "compliant");
    assert.equal(of(away), "violation");
    assert.equal(of(foreign), "violation");
    assert.equal(of(arnOf("orders")), "violation");
  });

  it("refuses one whose allow list leaves it out", () => {
    const allow = (policy: object) => dead({ redriveAllowPolicy: JSON.stringify(policy) });
    const list = (...names: string[]) => allow({ redrivePermission: "byQueue", sourceQueueArns: names.map(arnOf) });
    assert.equal(of(arnOf("dead"), list("orders")), "compliant");
    assert.equal(of(arnOf("dead"), list("others")), "violation");
    assert.equal(of(arnOf("dead"), allow({ redrivePermission: "denyAll" })), "violation");
    assert.equal(of(arnOf("dead"), allow({ redrivePermission: "allowAll" })), "compliant");
  });
});

describe("sqs-dlq-alarm and its threshold", () => {
  it("does not count an alarm on more messages than anyone would let wait", () => {
    const on = (threshold: unknown) =>
      alarm("watch", {
        namespace: "AWS/SQS",
        metricName: "ApproximateNumberOfMessagesVisible",
        dimensions: { QueueName: "dead" },
        threshold,
      });
    const of = (threshold: unknown) => verdicts(dlqAlarm, graphOf(dead(), orders(), on(threshold)))["dead"];
    assert.deepEqual([0, 1000, 1e9, unknown].map(of), ["compliant", "compliant", "violation", "undecided"]);
  });
});
