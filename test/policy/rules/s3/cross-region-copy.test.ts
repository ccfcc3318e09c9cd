import assert from "node:assert/strict";
import { crossRegionCopy as ruleOf } from "../../../../policy/rules/s3/cross-region-copy";
import { graphOf, judgementsOf, previewOf, resource, unknown, verdicts, type Fixture } from "../../fixtures";
import { bucket, EAST, replication, rule, WEST } from "./buckets";

const VAULT = (region: string) => `arn:aws:backup:${region}:123456789012:backup-vault:shop`;
const tagged = (inputs: object = {}) => bucket("data", EAST, { tags: { "backup-plan": "shop" }, ...inputs });
const BY_TAG = { selectionTags: [{ type: "STRINGEQUALS", key: "backup-plan", value: "shop" }] };
const BY_CONDITION = { conditions: [{ stringEquals: [{ key: "aws:ResourceTag/backup-plan", value: "shop" }] }] };

/** A plan, its copies to a vault, and a selection. */
function backups(destinationVaultArn: unknown, selects: object = BY_TAG, region = EAST) {
  const copyActions = destinationVaultArn === null ? [] : [{ destinationVaultArn }];
  const plan = resource("aws:backup/plan:Plan", "daily", { rules: [{ ruleName: "r", copyActions }] }, { region });
  return [plan, resource("aws:backup/selection:Selection", "all", { planId: plan.id, ...selects }, { region })];
}

describe("s3-cross-region-copy", () => {
  for (const [when, build] of Object.entries({ planned: graphOf, "at preview": previewOf })) {
    it(`accepts replication to another Region, ${when}; the copy is judged by other rules`, () => {
      const [east, west] = [bucket("east", EAST), bucket("west", WEST)];
      const graph = build(east, west, replication(east.id, [rule(west.output("arn"))]));
      assert.deepEqual(verdicts(ruleOf, graph), { east: "compliant", west: "notApplicable" });
      const copy = judgementsOf(ruleOf, graph).find(({ name }) => name === "west");
      assert.ok(copy?.verdict === "notApplicable" && copy.reason.startsWith("It is a replication destination"));
    });

    it(`refuses replication within the Region only, ${when}`, () => {
      const [east, near] = [bucket("east", EAST), bucket("near", EAST)];
      const [found] = judgementsOf(ruleOf, build(east, near, replication(east.id, [rule(near.output("arn"))])));
      assert.equal(found?.verdict, "violation");
      assert.equal(found.message, "Its only replicas (near) are in its own Region, us-east-1.");
    });

    it(`accepts backups that are copied to another Region, found in either way, ${when}`, () => {
      for (const selects of [BY_TAG, BY_CONDITION])
        assert.deepEqual(verdicts(ruleOf, build(tagged(), ...backups(VAULT(WEST), selects))), { data: "compliant" });
    });

    it(`refuses backups that stay, ${when}`, () => {
      for (const vault of [VAULT(EAST), null]) {
        const [found] = judgementsOf(ruleOf, build(tagged(), ...backups(vault)));
        assert.equal(found?.verdict, "violation");
        assert.match(found.message, /backups of daily, which stay in its own Region/);
      }
    });

    it(`is undecided on the tag where no plan that finds it is seen, ${when}`, () => {
      assert.deepEqual(verdicts(ruleOf, build(tagged())), { data: "undecided" });
      assert.deepEqual(verdicts(ruleOf, build(tagged(), ...backups(VAULT(EAST), BY_TAG, WEST))), { data: "undecided" });
      const others = { selectionTags: [{ type: "STRINGEQUALS", key: "backup-plan", value: "other" }] };
      assert.deepEqual(verdicts(ruleOf, build(tagged(), ...backups(null, others))), { data: "undecided" });
    });
  }

  it("refuses replication whose rules are all Disabled", () => {
    const [east, west] = [bucket("east", EAST), bucket("west", WEST)];
    const off = rule(west.output("arn"), { status: "Disabled" });
    const judge = (...rules: unknown[]) => verdicts(ruleOf, graphOf(east, west, replication(east.id, rules))).east;
    assert.equal(judge(off, off), "violation");
    assert.equal(judge(off, rule(west.output("arn"))), "compliant");
    assert.equal(judge({ ...off, status: unknown }), "compliant");
    assert.equal(judge(), "undecided");
  });

  it("is undecided on a bucket of which nothing shows what it holds", () => {
    assert.deepEqual(verdicts(ruleOf, graphOf(bucket("things", EAST))), { things: "undecided" });
  });

  it("does not apply to logs, results, artifacts and what the program uploads", () => {
    const users: [string, (of: Fixture) => Record<string, unknown>][] = [
      ["aws:lb/loadBalancer:LoadBalancer", (of) => ({ accessLogs: { bucket: of.id } })],
      ["aws:s3/bucketLogging:BucketLogging", (of) => ({ targetBucket: of.id })],
      ["aws:cloudfront/distribution:Distribution", () => ({ loggingConfig: { bucket: "things.s3.amazonaws.com" } })],
      ["aws:cloudtrail/trail:Trail", (of) => ({ s3BucketName: of.id })],
      ["aws:synthetics/canary:Canary", () => ({ artifactS3Location: "s3://things/canary" })],
      [
        "aws:athena/workgroup:Workgroup",
        () => ({ configuration: { resultConfiguration: { outputLocation: "s3://things/" } } }),
      ],
      ["aws:s3/bucketObject:BucketObject", (of) => ({ bucket: of.id, key: "index.html" })],
      ["aws:s3/bucketWebsiteConfiguration:BucketWebsiteConfiguration", (of) => ({ bucket: of.id })],
    ];
    for (const [type, inputs] of users) {
      const things = bucket("things", EAST, { bucket: "things" });
      const user = resource(type, "user", inputs(things));
      for (const build of [graphOf, previewOf])
        assert.deepEqual(verdicts(ruleOf, build(things, user)), { things: "notApplicable" }, type);
      const other = bucket("other", EAST, { bucket: "other" });
      assert.equal(verdicts(ruleOf, graphOf(other, things, user)).other, "undecided", type);
    }
  });

  it("is undecided on a bucket to which objects come from elsewhere, whatever else is uploaded to it", () => {
    const arrivals: [string, (of: Fixture) => Record<string, unknown>][] = [
      [
        "aws:kinesis/firehoseDeliveryStream:FirehoseDeliveryStream",
        (of) => ({ extendedS3Configuration: { bucketArn: of.output("arn") } }),
      ],
      ["aws:glue/crawler:Crawler", () => ({ s3Targets: [{ path: "s3://things/events" }] })],
      ["aws:s3/bucketNotification:BucketNotification", (of) => ({ bucket: of.id })],
    ];
    for (const [type, inputs] of arrivals) {
      const things = bucket("things", EAST, { bucket: "things" });
      const page = resource("aws:s3/bucketObject:BucketObject", "page", { bucket: things.id, key: "index.html" });
      const [found] = judgementsOf(ruleOf, graphOf(things, page, resource(type, "user", inputs(things))));
      assert.equal(found?.verdict, "undecided", type);
      assert.match(found.reason, /^It holds .* user\. No copy of it was found/);
    }
  });

  it("goes by the tag that its settings name", () => {
    const graph = graphOf(bucket("data", EAST, { tags: { backup: "yes" } }));
    assert.deepEqual(verdicts(ruleOf, graph, { backupTag: "backup" }), { data: "undecided" });
    assert.deepEqual(verdicts(ruleOf, graph), { data: "undecided" });
  });

  it("is undecided on tags, vaults, selections and replications that are not known", () => {
    const undecided = { data: "undecided" };
    assert.deepEqual(verdicts(ruleOf, graphOf(bucket("data", EAST, { tags: unknown }))), undecided);
    assert.deepEqual(verdicts(ruleOf, graphOf(tagged(), ...backups(unknown))), undecided);
    assert.deepEqual(verdicts(ruleOf, graphOf(tagged(), ...backups(null, { selectionTags: unknown }))), undecided);
    assert.deepEqual(verdicts(ruleOf, graphOf(bucket("data", EAST), replication(unknown, [rule(unknown)]))), undecided);
    const east = bucket("data", EAST);
    const away = replication(east.id, [rule("arn:aws:s3:::other")]);
    assert.deepEqual(verdicts(ruleOf, graphOf(east, away)), undecided);
  });

  for (const [what, rules] of [
    ["a destination that is a list", [rule(["x"])]],
    ["a rule that is text", ["x"]],
  ] as const)
    it(`is undecided for no other bucket where a replication has ${what}`, () => {
      const [east, west, logs] = [bucket("east", EAST), bucket("west", WEST), bucket("logs", EAST)];
      const broken = replication(east.id, rules, "there", { propertyDependencies: { rules: [west] } });
      const trail = resource("aws:cloudtrail/trail:Trail", "trail", { s3BucketName: logs.id });
      assert.deepEqual(verdicts(ruleOf, graphOf(logs, trail, broken)), { logs: "notApplicable" });
      const { west: copy, logs: other } = verdicts(ruleOf, graphOf(east, west, logs, trail, broken));
      assert.deepEqual({ copy, other }, { copy: "undecided", other: "notApplicable" });
    });

  it("ignores other types", () => {
    assert.deepEqual(verdicts(ruleOf, graphOf(resource("aws:s3/bucketPolicy:BucketPolicy", "p"))), {});
  });
});
