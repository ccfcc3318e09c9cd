import assert from "node:assert/strict";
import { copyMatchesSource as rule } from "../../../../policy/rules/rds/copy-matches-source";
import { graphOf, judgementsOf, previewOf, unknown, verdicts, type Fixture } from "../../fixtures";
import { arnOf, EAST, globalCluster, globalPair, instance, member, other, replica, SECONDARY } from "./databases";

const GROUPS = { dbSubnetGroupName: "west", parameterGroupName: "west" };
const CLUSTER_GROUPS = { dbSubnetGroupName: "west", dbClusterParameterGroupName: "west" };
const LIKE = { ...GROUPS, multiAz: true, instanceClass: "db.r7g.large" };
const STRICT = { singleZoneCopy: false };
const shop = instance("shop", { multiAz: true, instanceClass: "db.r7g.large" });

describe("rds-copy-matches-source", () => {
  for (const [when, build] of Object.entries({ planned: graphOf, "at preview": previewOf })) {
    const judged = (...fixtures: Fixture[]) => verdicts(rule, build(...fixtures));
    const copyOf = (inputs: Record<string, unknown>) =>
      judgementsOf(rule, build(shop, replica("copy", shop, { ...LIKE, ...inputs })))[1];

    it(`accepts a replica like its source, ${when}, or larger`, () => {
      assert.deepEqual(judged(shop, replica("copy", shop, LIKE)), { shop: "notApplicable", copy: "compliant" });
      assert.equal(copyOf({ instanceClass: "db.r7g.2xlarge" })?.verdict, "compliant");
    });

    it(`refuses a smaller class, ${when}, unless its setting allows it`, () => {
      const found = copyOf({ instanceClass: "db.t4g.medium" });
      assert.equal(found?.verdict, "violation");
      assert.deepEqual(
        [found.property, found.actual, found.wanted],
        ["instanceClass", "db.t4g.medium", "at least the size of db.r7g.large"],
      );
      assert.match(found.message, /^It is smaller than shop \(db.t4g.medium, db.r7g.large\)/);
      const small = build(shop, replica("copy", shop, { ...LIKE, instanceClass: "db.t4g.medium" }));
      assert.equal(verdicts(rule, small, { smallerCopy: true })["copy"], "compliant");
    });

    it(`does not require a standby before the promotion, ${when}, unless its setting requires it`, () => {
      for (const multiAz of [false, undefined]) {
        const graph = build(shop, replica("copy", shop, { ...LIKE, multiAz }));
        assert.equal(verdicts(rule, graph)["copy"], "compliant");
        const found = judgementsOf(rule, graph, STRICT)[1];
        assert.equal(found?.verdict, "violation");
        assert.deepEqual([found.property, found.actual, found.wanted], ["multiAz", multiAz, true]);
        assert.match(found.message, /^shop is Multi-AZ but it is not/);
      }
      const plain = instance("shop");
      const single = build(plain, replica("copy", plain, { ...LIKE, multiAz: false }));
      assert.equal(verdicts(rule, single, STRICT)["copy"], "compliant");
      assert.equal(verdicts(rule, build(shop, replica("copy", shop, LIKE)), STRICT)["copy"], "compliant");
    });

    it(`counts Aurora's instances, ${when}, where its setting requires a standby`, () => {
      const global = globalCluster("global");
      const [writer, standby] = globalPair(global, {}, CLUSTER_GROUPS);
      const all = [global, writer, member("w", writer), member("r", writer), standby];
      const judgedStrictly = (...more: Fixture[]) => verdicts(rule, build(...all, ...more), STRICT)["standby"];
      assert.equal(judgedStrictly(), "compliant");
      assert.equal(judgedStrictly(member("s", standby)), "violation");
      assert.equal(judgedStrictly(member("s", standby), member("t", standby)), "compliant");
      assert.equal(judged(...all, member("s", standby))["standby"], "compliant");
    });

    it(`refuses a replica in AWS's default groups, ${when}`, () => {
      const found = judgementsOf(
        rule,
        build(shop, replica("copy", shop, { ...LIKE, dbSubnetGroupName: undefined, parameterGroupName: "" })),
      );
      const messages = found.flatMap((one) => (one.verdict === "violation" ? [one.message] : []));
      assert.match(messages[0] ?? "", /has no subnet group: AWS creates it in the Region's default VPC/);
      assert.match(messages[1] ?? "", /has no parameterGroupName: after its promotion/);
      assert.equal(messages.length, 2);
    });

    it(`compares the clusters of a global database, ${when}, but not a headless one's class`, () => {
      const global = globalCluster("global");
      const [writer, standby] = globalPair(global, {}, CLUSTER_GROUPS);
      const all = [global, writer, member("w", writer, { instanceClass: "db.r7g.xlarge" }), standby];
      assert.equal(judged(...all)["standby"], "compliant");
      assert.equal(judged(...all, member("s", standby, { instanceClass: "db.r7g.large" }))["standby"], "violation");
      assert.equal(judged(...all, member("s", standby, { instanceClass: "db.r7g.xlarge" }))["standby"], "compliant");
      assert.equal(judged(...all, member("s", standby, { instanceClass: "db.serverless" }))["standby"], "compliant");
      const [, bare] = globalPair(global);
      assert.equal(judged(global, writer, bare)["standby"], "violation violation");
    });

    it(`judges only the other Region's stack as far as it goes, ${when}`, () => {
      const alone = (inputs: Record<string, unknown>) => replica("copy", arnOf("us-east-1", "shop"), inputs, SECONDARY);
      assert.deepEqual(judged(alone(LIKE)), { copy: "undecided" });
      assert.deepEqual(judged(alone({})), { copy: "violation violation undecided" });
    });

    it(`is not applicable to a replica in its source's Region, ${when}`, () => {
      assert.equal(judged(shop, replica("reader", shop, {}, EAST))["reader"], "notApplicable");
    });
  }

  it("is undecided on what is unknown", () => {
    const copy = (inputs: Record<string, unknown>) =>
      verdicts(rule, graphOf(shop, replica("copy", shop, { ...LIKE, ...inputs })), STRICT)["copy"];
    assert.equal(copy({ instanceClass: unknown }), "undecided");
    assert.equal(copy({ multiAz: unknown }), "undecided");
    assert.equal(copy({ replicateSourceDb: unknown }), "undecided");
    const hidden = instance("shop", { multiAz: unknown });
    assert.equal(
      verdicts(rule, graphOf(hidden, replica("copy", hidden, { ...LIKE, multiAz: false })), STRICT)["copy"],
      "undecided",
    );
  });

  it("refuses a replica in another Region that names its source by identifier", () => {
    const judge = (of: string) =>
      judgementsOf(rule, graphOf(shop, replica("copy", of, LIKE))).filter(({ name }) => name === "copy");
    const [found] = judge("shop");
    assert.equal(
      found?.verdict === "violation" && found.message,
      "RDS looks for shop in us-west-2, but shop is in us-east-1: the copy can't be created.",
    );
    assert.ok(judge(arnOf("us-east-1", "shop")).every(({ verdict }) => verdict !== "violation"));
  });

  it("ignores other types", () => {
    assert.deepEqual(verdicts(rule, graphOf(other)), {});
  });
});
