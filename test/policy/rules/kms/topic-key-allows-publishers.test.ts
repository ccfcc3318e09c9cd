import assert from "node:assert/strict";
import { topicKeyAllowsPublishers as lets } from "../../../../policy/rules/kms/topic-key-allows-publishers";
import { graphOf, judgementsOf, previewOf, resource, unknown, verdicts, type Fixture } from "../../fixtures";
import { other, topic } from "../backup/resources";

const EVENTS = "events.amazonaws.com";
const ALARMS = "cloudwatch.amazonaws.com";

const statement = (Service: unknown, Action: unknown = ["kms:Decrypt", "kms:GenerateDataKey*"], Effect = "Allow") => ({
  Effect,
  Principal: { Service },
  Action,
  Resource: "*",
});
const key = (statements: object[] | undefined): Fixture =>
  resource("aws:kms/key:Key", "data", { policy: statements && JSON.stringify({ Statement: statements }) });
const event = (arn: unknown): Fixture => resource("aws:cloudwatch/eventTarget:EventTarget", "failed-jobs", { arn });
const alarm = (inputs: object): Fixture => resource("aws:cloudwatch/metricAlarm:MetricAlarm", "silence", { ...inputs });

function judged(statements: object[] | undefined, publisher: (arn: unknown) => Fixture, build = graphOf) {
  const data = key(statements);
  const people = topic({ kmsMasterKeyId: data.output("arn") });
  return verdicts(lets, build(data, people, publisher(people.output("arn"))))["people"];
}

describe("kms-topic-key-allows-publishers", () => {
  for (const [when, build] of Object.entries({ planned: graphOf, "at preview": previewOf })) {
    it(`accepts a policy that allows EventBridge, ${when}, and refuses AWS's default policy`, () => {
      assert.equal(judged([statement(EVENTS)], event, build), "compliant");
      assert.equal(judged([statement([ALARMS, EVENTS], "kms:*")], event, build), "compliant");
      assert.equal(judged(undefined, event, build), "violation");
    });

    it(`judges alarms by any of their actions, ${when}`, () => {
      for (const actions of ["alarmActions", "okActions", "insufficientDataActions"]) {
        const publisher = (arn: unknown) => alarm({ [actions]: [arn] });
        assert.equal(judged([statement(ALARMS)], publisher, build), "compliant", actions);
        assert.equal(judged([statement(EVENTS)], publisher, build), "violation", actions);
      }
    });
  }

  it("requires both actions, allowed and to the very service", () => {
    assert.equal(judged([statement(EVENTS, "kms:Decrypt")], event), "violation");
    assert.equal(
      judged([statement(EVENTS, "kms:Decrypt"), statement(EVENTS, "kms:GenerateDataKey")], event),
      "compliant",
    );
    assert.equal(judged([statement(EVENTS, undefined, "Deny")], event), "violation");
    assert.equal(
      judged([{ ...statement(EVENTS), Principal: { AWS: "arn:aws:iam::123456789012:root" } }], event),
      "violation",
    );
    assert.equal(judged([{ ...statement(EVENTS), Principal: "*" }], event), "compliant");
  });

  it("refuses the AWS managed key, which allows no service", () => {
    const people = topic({ kmsMasterKeyId: "alias/aws/sns" });
    const [found] = judgementsOf(lets, graphOf(people, event(people.output("arn"))));
    assert.equal(found?.verdict, "violation");
    assert.deepEqual([found.property, found.actual], ["kmsMasterKeyId", "alias/aws/sns"]);
    assert.match(
      found.message,
      /^failed-jobs publishes to it as events\.amazonaws\.com.*each message is dropped without an error\.$/,
    );
  });

  it("refuses ElastiCache at an encrypted topic, whatever the policy says", () => {
    const data = key([statement("elasticache.amazonaws.com", "kms:*")]);
    const people = topic({ kmsMasterKeyId: data.output("arn") });
    const carts = resource("aws:elasticache/replicationGroup:ReplicationGroup", "carts", {
      notificationTopicArn: people.output("arn"),
    });
    const [found] = judgementsOf(lets, graphOf(data, people, carts));
    assert.equal(found?.verdict, "violation");
    assert.equal(found.wanted, "no KMS key");
    assert.match(found.message, /but that publishes to no encrypted topic/);
  });

  it("reports each service that is not allowed", () => {
    const data = key([]);
    const people = topic({ kmsMasterKeyId: data.output("arn") });
    const graph = graphOf(data, people, event(people.output("arn")), alarm({ okActions: [people.output("arn")] }));
    assert.equal(verdicts(lets, graph)["people"], "violation violation");
  });

  it("is not applicable to a topic that is not encrypted, or to which no service publishes", () => {
    const bare = topic();
    assert.equal(verdicts(lets, graphOf(bare, event(bare.output("arn"))))["people"], "notApplicable");
    assert.equal(verdicts(lets, graphOf(topic({ kmsMasterKeyId: "alias/aws/sns" })))["people"], "notApplicable");
  });

  it("is undecided on what is unknown, and on a key or policy that can't be read", () => {
    const with_ = (kmsMasterKeyId: unknown, ...more: Fixture[]) => {
      const people = topic({ kmsMasterKeyId });
      return verdicts(lets, graphOf(people, event(people.output("arn")), ...more))["people"];
    };
    assert.equal(with_(unknown), "undecided");
    assert.equal(with_("arn:aws:kms:us-east-1:123456789012:key/elsewhere"), "undecided");
    for (const policy of [unknown, "no JSON"]) {
      const data = resource("aws:kms/key:Key", "data", { policy });
      assert.equal(with_(data.output("arn"), data), "undecided");
    }
  });

  it("ignores other types", () => assert.deepEqual(verdicts(lets, graphOf(other)), {}));
});
