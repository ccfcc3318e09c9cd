import assert from "node:assert/strict";
import { alarmTopicSubscribers } from "../../../../policy/rules/sns/alarm-topic-subscribers";
import { subscriptionHasDlq } from "../../../../policy/rules/sns/subscription-has-dlq";
import { topicEncrypted } from "../../../../policy/rules/sns/topic-encrypted";
import { graphOf, judgementsOf, previewOf, resource, unknown, verdicts, type Fixture } from "../../fixtures";
import { alarm, from, other, queue, redrive, subscription, topic } from "../sqs/resources";

const fromSns = {
  policy: JSON.stringify({
    Statement: [
      { Effect: "Allow", Principal: { Service: "sns.amazonaws.com" }, Action: "sqs:SendMessage", Resource: "*" },
    ],
  }),
};

describe("sns-subscription-has-dlq", () => {
  const rule = subscriptionHasDlq;
  const of = (inputs: object, ...more: ReturnType<typeof topic>[]) => {
    const news = topic("news");
    return verdicts(rule, graphOf(news, subscription("s", { topic: news.output("arn"), ...inputs }), ...more))["s"];
  };

  it("accepts one whose queue allows SNS, and refuses one that names none", () => {
    assert.equal(of({ protocol: "sqs", redrivePolicy: redrive("dead") }, queue("dead", fromSns)), "compliant");
    for (const protocol of ["sqs", "lambda", "http", "https", "firehose"])
      assert.equal(of({ protocol }), "violation", protocol);
  });

  it("refuses a queue that can't receive, and is undecided on one whose policy can't be read", () => {
    const inputs = { protocol: "https", redrivePolicy: redrive("dead") };
    assert.equal(of(inputs, queue("dead")), "violation", "its policy allows no service");
    assert.equal(of(inputs, queue("dead", { ...fromSns, fifoQueue: true })), "undecided", "FIFO of a standard topic");
    assert.equal(of({ ...inputs, redrivePolicy: redrive("far") }), "undecided");
    const elsewhere = redrive("dead").replace("us-east-1", "us-west-2");
    assert.equal(of({ ...inputs, redrivePolicy: elsewhere }), "violation undecided", "another Region");
    const same = queue("dead", fromSns);
    const loop = { protocol: "sqs", endpoint: same.output("arn"), redrivePolicy: redrive("dead") };
    assert.equal(of(loop, same), "violation", "the queue that it can't deliver to");
    const fifo = topic("news.fifo", { fifoTopic: true });
    const judged = (dead: object) =>
      verdicts(
        rule,
        graphOf(
          fifo,
          queue("dead", { ...fromSns, ...dead }),
          subscription("s", { ...inputs, topic: fifo.output("arn") }),
        ),
      )["s"];
    assert.equal(judged({ fifoQueue: true }), "compliant");
    assert.equal(judged({}), "violation", "a standard queue of a FIFO topic");
  });

  it("is judged at preview, where the ARN is not known", () => {
    const news = topic("news");
    for (const [inputs, expected] of [
      [fromSns, "compliant"],
      [{}, "violation"],
    ] as const) {
      const dead = queue("dead", inputs);
      const subscribed = subscription(
        "s",
        { protocol: "sqs", topic: news.output("arn"), redrivePolicy: unknown },
        from("redrivePolicy", dead),
      );
      assert.equal(verdicts(rule, previewOf(news, dead, subscribed))["s"], expected);
    }
  });

  it("is not applicable to a person's subscription, or a topic of alarms", () => {
    for (const protocol of ["email", "sms"]) assert.equal(of({ protocol }), "notApplicable", protocol);
    const people = topic("people");
    const subscribed = subscription("s", { protocol: "sqs", topic: people.output("arn") });
    for (const build of [graphOf, previewOf]) {
      const notifying = alarm("late", { alarmActions: [people.output("arn")] });
      assert.equal(verdicts(rule, build(people, subscribed, notifying))["s"], "notApplicable");
    }
  });

  it("is undecided on what is unknown, and on a topic that is elsewhere", () => {
    assert.equal(of({ protocol: "sqs", redrivePolicy: unknown }), "undecided");
    assert.equal(of({ protocol: unknown }), "undecided");
    assert.equal(of({ protocol: "sqs", topic: "arn:aws:sns:us-east-1:123456789012:far" }), "undecided");
  });

  it("ignores other types", () => assert.deepEqual(verdicts(rule, graphOf(other)), {}));
});

describe("sns-topic-encrypted", () => {
  const of = (inputs: object) => verdicts(topicEncrypted, graphOf(topic("news", { ...inputs })))["news"];

  it("accepts a key, and refuses none", () => {
    assert.equal(of({ kmsMasterKeyId: "alias/messages" }), "compliant");
    assert.equal(of({ kmsMasterKeyId: "" }), "violation");
    assert.equal(of({}), "violation");
  });

  it("is undecided on what is unknown, unless another resource gives it; and ignores other types", () => {
    assert.equal(of({ kmsMasterKeyId: unknown }), "undecided");
    const key = resource("aws:kms/key:Key", "key");
    const news = topic("news", { kmsMasterKeyId: key.output("arn") });
    assert.deepEqual(verdicts(topicEncrypted, previewOf(key, news, other)), { news: "compliant" });
  });
});

describe("sns-alarm-topic-subscribers", () => {
  const rule = alarmTopicSubscribers;

  for (const [when, build] of Object.entries({ planned: graphOf, "at preview": previewOf })) {
    it(`requires a subscriber of a topic that an alarm publishes to, ${when}`, () => {
      for (const list of ["alarmActions", "okActions", "insufficientDataActions"]) {
        const people = topic("people");
        const scaling = resource("aws:autoscaling/policy:Policy", "grow");
        const notifying = alarm("late", { [list]: [scaling.output("arn"), people.output("arn")] });
        const subscribed = subscription("s", { topic: people.output("arn"), protocol: "email" });
        assert.equal(verdicts(rule, build(people, scaling, notifying))["people"], "violation", list);
        assert.equal(verdicts(rule, build(people, scaling, notifying, subscribed))["people"], "compliant", list);
      }
    });
  }

  it("names the alarms without a subscriber", () => {
    const people = topic("people");
    const notifying = ["late", "full", "slow"].map((name) => alarm(name, { alarmActions: [people.output("arn")] }));
    const [found] = judgementsOf(rule, graphOf(people, ...notifying));
    assert.ok(found?.verdict === "violation");
    assert.equal(found.message, "late and 2 more alarms publish to it, but it has no subscriber.");
  });

  it("is not applicable to a topic that no alarm publishes to, and is undecided on what is unknown", () => {
    assert.deepEqual(verdicts(rule, graphOf(topic("news"), other)), { news: "notApplicable" });
    assert.equal(verdicts(rule, graphOf(topic("news"), alarm("late", { alarmActions: unknown })))["news"], "undecided");
    const people = topic("people");
    const notifying = alarm("late", { alarmActions: [people.output("arn")] });
    assert.equal(
      verdicts(rule, graphOf(people, notifying, subscription("s", { topic: unknown })))["people"],
      "undecided",
    );
  });

  describe("and who is reached", () => {
    const lambdaArn = "arn:aws:lambda:us-east-1:123456789012:function:page";
    const page = resource(
      "aws:lambda/function:Function",
      "page",
      { name: "page" },
      { region: "us-east-1", outputs: { arn: lambdaArn } },
    );
    const permission = resource(
      "aws:lambda/permission:Permission",
      "may",
      { function: page.output("name"), action: "lambda:InvokeFunction", principal: "sns.amazonaws.com" },
      { region: "us-east-1" },
    );
    const inbox = queue("inbox", fromSns);
    const reader = resource("aws:lambda/eventSourceMapping:EventSourceMapping", "reader", {
      eventSourceArn: inbox.output("arn"),
    });
    const of = (inputs: object, ...more: Fixture[]) => {
      const people = topic("people");
      const notifying = alarm("late", { alarmActions: [people.output("arn")] });
      const subscribed = subscription("s", { topic: people.output("arn"), protocol: "email", ...inputs });
      return verdicts(rule, graphOf(people, notifying, subscribed, ...more))["people"];
    };

    it("is no one behind a filter, an unconfirmed endpoint, a closed one, or a queue that nothing reads", () => {
      const rows: [object, Fixture[], string][] = [
        [{}, [], "compliant"],
        [{ protocol: "https" }, [], "compliant"],
        [{ pendingConfirmation: true }, [], "violation"],
        [{ filterPolicy: '{"never":["x"]}' }, [], "violation"],
        [{ filterPolicy: "{}" }, [], "compliant"],
        [{ filterPolicy: '{"never":[{"exists":false}]}' }, [], "compliant"],
        [{ filterPolicy: '{"never":["x"]}', filterPolicyScope: "MessageBody" }, [], "violation"],
        [{ filterPolicy: '{"NewStateValue":["ALARM"]}', filterPolicyScope: "MessageBody" }, [], "undecided"],
        [{ filterPolicy: unknown }, [], "undecided"],
        [{ protocol: "sqs", endpoint: inbox.output("arn") }, [inbox], "violation"],
        [{ protocol: "sqs", endpoint: inbox.output("arn") }, [inbox, reader], "compliant"],
        [{ protocol: "lambda", endpoint: page.output("arn") }, [page], "violation"],
        [{ protocol: "lambda", endpoint: page.output("arn") }, [page, permission], "compliant"],
        [{ protocol: "firehose", endpoint: "arn:aws:firehose:us-east-1:1:deliverystream/d" }, [], "violation"],
        [{ protocol: "sqs", endpoint: "arn:aws:sqs:us-east-1:123456789012:theirs" }, [], "undecided"],
      ];
      for (const [inputs, more, expected] of rows)
        assert.equal(
          of(inputs, ...more),
          expected,
          JSON.stringify(Object.entries(inputs).map(([key, value]) => [key, String(value)])),
        );
    });

    it("is a channel of AWS Chatbot, without a subscription", () => {
      const people = topic("people");
      const notifying = alarm("late", { alarmActions: [people.output("arn")] });
      const slack = resource("aws:chatbot/slackChannelConfiguration:SlackChannelConfiguration", "slack", {
        snsTopicArns: [people.output("arn")],
      });
      assert.equal(verdicts(rule, graphOf(people, notifying, slack))["people"], "compliant");
    });
  });
});
