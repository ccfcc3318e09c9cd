import assert from "node:assert/strict";
import { dlqAllowsEventbridge as rule } from "../../../../policy/rules/events/dlq-allows-eventbridge";
import { graphOf, judgementsOf, previewOf, resource, unknown, verdicts, type Fixture } from "../../fixtures";
import { bus, eventRule, queue, target } from "./fixtures";

const ARN = "arn:aws:events:us-east-1:123456789012:rule/shop/placed";
const placed = resource(
  "aws:cloudwatch/eventRule:EventRule",
  "placed",
  { name: "placed", eventBusName: "shop" },
  { outputs: { arn: ARN } },
);

/** A policy with one statement, by default as it should be. */
const policy = (statement: object = {}) =>
  JSON.stringify({
    Statement: {
      Effect: "Allow",
      Principal: { Service: "events.amazonaws.com" },
      Action: "sqs:SendMessage",
      Condition: { ArnEquals: { "aws:SourceArn": ARN } },
      ...statement,
    },
  });

const keeps = (kept: Fixture, more = {}) =>
  target({ rule: placed.output("name"), eventBusName: "shop", deadLetterConfig: { arn: kept.output("arn") }, ...more });

const judged = (inputs: Record<string, unknown>, build = graphOf) => {
  const kept = queue("kept", inputs);
  return verdicts(rule, build(placed, kept, keeps(kept)))["to"];
};

describe("events-dlq-allows-eventbridge", () => {
  for (const [when, build] of Object.entries({ planned: graphOf, "at preview": previewOf })) {
    it(`accepts a queue that allows the rule, ${when}`, () => {
      assert.equal(judged({ policy: policy() }, build), "compliant");
      assert.equal(judged({ policy: policy({ Condition: undefined, Action: ["sqs:*"] }) }, build), "compliant");
      const like = { ArnLike: { "aws:SourceArn": ["arn:aws:events:*:123456789012:rule/shop/*"] } };
      assert.equal(judged({ policy: policy({ Condition: like }) }, build), "compliant");
    });

    it(`refuses one that allows no service, or another, ${when}`, () => {
      assert.equal(judged({}, build), "violation");
      assert.equal(judged({ policy: policy({ Effect: "Deny" }) }, build), "violation");
      assert.equal(judged({ policy: policy({ Principal: { Service: "sns.amazonaws.com" } }) }, build), "violation");
      assert.equal(judged({ policy: policy({ Action: "sqs:ReceiveMessage" }) }, build), "violation");
      const other = { ArnEquals: { "aws:SourceArn": ARN.replace("placed", "paid") } };
      assert.equal(judged({ policy: policy({ Condition: other }) }, build), "violation");
      const ofAccount = { ...other, StringEquals: { "aws:SourceAccount": "123456789012" } };
      assert.equal(
        judged({ policy: policy({ Condition: ofAccount }) }, build),
        "violation",
        "all conditions must hold",
      );
    });

    it(`refuses a FIFO queue, ${when}`, () => {
      const kept = queue("kept", { fifoQueue: true, policy: policy() });
      const [found] = judgementsOf(rule, build(placed, kept, keeps(kept)));
      assert.equal(found?.verdict === "violation" && found.wanted, "a standard queue");
    });

    it(`reads a separate policy of the queue, ${when}`, () => {
      const kept = queue("kept");
      const beside = resource("aws:sqs/queuePolicy:QueuePolicy", "beside", { queueUrl: kept.id, policy: policy() });
      assert.deepEqual(verdicts(rule, build(placed, kept, beside, keeps(kept))), { to: "compliant" });
    });
  }

  it("refuses a queue in another Region, a policy that denies, and one for another resource", () => {
    const kept = resource("aws:sqs/queue:Queue", "kept", { policy: policy() }, { region: "us-west-2" });
    const to = target(
      { rule: placed.output("name"), eventBusName: "shop", deadLetterConfig: { arn: kept.output("arn") } },
      { region: "us-east-1" },
    );
    const [found] = judgementsOf(rule, graphOf(placed, kept, to));
    assert.deepEqual(found?.verdict === "violation" && [found.actual, found.wanted], [
      "us-west-2",
      "a queue in us-east-1",
    ]);
    const both = JSON.parse(policy()) as { Statement: object };
    const denying = { ...both.Statement, Effect: "Deny", Principal: "*", Condition: undefined };
    assert.equal(judged({ policy: JSON.stringify({ Statement: [both.Statement, denying] }) }), "violation");
    assert.equal(judged({ policy: policy({ Resource: "arn:aws:sqs:us-east-1:123456789012:other" }) }), "violation");
  });

  it("judges the dead-letter queue of a bus too", () => {
    const of = (inputs: object) => {
      const kept = queue("kept", { ...inputs });
      return verdicts(rule, graphOf(kept, bus("shop", { deadLetterConfig: { arn: kept.output("arn") } })))["shop"];
    };
    assert.equal(of({ policy: policy({ Condition: undefined }) }), "compliant");
    assert.equal(of({}), "violation");
  });

  it("distinguishes rules with the same name on two buses", () => {
    const twin = resource(
      "aws:cloudwatch/eventRule:EventRule",
      "twin",
      { name: "placed", eventBusName: "other" },
      { outputs: { arn: ARN.replace("/shop/", "/other/") } },
    );
    const kept = queue("kept", { policy: policy() });
    const config = { rule: "placed", deadLetterConfig: { arn: kept.output("arn") } };
    const of = (eventBusName: string) => graphOf(placed, twin, kept, target({ ...config, eventBusName }));
    assert.deepEqual(verdicts(rule, of("shop")), { to: "compliant" });
    assert.deepEqual(verdicts(rule, of("other")), { to: "violation" });
  });

  it("names the default bus not in a rule's ARN", () => {
    const nightly = eventRule("nightly");
    const source = (arn: string) => policy({ Condition: { ArnEquals: { "aws:SourceArn": arn } } });
    const of = (arn: string) => {
      const kept = queue("kept", { policy: source(arn) });
      const to = target({ rule: nightly.output("name"), deadLetterConfig: { arn: kept.output("arn") } });
      return verdicts(rule, previewOf(nightly, kept, to))["to"];
    };
    assert.equal(of("arn:*:events:*:*:rule/nightly"), "compliant");
    assert.equal(of("arn:aws:events:us-east-1:123456789012:rule/nightly"), "undecided", "its account is not known");
    assert.equal(of("arn:aws:events:us-east-1:123456789012:rule/default/nightly"), "violation");
  });

  it("is not applicable where there is no queue, and ignores other types", () => {
    assert.deepEqual(verdicts(rule, graphOf(placed, target())), { to: "notApplicable" });
    assert.deepEqual(verdicts(rule, graphOf(placed, queue("kept"))), {});
  });

  it("is undecided on what it cannot see", () => {
    assert.equal(judged({ policy: unknown }), "undecided");
    assert.equal(judged({ policy: "{" }), "undecided");
    const tagged = { StringEquals: { "aws:PrincipalTag/team": "shop" } };
    assert.equal(judged({ policy: policy({ Condition: tagged }) }), "undecided");
    const theirs = target({ deadLetterConfig: { arn: "arn:aws:sqs:us-east-1:123456789012:theirs" } });
    assert.deepEqual(verdicts(rule, graphOf(theirs)), { to: "undecided" });
    assert.deepEqual(verdicts(rule, graphOf(target({ deadLetterConfig: { arn: unknown } }))), { to: "undecided" });
  });
});
