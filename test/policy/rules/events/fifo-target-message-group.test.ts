import assert from "node:assert/strict";
import { fifoTargetMessageGroup } from "../../../../policy/rules/events/fifo-target-message-group";
import { graphOf, judgementsOf, previewOf, resource, unknown, verdicts, type Fixture } from "../../fixtures";
import { queue, target } from "./fixtures";

const BUILDS = { planned: graphOf, "at preview": previewOf };

describe("events-fifo-target-message-group", () => {
  const rule = fifoTargetMessageGroup;
  const ordered = queue("ordered", { fifoQueue: true, contentBasedDeduplication: true });
  const strict = queue("strict", { fifoQueue: true });
  const plain = queue("plain");
  const group = { sqsTarget: { messageGroupId: "all" } };
  const to = (one: Fixture, more = {}) => target({ arn: one.output("arn"), ...more });

  for (const [when, build] of Object.entries(BUILDS)) {
    it(`accepts a group for a queue that makes ids of contents, ${when}`, () => {
      assert.deepEqual(verdicts(rule, build(ordered, to(ordered, group))), { to: "compliant" });
    });

    it(`refuses a target without a group, and a queue that wants ids, ${when}`, () => {
      const [found] = judgementsOf(rule, build(ordered, to(ordered)));
      assert.equal(found?.verdict === "violation" && found.property, "sqsTarget.messageGroupId");
      const [other] = judgementsOf(rule, build(strict, to(strict, group)));
      assert.equal(other?.verdict === "violation" && other.actual, "strict");
    });

    it(`is not applicable to a standard queue or a topic, ${when}`, () => {
      assert.deepEqual(verdicts(rule, build(plain, to(plain))), { to: "notApplicable" });
      const topic = resource("aws:sns/topic:Topic", "news");
      assert.deepEqual(verdicts(rule, build(topic, to(topic))), { to: "notApplicable" });
    });
  }

  it("knows a FIFO queue that is not in the program by its name", () => {
    const arn = "arn:aws:sqs:us-east-1:123456789012:theirs.fifo";
    assert.deepEqual(verdicts(rule, graphOf(target({ arn }))), { to: "violation" });
    assert.deepEqual(verdicts(rule, graphOf(target({ arn, ...group }))), { to: "undecided" });
    assert.deepEqual(verdicts(rule, graphOf(target({ arn: arn.replace(".fifo", "") }))), { to: "notApplicable" });
  });

  it("is undecided on what is unknown, and ignores other types", () => {
    const unsure = queue("unsure", { fifoQueue: true, contentBasedDeduplication: unknown });
    const either = queue("either", { fifoQueue: unknown });
    assert.deepEqual(verdicts(rule, graphOf(unsure, to(unsure, group))), { to: "undecided" });
    assert.deepEqual(verdicts(rule, graphOf(either, to(either))), { to: "undecided" });
    assert.deepEqual(verdicts(rule, graphOf(ordered, to(ordered, { sqsTarget: unknown }))), { to: "undecided" });
    assert.deepEqual(verdicts(rule, graphOf(ordered)), {});
  });
});
