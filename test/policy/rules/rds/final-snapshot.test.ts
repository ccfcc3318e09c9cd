import assert from "node:assert/strict";
import { finalSnapshot as rule } from "../../../../policy/rules/rds/final-snapshot";
import { graphOf, judgementsOf, previewOf, resource, unknown, verdicts } from "../../fixtures";
import { arnOf, cluster, globalCluster, globalPair, instance, other, replica, WEST } from "./databases";

const NAMED = { skipFinalSnapshot: false, finalSnapshotIdentifier: "shop-final" };

describe("rds-final-snapshot", () => {
  for (const [when, build] of Object.entries({ planned: graphOf, "at preview": previewOf })) {
    it(`accepts a named final snapshot, ${when}`, () => {
      const graph = build(instance("shop", NAMED), cluster("orders", { finalSnapshotIdentifier: "orders-final" }));
      assert.deepEqual(verdicts(rule, graph), { shop: "compliant", orders: "compliant" });
    });

    it(`refuses to skip it, ${when}`, () => {
      const [found] = judgementsOf(rule, build(instance("shop", { ...NAMED, skipFinalSnapshot: true })));
      assert.equal(found?.verdict, "violation");
      assert.deepEqual([found.property, found.actual, found.wanted], ["skipFinalSnapshot", true, false]);
      assert.match(found.message, /no data is left/);
    });

    it(`refuses one without a name, ${when}`, () => {
      for (const inputs of [{}, { finalSnapshotIdentifier: "" }]) {
        const [found] = judgementsOf(rule, build(cluster("orders", inputs)));
        assert.equal(found?.verdict, "violation");
        assert.deepEqual([found.property, found.actual], ["finalSnapshotIdentifier", undefined]);
        assert.match(found.message, /its deletion fails half-way/);
      }
    });

    it(`is not applicable to a replica, ${when}, but of both clusters of a global database`, () => {
      const shop = instance("shop", NAMED);
      const graph = build(shop, replica("copy", shop, { skipFinalSnapshot: true }));
      assert.deepEqual(verdicts(rule, graph), { shop: "compliant", copy: "notApplicable" });
      const global = globalCluster("global");
      const [writer, standby] = globalPair(global, { finalSnapshotIdentifier: "final" }, { skipFinalSnapshot: true });
      assert.deepEqual(verdicts(rule, build(global, writer, standby)), { writer: "compliant", standby: "violation" });
    });
  }

  it("asks it of a deployed member of a global database that follows another, as it did of the plan", () => {
    const follows = { replicationSourceIdentifier: arnOf("us-east-1", "writer", "cluster") };
    const standby = cluster(
      "standby",
      { globalClusterIdentifier: "global", skipFinalSnapshot: true, ...follows },
      WEST,
    );
    assert.deepEqual(verdicts(rule, graphOf(standby)), { standby: "violation" });
    const alone = cluster("alone", { skipFinalSnapshot: true, ...follows }, WEST);
    assert.deepEqual(verdicts(rule, graphOf(alone)), { alone: "notApplicable" });
  });

  it("is undecided on what is unknown", () => {
    assert.deepEqual(verdicts(rule, graphOf(instance("shop", { skipFinalSnapshot: unknown }))), { shop: "undecided" });
    assert.deepEqual(verdicts(rule, graphOf(instance("shop", { replicateSourceDb: unknown }))), { shop: "undecided" });
  });

  it("ignores other types", () => {
    assert.deepEqual(verdicts(rule, graphOf(other, resource("aws:rds/clusterInstance:ClusterInstance", "one"))), {});
  });
});
