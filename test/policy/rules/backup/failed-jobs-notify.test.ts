import assert from "node:assert/strict";
import { failedJobsNotify } from "../../../../policy/rules/backup/failed-jobs-notify";
import { graphOf, judgementsOf, previewOf, resource, unknown, verdicts, type Fixture } from "../../fixtures";
import { allow, policy } from "../../permissions/resources";
import { HERE, other, plan, rule, THERE, topic as people_, vault } from "./resources";

/** A topic to which AWS Backup and EventBridge may publish. */
const topic = (inputs: object = {}) =>
  people_({
    policy: policy(allow("events.amazonaws.com", "sns:Publish"), allow("backup.amazonaws.com", "sns:Publish")),
    ...inputs,
  });

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
      assert.equal(
        found.message,
        "Its failed backup jobs are published to people, which no one receives: it has no subscriber that is reached, or its policy or key does not allow it.",
      );
    });

    it(`refuses a plan without any notification, ${when}`, () => {
      const [found] = judgementsOf(failedJobsNotify, build(daily, topic()));
      assert.equal(found?.verdict, "violation");
      assert.match(found.message, /^No enabled rule matches the events of its failed backup jobs/);
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
      assert.equal(notified(["BACKUP_JOB_STARTED", "BACKUP_JOB_FAILED"]), "compliant");
      assert.equal(notified(["BACKUP_JOB_STARTED", "COPY_JOB_FAILED"]), "violation");
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

  it("requires an enabled rule, a pattern of failures, and a topic that EventBridge may publish to", () => {
    const of = (inputs: object, ofTopic: object = {}, more: Fixture[] = []) => {
      const people = topic(ofTopic);
      const failed = resource(
        "aws:cloudwatch/eventRule:EventRule",
        "failed",
        { eventPattern: PATTERN, ...inputs },
        { region: HERE },
      );
      const all = [
        daily,
        people,
        failed,
        target(failed, people.output("arn")),
        subscription(people.output("arn")),
        ...more,
      ];
      return verdicts(failedJobsNotify, graphOf(...all))["daily"];
    };
    const states = (state: unknown) => ({
      eventPattern: JSON.stringify({ source: ["aws.backup"], detail: { state } }),
    });
    assert.equal(of({}), "compliant");
    assert.equal(of({ state: "DISABLED" }), "violation");
    assert.equal(of({ isEnabled: false }), "violation");
    assert.equal(of(states([{ "anything-but": ["FAILED"] }])), "violation");
    assert.equal(of(states([{ "anything-but": ["COMPLETED", "RUNNING"] }])), "compliant");
    assert.equal(of(states([{ prefix: "FAIL" }])), "compliant");
    const restores = {
      source: ["aws.backup"],
      "detail-type": ["Restore Job State Change"],
      detail: { state: ["FAILED"] },
    };
    assert.equal(of({ eventPattern: JSON.stringify(restores) }), "violation");
    assert.equal(of({}, { policy: policy(allow("cloudwatch.amazonaws.com", "sns:Publish")) }), "violation");
    assert.equal(of({}, { kmsMasterKeyId: "alias/aws/sns" }), "violation");
  });

  it("asks for failed copies of a plan that copies, and counts an alarm", () => {
    const copying = plan({
      rules: [
        rule({
          targetVaultName: "v",
          copyActions: [{ destinationVaultArn: "arn:aws:backup:us-west-2:1:backup-vault:v" }],
        }),
      ],
    });
    const alarm = (metricName: string) =>
      resource(
        "aws:cloudwatch/metricAlarm:MetricAlarm",
        metricName,
        { namespace: "AWS/Backup", metricName },
        { region: HERE },
      );
    const [backups, copies] = [alarm("NumberOfBackupJobsFailed"), alarm("NumberOfCopyJobsFailed")];
    assert.equal(verdicts(failedJobsNotify, graphOf(daily, backups))["daily"], "compliant");
    assert.equal(verdicts(failedJobsNotify, graphOf(copying, backups))["daily"], "violation");
    assert.equal(verdicts(failedJobsNotify, graphOf(copying, backups, copies))["daily"], "compliant");
  });

  it("is undecided on what is unknown", () => {
    const [people, failed] = [topic(), events(PATTERN)];
    const hidden = events(unknown);
    const from = target(hidden, "arn:aws:sns:us-east-1:123456789012:ops");
    assert.equal(verdicts(failedJobsNotify, graphOf(daily, hidden, from))["daily"], "undecided");
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
