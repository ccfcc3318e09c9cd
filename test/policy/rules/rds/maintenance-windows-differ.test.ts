import assert from "node:assert/strict";
import { maintenanceWindowsDiffer as rule } from "../../../../policy/rules/rds/maintenance-windows-differ";
import { graphOf, judgementsOf, previewOf, unknown, verdicts, type Fixture } from "../../fixtures";
import {
  arnOf,
  cluster,
  EAST,
  globalCluster,
  globalPair,
  instance,
  member,
  other,
  replica,
  SECONDARY,
} from "./databases";

const shop = instance("shop", { maintenanceWindow: "thu:08:00-thu:09:00" });
const copyAt = (maintenanceWindow: unknown, inputs = {}): Fixture =>
  replica("copy", shop, { maintenanceWindow, ...inputs });
const window = (preferredMaintenanceWindow: string) => ({ preferredMaintenanceWindow });

describe("rds-maintenance-windows-differ", () => {
  for (const [when, build] of Object.entries({ planned: graphOf, "at preview": previewOf })) {
    const judged = (...fixtures: Fixture[]) => verdicts(rule, build(...fixtures));

    it(`accepts windows on different days, ${when}, and judges the pair with its copy`, () => {
      assert.deepEqual(judged(shop, copyAt("tue:08:00-tue:09:00")), { shop: "notApplicable", copy: "compliant" });
    });

    it(`refuses windows that meet, ${when}, whatever their spelling`, () => {
      for (const meeting of ["Thu:08:30-Thu:10:00", "wed:23:00-thu:08:30"]) {
        const found = judgementsOf(rule, build(shop, copyAt(meeting)))[1];
        assert.equal(found?.verdict, "violation");
        assert.deepEqual(
          [found.property, found.actual, found.wanted],
          ["maintenanceWindow", meeting, "a window that does not overlap thu:08:00-thu:09:00"],
        );
        assert.match(found.message, /^copy \(.*\) and shop \(thu:08:00-thu:09:00\) are maintained at the same time/);
      }
    });

    it(`refuses a window that is left to AWS, ${when}, on either side`, () => {
      const outputs = { maintenanceWindow: unknown };
      const left = replica("copy", shop, {}, { outputs });
      const found = judgementsOf(rule, build(shop, left))[1];
      assert.equal(found?.verdict, "violation");
      assert.deepEqual([found.property, found.actual], ["maintenanceWindow", undefined]);
      assert.match(found.message, /^copy has no maintenance window: AWS chooses/);
      const source = instance("shop", {}, { outputs });
      const other = judgementsOf(
        rule,
        build(source, replica("copy", source, { maintenanceWindow: "tue:08:00-tue:09:00" })),
      )[1];
      assert.equal(other?.verdict, "violation");
      assert.equal(other.property, "shop.maintenanceWindow");
    });

    it(`refuses what is no window, ${when}`, () => {
      assert.equal(judged(shop, copyAt("sometimes"))["copy"], "violation");
    });

    it(`reads the windows of Aurora's clusters and instances, ${when}`, () => {
      const global = globalCluster("global");
      const [writer, standby] = globalPair(global, window("thu:08:00-thu:09:00"), window("tue:08:00-tue:09:00"));
      const clusters = [global, writer, standby, member("w", writer, window("thu:08:00-thu:09:00"))];
      assert.equal(judged(...clusters, member("s", standby, window("tue:08:00-tue:09:00")))["standby"], "compliant");
      const found = judgementsOf(rule, build(...clusters, member("s", standby, window("thu:08:30-thu:09:00"))));
      const bad = found.filter((one) => one.verdict === "violation");
      assert.deepEqual([...new Set(bad.map((one) => one.property))], ["s.preferredMaintenanceWindow"]);
      assert.equal(judged(...clusters, member("s", standby))["standby"], "violation");
    });

    it(`refuses a backup window in the database's own maintenance, ${when}`, () => {
      const busy = instance("busy", { maintenanceWindow: "thu:08:00-thu:09:00", backupWindow: "08:30-09:00" });
      const [found] = judgementsOf(rule, build(busy));
      assert.equal(found?.verdict, "violation");
      assert.deepEqual([found.property, found.actual], ["backupWindow", "08:30-09:00"]);
      assert.equal(
        found.message,
        "Its backupWindow (08:30-09:00) overlaps its maintenanceWindow (thu:08:00-thu:09:00), which AWS refuses.",
      );
      const apart = cluster("apart", {
        preferredMaintenanceWindow: "thu:08:00-thu:09:00",
        preferredBackupWindow: "07:30-08:00",
      });
      assert.deepEqual(judged(apart), { apart: "notApplicable" });
    });

    it(`is not applicable to a replica in its source's Region, ${when}`, () => {
      const reader = replica("reader", shop, { maintenanceWindow: "thu:08:00-thu:09:00" }, EAST);
      assert.equal(judged(shop, reader)["reader"], "notApplicable");
    });

    it(`asks for both stacks where the source is in another, ${when}`, () => {
      const alone = replica(
        "copy",
        arnOf("us-east-1", "shop"),
        { maintenanceWindow: "tue:08:00-tue:09:00" },
        SECONDARY,
      );
      const [found] = judgementsOf(rule, build(alone));
      assert.equal(found?.verdict, "undecided");
      assert.match(found.reason, /judge both together/);
    });
  }

  it("reads the windows that AWS has chosen in what is deployed", () => {
    const deployed = replica("copy", shop, {}, { outputs: { maintenanceWindow: "tue:08:00-tue:09:00" } });
    assert.equal(verdicts(rule, graphOf(shop, deployed))["copy"], "compliant");
  });

  it("is undecided on what is unknown", () => {
    assert.equal(verdicts(rule, graphOf(shop, copyAt(unknown)))["copy"], "undecided");
    assert.equal(
      verdicts(rule, graphOf(shop, copyAt("tue:08:00-tue:09:00", { replicateSourceDb: unknown })))["copy"],
      "undecided",
    );
  });

  it("ignores other types", () => {
    assert.deepEqual(verdicts(rule, graphOf(other)), {});
  });
});
