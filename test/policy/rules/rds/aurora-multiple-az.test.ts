import assert from "node:assert/strict";
import { auroraMultipleAz as rule } from "../../../../policy/rules/rds/aurora-multiple-az";
import { graphOf, judgementsOf, previewOf, resource, unknown, verdicts, type Fixture } from "../../fixtures";
import { cluster, globalCluster, globalPair, instance, member, other } from "./databases";

const shop = cluster("shop");
const first = member("first", shop, { availabilityZone: "us-east-1a" });
const scaling = (resourceId: unknown, minCapacity: unknown): Fixture =>
  resource(
    "aws:appautoscaling/target:Target",
    "readers",
    {
      resourceId,
      minCapacity,
      maxCapacity: 5,
      scalableDimension: "rds:cluster:ReadReplicaCount",
      serviceNamespace: "rds",
    },
    { region: "us-east-1" },
  );

describe("rds-aurora-multiple-az", () => {
  for (const [when, build] of Object.entries({ planned: graphOf, "at preview": previewOf })) {
    const judged = (...fixtures: Fixture[]) => verdicts(rule, build(shop, ...fixtures))["shop"];

    it(`accepts instances in two zones, ${when}, and instances without a zone`, () => {
      assert.equal(judged(first, member("second", shop, { availabilityZone: "us-east-1b" })), "compliant");
      assert.equal(judged(first, member("second", shop)), "compliant");
      assert.equal(judged(member("first", shop), member("second", shop)), "compliant");
    });

    it(`refuses a single instance, ${when}, and says what AWS does then`, () => {
      const [found] = judgementsOf(rule, build(shop, first));
      assert.equal(found?.verdict, "violation");
      assert.deepEqual([found.property, found.actual, found.wanted], ["clusterIdentifier", 1, "at least 2 instances"]);
      assert.match(
        found.message,
        /no reader to promote, and AWS takes up to 10 minutes to create another in the same zone/,
      );
      assert.equal(judged(), "violation");
    });

    it(`refuses instances of one zone, ${when}, and names it`, () => {
      const second = member("second", shop, { availabilityZone: "us-east-1a" });
      const [found] = judgementsOf(rule, build(shop, first, second));
      assert.equal(found?.verdict, "violation");
      assert.equal(found.actual, "us-east-1a");
      assert.equal(
        found.message,
        "All of its instances (first, second) are in us-east-1a: if us-east-1a is lost, none is left.",
      );
    });

    it(`leaves a small secondary of a global database to other rules, ${when}, and judges its writer`, () => {
      const global = globalCluster("shop-global");
      const [writer, standby] = globalPair(global);
      const graph = build(global, writer, standby, member("only", writer));
      assert.deepEqual(verdicts(rule, graph), { writer: "violation", standby: "notApplicable" });
      const one = build(global, writer, standby, member("one", standby, { availabilityZone: "us-west-2a" }));
      assert.equal(verdicts(rule, one)["standby"], "notApplicable");
      const [a, b] = ["a", "b"].map((name) => member(name, standby, { availabilityZone: "us-west-2a" }));
      assert.equal(verdicts(rule, build(global, writer, standby, a!, b!))["standby"], "violation");
    });

    it(`counts the readers that autoscaling keeps, ${when}`, () => {
      assert.equal(judged(first, scaling(when === "planned" ? "cluster:shop" : shop.id, 1)), "compliant");
      assert.equal(judged(first, scaling("cluster:another", 1)), "violation");
      assert.equal(judged(first, scaling("cluster:shop", 0)), "violation");
    });
  }

  it("does not count another cluster's instances", () => {
    const [a, b] = [cluster("a"), cluster("b")];
    const graph = previewOf(a, b, member("a1", a), member("a2", a), member("b1", b));
    assert.deepEqual(verdicts(rule, graph), { a: "compliant", b: "violation" });
  });

  it("reads the zones that AWS has chosen in what is deployed", () => {
    const deployed = (name: string) =>
      resource(
        "aws:rds/clusterInstance:ClusterInstance",
        name,
        { clusterIdentifier: shop.id },
        { region: "us-east-1", outputs: { availabilityZone: "us-east-1c" } },
      );
    assert.deepEqual(verdicts(rule, graphOf(shop, deployed("first"), deployed("second"))), { shop: "violation" });
  });

  it("is undecided on an unknown zone, engine or cluster", () => {
    const hidden = member("second", shop, { availabilityZone: unknown });
    assert.deepEqual(verdicts(rule, graphOf(shop, first, hidden)), { shop: "undecided" });
    assert.deepEqual(verdicts(rule, graphOf(cluster("shop", { engine: unknown }))), { shop: "undecided" });
    const stray = member("stray", shop, { clusterIdentifier: unknown });
    assert.deepEqual(verdicts(rule, graphOf(shop, first, stray)), { shop: "undecided" });
  });

  it("accepts a Multi-AZ DB cluster by its nature, and is not applicable to Serverless v1 and other types", () => {
    assert.deepEqual(verdicts(rule, graphOf(cluster("shop", { engine: "postgres" }))), { shop: "compliant" });
    const serverless = cluster("shop", { engineMode: "serverless" });
    assert.deepEqual(verdicts(rule, graphOf(serverless)), { shop: "notApplicable" });
    assert.deepEqual(verdicts(rule, graphOf(instance("shop"), other)), {});
  });
});
