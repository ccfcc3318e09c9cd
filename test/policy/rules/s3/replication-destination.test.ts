import assert from "node:assert/strict";
import { replicationDestination as ruleOf } from "../../../../policy/rules/s3/replication-destination";
import { graphOf, judgementsOf, previewOf, resource, unknown, verdicts, type Fixture } from "../../fixtures";
import { bucket, EAST, replication, rule, versioning, WEST } from "./buckets";

const east = () => bucket("east", EAST);
const west = (region: string | undefined = WEST) => bucket("west", region);
const to = (destination: Fixture, changes = {}) => [rule(destination.output("arn"), changes)];

describe("s3-replication-destination", () => {
  for (const [when, build] of Object.entries({ planned: graphOf, "at preview": previewOf })) {
    it(`accepts a bucket with versions in another Region, ${when}`, () => {
      const [from, there] = [east(), west()];
      const graph = build(from, there, versioning(there.id), replication(from.id, to(there)));
      assert.deepEqual(verdicts(ruleOf, graph), { there: "compliant" });
    });

    it(`refuses a bucket of the source's own Region, ${when}`, () => {
      const [from, there] = [east(), west(EAST)];
      const graph = build(from, there, versioning(there.id), replication(from.id, to(there)));
      const [found] = judgementsOf(ruleOf, graph);
      assert.equal(found?.verdict, "violation");
      assert.equal(found.actual, EAST);
      assert.match(found.message, /^Its replicas are in west, in us-east-1 like the source/);
    });

    it(`refuses a bucket without versioning, and one with suspended versioning, ${when}`, () => {
      const [from, there] = [east(), west()];
      const config = replication(from.id, to(there));
      assert.deepEqual(verdicts(ruleOf, build(from, there, config)), { there: "violation" });
      const suspended = versioning(there.id, "Suspended");
      assert.deepEqual(verdicts(ruleOf, build(from, there, suspended, config)), { there: "violation" });
    });
  }

  it("finds by its name a bucket that another stack made", () => {
    const there = bucket("west", WEST, {}, { stack: "secondary" });
    const config = replication("shop-east", [rule("arn:aws:s3:::shop-west")]);
    assert.deepEqual(verdicts(ruleOf, graphOf(east(), there, versioning("shop-west"), config)), { there: "compliant" });
  });

  it("honours the bucket's own versioning argument", () => {
    const [from, there] = [east(), bucket("west", WEST, { versioning: { enabled: true } })];
    assert.deepEqual(verdicts(ruleOf, graphOf(from, there, replication(from.id, to(there)))), { there: "compliant" });
  });

  it("judges each rule that is on, and none that is off", () => {
    const [from, there] = [east(), west()];
    const rules = [...to(there), ...to(there, { status: "Disabled" }), rule(from.output("arn"))];
    const graph = graphOf(from, there, versioning(there.id), replication(from.id, rules));
    assert.deepEqual(verdicts(ruleOf, graph), { there: "compliant violation" });
    const off = graphOf(from, there, replication(from.id, to(there, { status: "Disabled" })));
    assert.deepEqual(verdicts(ruleOf, off), { there: "notApplicable" });
  });

  it("is undecided on what is not in the program, has no Region, or is not known yet", () => {
    const from = east();
    const undecided = { there: "undecided" };
    assert.deepEqual(verdicts(ruleOf, graphOf(from, replication(from.id, [rule("arn:aws:s3:::other")]))), undecided);
    assert.deepEqual(verdicts(ruleOf, graphOf(from, replication(from.id, [rule(unknown)]))), undecided);
    assert.deepEqual(verdicts(ruleOf, graphOf(from, replication(from.id, unknown))), undecided);
    const nowhere = bucket("west", undefined);
    const graph = graphOf(from, nowhere, versioning(nowhere.id), replication(from.id, to(nowhere)));
    assert.deepEqual(verdicts(ruleOf, graph), undecided);
    const there = west();
    const soon = graphOf(from, there, versioning(there.id, unknown), replication(from.id, to(there)));
    assert.deepEqual(verdicts(ruleOf, soon), undecided);
  });

  it("ignores other types, and a configuration without rules", () => {
    assert.deepEqual(verdicts(ruleOf, graphOf(east(), resource("aws:s3/bucketPolicy:BucketPolicy", "p"))), {});
    const from = east();
    assert.deepEqual(verdicts(ruleOf, graphOf(from, replication(from.id, []))), { there: "notApplicable" });
  });
});
