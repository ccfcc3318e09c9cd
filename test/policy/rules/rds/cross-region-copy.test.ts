import assert from "node:assert/strict";
import { crossRegionCopy as rule } from "../../../../policy/rules/rds/cross-region-copy";
import { graphOf, judgementsOf, previewOf, resource, unknown, verdicts, type Fixture } from "../../fixtures";
import {
  arnOf,
  backupsReplication,
  cluster,
  EAST,
  globalCluster,
  globalPair,
  instance,
  other,
  replica,
  SECONDARY,
  WEST,
} from "./databases";

const elsewhere = instance("elsewhere", { replicateSourceDb: arnOf("eu-west-1", "else") }, WEST);

describe("rds-cross-region-copy", () => {
  for (const [when, build] of Object.entries({ planned: graphOf, "at preview": previewOf })) {
    const judged = (...fixtures: Fixture[]) => verdicts(rule, build(...fixtures));

    it(`accepts a replica or replicated backups in another Region, ${when}`, () => {
      const shop = instance("shop");
      assert.deepEqual(judged(shop, replica("copy", shop)), { shop: "compliant", copy: "notApplicable" });
      assert.deepEqual(judged(shop, backupsReplication(shop)), { shop: "compliant" });
    });

    it(`accepts a global database in two Regions, ${when}`, () => {
      const global = globalCluster("global");
      assert.deepEqual(judged(global, ...globalPair(global)), { writer: "compliant", standby: "notApplicable" });
    });

    it(`finds the global database of a cluster that it was made of, ${when}`, () => {
      const first = cluster("first", { masterUsername: "root" });
      const global = globalCluster("global", { sourceDbClusterIdentifier: first.output("arn") });
      const standby = cluster("standby", { globalClusterIdentifier: global.id }, WEST);
      assert.deepEqual(judged(first, global, standby), { first: "compliant", standby: "notApplicable" });
    });

    it(`asks no copy of what a failover left behind, ${when}`, () => {
      const old = instance("shop", { tags: { "superseded-by": "shop-2" } });
      assert.deepEqual(judged(old, elsewhere), { shop: "notApplicable", elsewhere: "notApplicable" });
      assert.equal(judged(instance("shop", { tags: { Name: "shop-2" } }), elsewhere)["shop"], "violation");
    });

    it(`refuses a copy in the same Region only, ${when}, and names it`, () => {
      const shop = instance("shop");
      const [found] = judgementsOf(rule, build(shop, replica("reader", shop, {}, EAST), elsewhere));
      assert.equal(found?.verdict, "violation");
      assert.deepEqual([found.property, found.actual], ["region", "us-east-1"]);
      assert.equal(
        found.message,
        "Its only copies (reader) are in us-east-1 as well: if us-east-1 is lost, so is all its data.",
      );
    });

    it(`refuses a database that nothing copies, ${when}, where the other Region is seen`, () => {
      const [found] = judgementsOf(rule, build(instance("shop"), elsewhere));
      assert.equal(found?.verdict, "violation");
      assert.deepEqual([found.property, found.actual], ["replicateSourceDb", undefined]);
      assert.equal(found.wanted, "a read replica or replicated automated backups in another Region");
      assert.equal(
        found.message,
        "Nothing copies its data out of us-east-1: while us-east-1 is unavailable, its data is unavailable or lost.",
      );
      assert.equal(judged(cluster("orders"), elsewhere)["orders"], "violation");
    });

    it(`refuses a Multi-AZ DB cluster, ${when}, which AWS copies nowhere, not by AWS Backup either`, () => {
      const orders = cluster("orders", { engine: "mysql" });
      const plan = resource(
        "aws:backup/plan:Plan",
        "plan",
        {
          rules: [
            { copyActions: [{ destinationVaultArn: "arn:aws:backup:us-west-2:123456789012:backup-vault:west" }] },
          ],
        },
        EAST,
      );
      const selection = resource("aws:backup/selection:Selection", "all", { planId: plan.id, resources: ["*"] }, EAST);
      const [found] = judgementsOf(rule, build(orders, plan, selection));
      assert.equal(found?.verdict, "violation");
      assert.deepEqual([found.property, found.actual], ["engine", "mysql"]);
      assert.match(found.message, /AWS can't copy to another Region: if us-east-1 is lost/);
      assert.deepEqual(judged(cluster("orders", { engine: unknown })), { orders: "undecided" });
    });

    it(`is undecided on a single stack, ${when}, and says how to judge both`, () => {
      const [found] = judgementsOf(rule, build(instance("shop")));
      assert.equal(found?.verdict, "undecided");
      assert.match(found.reason, /judge both together: holdfast check primary.json secondary.json/);
    });
  }

  it("matches the two stacks of a service by ARN and by the global database's name", () => {
    const shop = instance("shop", {}, { outputs: { arn: arnOf("us-east-1", "shop") } });
    const copy = replica("copy", arnOf("us-east-1", "shop"), {}, SECONDARY);
    assert.deepEqual(verdicts(rule, graphOf(shop, copy)), { shop: "compliant", copy: "notApplicable" });
    const global = globalCluster("shop-global");
    const [writer] = globalPair(global);
    const standby = cluster("standby", { globalClusterIdentifier: "shop-global" }, SECONDARY);
    const found = verdicts(rule, graphOf(global, writer, standby));
    assert.deepEqual(found, { writer: "compliant", standby: "notApplicable" });
    // The global database may be in neither stack.
    const named = cluster("named", { globalClusterIdentifier: "shop-global", masterUsername: "root" });
    assert.equal(verdicts(rule, graphOf(named, standby))["named"], "compliant");
    const odd = cluster("odd", { globalClusterIdentifier: "odd-global" }, SECONDARY);
    assert.equal(verdicts(rule, graphOf(named, odd))["named"], "violation");
  });

  it("is undecided on a copy that may be another's, and on unknown sources and Regions", () => {
    const [shop, second] = [instance("shop"), instance("second")];
    const stray = replica(
      "stray",
      "",
      { replicateSourceDb: unknown },
      { propertyDependencies: { replicateSourceDb: [shop, second] } },
    );
    assert.deepEqual(verdicts(rule, previewOf(shop, second, stray)), {
      shop: "undecided",
      second: "undecided",
      stray: "undecided",
    });
    const placeless = replica("copy", shop, {}, { region: undefined } as object);
    assert.equal(verdicts(rule, graphOf(shop, placeless))["shop"], "undecided");
  });

  it("ignores other types", () => {
    assert.deepEqual(verdicts(rule, graphOf(other)), {});
  });
});

describe("rds-cross-Region-copy, by AWS Backup", () => {
  const vault = resource("aws:backup/vault:Vault", "west-vault", { name: "west" }, WEST);
  const plan = (destinationVaultArn: unknown) =>
    resource(
      "aws:backup/plan:Plan",
      "plan",
      { rules: [{ ruleName: "daily", copyActions: [{ destinationVaultArn }] }] },
      EAST,
    );
  const select = (of: Fixture, inputs: Record<string, unknown>, options = EAST) =>
    resource("aws:backup/selection:Selection", "selection", { planId: of.id, ...inputs }, options);
  const orders = cluster("orders", { tags: { "backup-plan": "shop" } });
  const tag = { type: "STRINGEQUALS", key: "backup-plan", value: "shop" };
  const arn = "arn:aws:backup:us-west-2:123456789012:backup-vault:west";

  for (const [when, build] of Object.entries({ planned: graphOf, "at preview": previewOf })) {
    const judged = (...fixtures: Fixture[]) => verdicts(rule, build(orders, elsewhere, ...fixtures))["orders"];

    it(`accepts copies by tag or ARN to another Region's vault, ${when}`, () => {
      for (const destination of [arn, vault.output("arn")]) {
        const daily = plan(destination);
        assert.equal(judged(vault, daily, select(daily, { selectionTags: [tag] })), "compliant");
        assert.equal(judged(vault, daily, select(daily, { resources: [orders.output("arn")] })), "compliant");
        assert.equal(judged(vault, daily, select(daily, { resources: ["*"] })), "compliant");
        const conditions = [{ stringEquals: [{ key: "aws:ResourceTag/backup-plan", value: "shop" }] }];
        assert.equal(judged(vault, daily, select(daily, { resources: ["*"], conditions })), "compliant");
      }
    });

    it(`reads the other vault's ARN beside the name of the plan's own, ${when}`, () => {
      const own = resource("aws:backup/vault:Vault", "own", { name: "west" }, EAST);
      const copied = (to: string) => {
        const rules = [{ targetVaultName: own.output("name"), copyActions: [{ destinationVaultArn: to }] }];
        const daily = resource("aws:backup/plan:Plan", "plan", { rules }, EAST);
        return judged(own, daily, select(daily, { selectionTags: [tag] }));
      };
      assert.equal(copied(arn), "compliant");
      assert.equal(copied("arn:aws:backup:us-east-1:123456789012:backup-vault:near"), "violation");
    });

    it(`refuses copies of something else, in another Region or to the same one, ${when}`, () => {
      const [daily, near] = [plan(arn), plan(arn.replace("us-west-2", "us-east-1"))];
      assert.equal(judged(daily, select(daily, { selectionTags: [{ ...tag, value: "other" }] })), "violation");
      assert.equal(judged(daily, select(daily, { selectionTags: [tag] }, WEST)), "violation");
      assert.equal(judged(near, select(near, { selectionTags: [tag] })), "violation");
      assert.equal(judged(daily, select(daily, { resources: ["arn:aws:dynamodb:*:*:table/*"] })), "violation");
      assert.equal(
        judged(daily, select(daily, { resources: ["*"], notResources: [orders.output("arn")] })),
        "violation",
      );
    });
  }

  it("is undecided on a tag, plan or vault that is unknown", () => {
    const judged = (...fixtures: Fixture[]) => verdicts(rule, graphOf(elsewhere, ...fixtures))["orders"];
    const daily = plan(arn);
    const hidden = cluster("orders", { tags: { "backup-plan": unknown } });
    assert.equal(judged(hidden, daily, select(daily, { selectionTags: [tag] })), "undecided");
    assert.equal(
      judged(orders, plan(unknown), select(plan(unknown), { planId: unknown, selectionTags: [tag] })),
      "undecided",
    );
    const open = plan(unknown);
    assert.equal(judged(orders, open, select(open, { selectionTags: [tag] })), "undecided");
  });
});
