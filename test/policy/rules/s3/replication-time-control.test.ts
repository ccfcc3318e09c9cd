import assert from "node:assert/strict";
import { replicationTimeControl as ruleOf } from "../../../../policy/rules/s3/replication-time-control";
import { component, graphOf, judgementsOf, previewOf, resource, secret, unknown, verdicts } from "../../fixtures";
import { bucket, EAST, replication, rule } from "./buckets";

const DESTINATION = "arn:aws:s3:::shop-west";
const OFF = { replicationTime: null };
const objective = (rpo: string) =>
  component("shop:index:Region", "shop", { outputs: { objectives: { region: { rpo, rto: "1h" } } } });

/** A source with a tag, and its configuration. */
function parts(tags: unknown, destination: object = {}) {
  const source = bucket("east", EAST, { tags });
  return [source, replication(source.id, [rule(DESTINATION, { destination })])] as const;
}

describe("s3-replication-time-control", () => {
  for (const [when, build] of Object.entries({ planned: graphOf, "at preview": previewOf })) {
    it(`accepts Time Control with metrics for an objective of its 15 minutes, ${when}`, () => {
      assert.deepEqual(verdicts(ruleOf, build(...parts({}), objective("15m"))), { there: "compliant" });
    });

    it(`refuses other minutes than the 15 that S3 takes, ${when}`, () => {
      const judge = (destination: object) => judgementsOf(ruleOf, build(...parts({}, destination)))[0];
      const time = judge({ replicationTime: { status: "Enabled", time: { minutes: 30 } } });
      assert.ok(time?.verdict === "violation");
      assert.equal(time.property, "rules[0].destination.replicationTime.time.minutes");
      const metrics = judge({ metrics: { status: "Enabled", eventThreshold: { minutes: 5 } } });
      assert.ok(metrics?.verdict === "violation");
      assert.equal(metrics.property, "rules[0].destination.metrics.eventThreshold.minutes");
      const both = { time: { minutes: 15 } };
      assert.equal(judge({ replicationTime: { status: "Enabled", ...both } })?.verdict, "compliant");
    });

    it(`refuses a shorter objective, which it cannot promise, ${when}`, () => {
      const [found] = judgementsOf(ruleOf, build(...parts({}), objective("899s")));
      assert.equal(found?.verdict, "violation");
      assert.match(found.message, /99.99 % of new objects within 900 s, later than its objective of 899 s/);
    });

    it(`goes by the source's own tag before the service's objective, ${when}`, () => {
      assert.deepEqual(verdicts(ruleOf, build(...parts({ rpo: "15m" }), objective("1m"))), { there: "compliant" });
      assert.deepEqual(verdicts(ruleOf, build(...parts({ rpo: "1m" }), objective("1h"))), { there: "violation" });
    });

    it(`refuses replication without Time Control, unless two days may be lost, ${when}`, () => {
      const [found] = judgementsOf(ruleOf, build(...parts({ rpo: "47h" }, OFF)));
      assert.equal(found?.verdict, "violation");
      assert.equal(found.property, "rules[0].destination.replicationTime.status");
      assert.match(found.message, /may be 48 hours old; its objective is 169200 s/);
      assert.deepEqual(verdicts(ruleOf, build(...parts({ rpo: "2d" }, OFF))), { there: "compliant" });
    });
  }

  it("refuses Time Control that is turned off", () => {
    const off = { replicationTime: { status: "Disabled", time: { minutes: 15 } } };
    const [found] = judgementsOf(ruleOf, graphOf(...parts({}, off)));
    assert.equal(found?.verdict, "violation");
    assert.equal(found.actual, "Disabled");
  });

  it("requires metrics in any case, so that pending replication is visible", () => {
    for (const tags of [{}, { rpo: "2d" }]) {
      const [found] = judgementsOf(ruleOf, graphOf(...parts(tags, { metrics: null })));
      assert.equal(found?.verdict, "violation");
      assert.equal(found.property, "rules[0].destination.metrics.status");
    }
  });

  it("takes the objective from its settings where the program declares none", () => {
    assert.deepEqual(verdicts(ruleOf, graphOf(...parts({})), { regionRpo: "5m" }), { there: "violation" });
    assert.deepEqual(verdicts(ruleOf, graphOf(...parts({ goal: "1h" })), { regionRpo: "5m", rpoTag: "goal" }), {
      there: "compliant",
    });
  });

  it("is undecided on a status or a tag that is not known, and a tag that is no duration", () => {
    const undecided = { there: "undecided" };
    assert.deepEqual(verdicts(ruleOf, graphOf(...parts({}, { replicationTime: unknown }))), undecided);
    assert.deepEqual(verdicts(ruleOf, graphOf(...parts({}, { metrics: { status: secret } }))), undecided);
    assert.deepEqual(verdicts(ruleOf, graphOf(...parts({ rpo: unknown }))), undecided);
    assert.deepEqual(verdicts(ruleOf, graphOf(...parts({ rpo: "soon" }))), undecided);
    const source = bucket("east", EAST);
    assert.deepEqual(verdicts(ruleOf, graphOf(source, replication(source.id, unknown))), undecided);
  });

  it("is undecided where the objective refuses a source that is not here, whose own tag may allow it", () => {
    const elsewhere = replication("shop-east", [rule(DESTINATION)]);
    assert.deepEqual(verdicts(ruleOf, graphOf(elsewhere, objective("15m"))), { there: "compliant" });
    const [found] = judgementsOf(ruleOf, graphOf(elsewhere, objective("1m")));
    assert.equal(found?.verdict, "undecided");
    assert.match(
      found.reason,
      /The source's tags\["rpo"\] can't be read: it may be in another stack; judge both together/,
    );
  });

  it("ignores other types and disabled rules", () => {
    assert.deepEqual(verdicts(ruleOf, graphOf(resource("aws:s3/bucketPolicy:BucketPolicy", "p"))), {});
    const config = replication("other", [rule(DESTINATION, { status: "Disabled", destination: OFF })]);
    assert.deepEqual(verdicts(ruleOf, graphOf(config)), { there: "notApplicable" });
  });
});
