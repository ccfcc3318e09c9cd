import assert from "node:assert/strict";
import { failedJobsNotify } from "../../../../policy/rules/backup/failed-jobs-notify";
import { graphOf, judgementsOf, previewOf, resource, unknown, verdicts, type Fixture } from "../../fixtures";
import { HERE, other, plan, rule, THERE, topic, vault } from "./resources";

const PATTERN = JSON.stringify({ source: ["aws.backup"], detail: { state: ["FAILED", "EXPIRED"] } });
const events = (eventPattern: unknown, options = {}): Fixture =>
  resource("aws:cloudwatch/eventRule:EventRule", "failed", { eventPattern }, { region: HERE, ...options });
const target = (of: Fixture, arn: unknown): Fixture =>
  resource("aws:cloudwatch/eventTarget:EventTarget", "tell", { rule: of.output("name"), arn }, { region: HERE });
const subscription = (of: unknown): Fixture =>
  resource("aws:sns/topicSubscription:TopicSubscription", "oncall", { topic: of, protocol: "email" }, { region: HERE });
const near = vault();
const daily = plan({ rules: [rule({ targetVaultName: near.output("name") })] });
const notifications = (of: Fixture, snsTopicArn: unknown, backupVaultEvents: unknown): Fixture =>
  resource(
    "aws:backup/vaultNotifications:VaultNotifications",
    "vault",
    { backupVaultName: of.output("name"), snsTopicArn, backupVaultEvents },
    { region: HERE },
  );

describe("backup-failed-jobs-notify", () => {
  for (const [when, build] of Object.entries({ planned: graphOf, "at preview": previewOf })) {
    it(`accepts events that reach a topic with a subscriber, ${when}`, () => {
      const [people, failed] = [topic(), events(PATTERN)];
      const all = [daily, people, failed, target(failed, people.output("arn"))];
      assert.equal(verdicts(failedJobsNotify, build(...all, subscription(people.output("arn"))))["daily"], "compliant");
    });

    it(`refuses a topic without a subscriber, ${when}`, () => {
      const [people, failed] = [topic(), events(PATTERN)];
      const [found] = judgementsOf(
        failedJobsNotify,
        build(daily, people, failed, target(failed, people.output("arn"))),
      );
      assert.equal(found?.verdict, "violation");
      assert.equal(found.message, "Its failed jobs are published to people, which has no subscriber.");
    });

    it(`refuses a plan without any notification, ${when}`, () => {
      const [found] = judgementsOf(failedJobsNotify, build(daily, topic()));
      assert.equal(found?.verdict, "violation");
      assert.match(found.message, /^No rule matches the events of its failed jobs/);
    });

    it(`accepts the vault's own notifications of failures, ${when}, and not those of starts`, () => {
      const people = topic();
      const notified = (kinds: string[]) =>
        verdicts(
          failedJobsNotify,
          build(
            near,
            daily,
            people,
            notifications(near, people.output("arn"), kinds),
            subscription(people.output("arn")),
          ),
        )["daily"];
      assert.equal(notified(["BACKUP_JOB_STARTED", "COPY_JOB_FAILED"]), "compliant");
      assert.equal(notified(["BACKUP_JOB_COMPLETED"]), "compliant");
      assert.equal(notified(["BACKUP_JOB_STARTED"]), "violation");
    });
  }

  it("accepts a target that is no topic, such as a function or a topic not in the program", () => {
    const failed = events(PATTERN);
    for (const arn of ["arn:aws:lambda:us-east-1:123456789012:function:page", "arn:aws:sns:us-east-1:123456789012:ops"])
      assert.equal(verdicts(failedJobsNotify, graphOf(daily, failed, target(failed, arn)))["daily"], "compliant");
  });

  it("does not count events of others, of successes, or of another Region", () => {
    const reach = (eventPattern: string, options = {}) => {
      const [people, failed] = [topic(), events(eventPattern, options)];
      const all = [daily, people, failed, target(failed, people.output("arn")), subscription(people.output("arn"))];
      return verdicts(failedJobsNotify, graphOf(...all))["daily"];
    };
    assert.equal(reach(JSON.stringify({ source: ["aws.ec2"] })), "violation");
    assert.equal(reach(JSON.stringify({ source: ["aws.backup"], detail: { state: ["COMPLETED"] } })), "violation");
    assert.equal(reach(JSON.stringify({ source: ["aws.backup"] })), "compliant");
    assert.equal(reach(PATTERN, { region: THERE }), "violation");
  });

  it("is undecided on what is unknown", () => {
    const [people, failed] = [topic(), events(PATTERN)];
    assert.equal(verdicts(failedJobsNotify, graphOf(daily, events(unknown)))["daily"], "undecided");
    assert.equal(
      verdicts(failedJobsNotify, graphOf(daily, people, failed, target(failed, unknown)))["daily"],
      "undecided",
    );
    const reached = [daily, people, failed, target(failed, people.output("arn"))];
    assert.equal(verdicts(failedJobsNotify, graphOf(...reached, subscription(unknown)))["daily"], "undecided");
  });

  it("has no events where a rule has a schedule instead", () =>
    assert.equal(verdicts(failedJobsNotify, graphOf(daily, events(undefined)))["daily"], "violation"));

  it("ignores other types", () => assert.deepEqual(verdicts(failedJobsNotify, graphOf(other)), {}));
});
