import assert from "node:assert/strict";
import { auroraReaderAutoscaling as rule } from "../../../../policy/rules/rds/aurora-reader-autoscaling";
import { graphOf, judgementsOf, previewOf, resource, unknown, verdicts, type Fixture } from "../../fixtures";
import { cluster, EAST, member, other, WEST } from "./databases";

const shop = cluster("shop");
const machines = [member("a", shop), member("b", shop)];
const target = (inputs: Record<string, unknown> = {}, options = EAST): Fixture =>
  resource(
    "aws:appautoscaling/target:Target",
    "readers",
    {
      resourceId: "cluster:shop",
      minCapacity: 1,
      maxCapacity: 4,
      scalableDimension: "rds:cluster:ReadReplicaCount",
      ...inputs,
    },
    options,
  );
const policy = (resourceId: unknown, options = EAST): Fixture =>
  resource("aws:appautoscaling/policy:Policy", "policy", { resourceId, policyType: "TargetTrackingScaling" }, options);

describe("rds-aurora-reader-autoscaling", () => {
  for (const [when, build] of Object.entries({ planned: graphOf, "at preview": previewOf })) {
    const judge = (...fixtures: Fixture[]) => judgementsOf(rule, build(shop, ...machines, ...fixtures))[0];

    it(`accepts bounds above the cluster's own readers with a policy, ${when}`, () => {
      assert.equal(judge(target(), policy("cluster:shop"))?.verdict, "compliant");
      const readers = target();
      assert.equal(judge(readers, policy(readers.output("resourceId")))?.verdict, "compliant");
    });

    it(`refuses bounds that AWS refuses, ${when}`, () => {
      for (const [minCapacity, maxCapacity] of [
        [1, 16],
        [5, 4],
      ]) {
        const found = judge(target({ minCapacity, maxCapacity }), policy("cluster:shop"));
        assert.equal(found?.verdict, "violation");
        assert.deepEqual(
          [found.property, found.actual, found.wanted],
          ["maxCapacity", maxCapacity, `from ${minCapacity} to 15`],
        );
        assert.match(found.message, /AWS refuses it, and no reader is added/);
      }
    });

    it(`refuses bounds that the cluster's own readers fill, ${when}`, () => {
      const found = judge(target({ maxCapacity: 1 }), policy("cluster:shop"));
      assert.equal(found?.verdict, "violation");
      assert.deepEqual([found.property, found.actual, found.wanted], ["maxCapacity", 1, "more than 1"]);
    });

    it(`refuses a target that no policy moves, ${when}`, () => {
      for (const others of [[], [policy("cluster:other")], [policy("cluster:shop", WEST)]]) {
        const found = judge(target(), ...others);
        assert.equal(found?.verdict, "violation");
        assert.deepEqual([found.property, found.actual], ["resourceId", "cluster:shop"]);
        assert.match(found.message, /^No policy scales it/);
      }
    });

    it(`refuses a cluster without an instance, ${when}, and a Multi-AZ DB cluster`, () => {
      const headless = judgementsOf(rule, build(shop, target(), policy("cluster:shop")))[0];
      assert.equal(headless?.verdict, "violation");
      assert.match(headless.message, /^shop has no instance/);
      const fixed = judgementsOf(
        rule,
        build(cluster("shop", { engine: "mysql" }), target(), policy("cluster:shop")),
      )[0];
      assert.equal(fixed?.verdict, "violation");
      assert.match(fixed.message, /^shop is a Multi-AZ DB cluster/);
    });
  }

  it("finds the cluster by what it depends on at preview", () => {
    const resourceId = { propertyDependencies: { resourceId: [shop] }, ...EAST };
    const made = target({ resourceId: unknown }, resourceId);
    const found = verdicts(rule, previewOf(shop, ...machines, made, policy(unknown, resourceId)));
    assert.deepEqual(found, { readers: "compliant" });
  });

  it("is undecided on what is unknown, and on another stack's cluster", () => {
    const judged = (...fixtures: Fixture[]) => verdicts(rule, graphOf(shop, ...machines, ...fixtures))["readers"];
    assert.equal(judged(target({ scalableDimension: unknown })), "undecided");
    assert.equal(judged(target({ maxCapacity: unknown }), policy("cluster:shop")), "undecided");
    assert.equal(judged(target(), policy(unknown)), "undecided");
    assert.equal(judged(target(), policy(unknown, { ...EAST, stack: "other" })), "violation");
    assert.equal(judged(target(), policy("cluster:other")), "violation");
    assert.equal(
      judged(target(), policy("cluster:shop"), member("c", shop, { clusterIdentifier: unknown })),
      "undecided",
    );
    assert.equal(judged(target({ resourceId: "cluster:far" }), policy("cluster:far")), "undecided");
    assert.equal(judged(target({}, WEST), policy("cluster:shop", WEST)), "undecided");
  });

  it("is not applicable to what scales something else, and of other types", () => {
    const tables = target({ scalableDimension: "dynamodb:table:ReadCapacityUnits" });
    assert.deepEqual(verdicts(rule, graphOf(tables, shop, other)), { readers: "notApplicable" });
  });

  it("is undecided on a cluster that is not in the program, and not applicable to what is no reader count", () => {
    const [away] = judgementsOf(rule, graphOf(target({ resourceId: "cluster:away" }), policy("cluster:away")));
    assert.equal(away?.verdict, "undecided");
    const tasks = target({ scalableDimension: "ecs:service:DesiredCount" });
    assert.deepEqual(verdicts(rule, graphOf(tasks)), { readers: "notApplicable" });
  });
});
