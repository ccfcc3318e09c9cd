import assert from "node:assert/strict";
import { copyWithinObjective as rule } from "../../../../policy/rules/rds/copy-within-objective";
import { graphOf, judgementsOf, previewOf, unknown, verdicts, type Fixture } from "../../fixtures";
import {
  arnOf,
  backupsReplication,
  cluster,
  EAST,
  globalCluster,
  globalPair,
  instance,
  member,
  objectives,
  other,
  replica,
  SECONDARY,
} from "./databases";

const region = (rto: string, rpo: string) => objectives({ region: { rto, rpo } });
const shop = instance("shop");
const global = globalCluster("global");
const [writer, standby] = globalPair(global);
const headless = [global, writer, member("w", writer), standby];

describe("rds-copy-within-objective", () => {
  for (const [when, build] of Object.entries({ planned: graphOf, "at preview": previewOf })) {
    const judged = (...fixtures: Fixture[]) => verdicts(rule, build(...fixtures));

    it(`accepts a live copy, ${when}`, () => {
      const found = judged(region("15m", "1m"), shop, replica("copy", shop), ...headless, member("s", standby));
      assert.deepEqual(found, {
        shop: "notApplicable",
        copy: "compliant",
        writer: "notApplicable",
        standby: "compliant",
      });
    });

    it(`refuses any copy where nothing may be lost, ${when}, in AWS's words`, () => {
      const graph = build(region("15m", "0s"), shop, replica("copy", shop), ...headless, member("s", standby));
      const found = judgementsOf(rule, graph).filter((one) => one.verdict === "violation");
      assert.deepEqual(
        found.map((one) => one.name),
        ["copy", "standby"],
      );
      assert.equal(
        found[0]?.message,
        'Its Region objective allows no loss, but RDS copies updates "asynchronously to the read replica": the ' +
          "last writes are lost. Raise the Region objective's rpo.",
      );
      assert.match(found[1]?.message ?? "", /the "RPO is typically measured in seconds"/);
    });

    it(`refuses a headless cluster that can't be ready in time, ${when}, with the arithmetic`, () => {
      const found = judgementsOf(rule, build(region("10m", "1m"), ...headless)).find((one) => one.name === "standby");
      assert.equal(found?.verdict, "violation");
      assert.deepEqual([found.property, found.actual], ["clusterIdentifier", "15 min"]);
      assert.equal(found.wanted, "an aws.rds.ClusterInstance in it: at most 10 min");
      assert.equal(
        found.message,
        "It is available later than the Region objective of 10 min allows: it has no instance: creating one takes up to 10 min, its promotion 5 min, together 15 min.",
      );
      assert.equal(judged(region("15m", "1m"), ...headless)["standby"], "compliant");
      assert.equal(judged(region("10m", "1m"), ...headless, member("s", standby))["standby"], "compliant");
    });

    it(`refuses replicated backups where the service must be back sooner, ${when}, unless a replica is`, () => {
      const backups = backupsReplication(shop);
      const [, found] = judgementsOf(rule, build(region("15m", "10m"), shop, backups));
      assert.equal(found?.verdict, "violation");
      assert.deepEqual([found.property, found.actual], ["sourceDbInstanceArn", "1 h"]);
      assert.match(found.message, /a restore from backups takes 1 h/);
      assert.equal(judged(region("4h", "10m"), shop, backups)["backups"], "compliant");
      const both = judged(region("15m", "10m"), shop, backups, replica("copy", shop));
      assert.deepEqual(both, { shop: "notApplicable", copy: "compliant", backups: "notApplicable" });
    });

    it(`refuses replicated backups where less than five minutes may be lost, ${when}`, () => {
      const [, found] = judgementsOf(rule, build(region("4h", "1m"), shop, backupsReplication(shop)));
      assert.equal(found?.verdict, "violation");
      assert.match(found.message, /allows a loss of 1 min, but RDS uploads transaction logs "every five minutes"/);
      assert.match(found.message, /or use a replica/);
      assert.equal(judged(region("4h", "5m"), shop, backupsReplication(shop))["backups"], "compliant");
    });

    it(`judges only the other Region's stack, ${when}`, () => {
      const copy = replica("copy", arnOf("us-east-1", "shop"), {}, SECONDARY);
      const alone = cluster("alone", { globalClusterIdentifier: "shop-global" }, SECONDARY);
      assert.deepEqual(judged(region("5m", "1m"), copy, alone), { copy: "compliant", alone: "violation" });
    });

    it(`is not applicable to a replica in its source's Region, ${when}`, () => {
      assert.equal(judged(region("1m", "0s"), shop, replica("reader", shop, {}, EAST))["reader"], "notApplicable");
    });

    it(`does not count a replica in the source's Region for a copy that is too slow, ${when}`, () => {
      const reader = replica("reader", shop, {}, EAST);
      const found = judged(region("15m", "10m"), shop, backupsReplication(shop), reader);
      assert.deepEqual(found, { shop: "notApplicable", backups: "violation", reader: "notApplicable" });
    });
  }

  it("uses its settings where the program declares nothing", () => {
    const graph = graphOf(shop, replica("copy", shop));
    const copy = (settings: Record<string, string>) => verdicts(rule, graph, settings)["copy"];
    assert.equal(copy({}), "compliant");
    assert.equal(copy({ regionRpo: "0s" }), "violation");
    assert.equal(copy({ regionRto: "4m" }), "violation");
    assert.equal(copy({ regionRto: "4m", promotionTime: "3m" }), "compliant");
  });

  it("is undecided on unknown sources and instances", () => {
    assert.deepEqual(verdicts(rule, graphOf(replica("copy", "", { replicateSourceDb: unknown }))), {
      copy: "undecided",
    });
    assert.deepEqual(verdicts(rule, graphOf(backupsReplication("", { sourceDbInstanceArn: unknown }))), {
      backups: "undecided",
    });
    const stray = member("s", standby, { clusterIdentifier: unknown });
    assert.equal(verdicts(rule, graphOf(region("10m", "1m"), ...headless, stray))["standby"], "undecided");
  });

  it("ignores other types", () => {
    assert.deepEqual(verdicts(rule, graphOf(global, other)), {});
  });
});
