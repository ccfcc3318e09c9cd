import assert from "node:assert/strict";
import { globalDatabaseComplete as rule } from "../../../../policy/rules/rds/global-database-complete";
import { graphOf, judgementsOf, previewOf, secret, unknown, verdicts, type Fixture } from "../../fixtures";
import { cluster, globalCluster, globalPair, instance, other, SECONDARY } from "./databases";

const global = globalCluster("global");
const farStack = instance("far", {}, SECONDARY);

describe("rds-global-database-complete", () => {
  for (const [when, build] of Object.entries({ planned: graphOf, "at preview": previewOf })) {
    const judged = (...fixtures: Fixture[]) => verdicts(rule, build(...fixtures))["global"];

    it(`accepts clusters in two Regions, ${when}, also where it was made of one`, () => {
      assert.equal(judged(global, ...globalPair(global)), "compliant");
      const first = cluster("first", { masterUsername: "root", storageEncrypted: true });
      const made = globalCluster("global", {
        sourceDbClusterIdentifier: first.output("arn"),
        storageEncrypted: undefined,
      });
      const standby = cluster("standby", { globalClusterIdentifier: made.id }, { region: "us-west-2" });
      assert.equal(judged(made, first, standby), "compliant");
    });

    it(`refuses one Region only, ${when}, where both stacks are judged`, () => {
      const [writer] = globalPair(global);
      const [found] = judgementsOf(rule, build(global, writer, farStack));
      assert.equal(found?.verdict, "violation");
      assert.deepEqual(
        [found.property, found.actual, found.wanted],
        ["globalClusterMembers", ["us-east-1"], "clusters in 2 Regions"],
      );
      assert.match(found.message, /^Its only cluster \(writer\) is in us-east-1: if us-east-1 is lost/);
      assert.equal(judged(global, farStack), "violation");
      assert.equal(judged(global, writer), "undecided");
    });

    it(`refuses one that is not encrypted, ${when}, which is the default`, () => {
      for (const actual of [false, undefined]) {
        const plain = globalCluster(
          "global",
          { storageEncrypted: actual },
          { outputs: actual === undefined ? { storageEncrypted: unknown } : {} },
        );
        const [found] = judgementsOf(rule, build(plain, ...globalPair(plain)));
        assert.equal(found?.verdict, "violation");
        assert.deepEqual([found.property, found.actual, found.wanted], ["storageEncrypted", actual, true]);
      }
    });

    it(`refuses a second cluster with a master user, ${when}`, () => {
      const pair = globalPair(global, {}, { masterUsername: "root", masterPassword: secret });
      const [found] = judgementsOf(rule, build(global, ...pair));
      assert.equal(found?.verdict, "violation");
      assert.equal(found.property, "standby.masterUsername");
      assert.deepEqual(found.actual, ["masterUsername", "masterPassword"]);
      assert.match(found.message, /^writer, standby each have a master user/);
    });

    it(`refuses backtrack, ${when}, on either side`, () => {
      const pair = globalPair(global, { backtrackWindow: 3600 }, { backtrackWindow: 0 });
      const [found] = judgementsOf(rule, build(global, ...pair));
      assert.equal(found?.verdict, "violation");
      assert.deepEqual([found.property, found.actual, found.wanted], ["writer.backtrackWindow", 3600, 0]);
    });
  }

  it("finds the other stack's cluster by the global database's name", () => {
    const [writer] = globalPair(global);
    const standby = cluster("standby", { globalClusterIdentifier: "global" }, SECONDARY);
    assert.deepEqual(verdicts(rule, graphOf(global, writer, standby)), { global: "compliant" });
  });

  it("is undecided on what is unknown", () => {
    const judged = (...fixtures: Fixture[]) => verdicts(rule, graphOf(...fixtures))["global"];
    const hidden = globalCluster("global", { storageEncrypted: unknown });
    assert.equal(judged(hidden, ...globalPair(hidden)), "undecided");
    assert.equal(judged(global, ...globalPair(global, { backtrackWindow: unknown })), "undecided");
    const [writer] = globalPair(global);
    assert.equal(judged(global, writer, cluster("stray", { globalClusterIdentifier: unknown }), farStack), "undecided");
    const nowhere = cluster("nowhere", { globalClusterIdentifier: global.id }, { region: undefined } as object);
    assert.equal(judged(global, nowhere, farStack), "undecided");
  });

  it("ignores other types", () => {
    assert.deepEqual(verdicts(rule, graphOf(cluster("shop"), other)), {});
  });
});
