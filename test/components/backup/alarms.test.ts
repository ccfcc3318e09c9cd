import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ONE_REGION, STORES, STRONG_TABLE } from "../../support/stores";
import { planOf, SIDES, type Stack } from "../plans";

const ALARM = "aws:cloudwatch:MetricAlarm";

function missing(stack: Stack): string[] {
  const names = stack.all(ALARM).map(({ inputs }) => String(inputs["name"]));
  return names.filter((name) => /^storefront-backup-[a-z0-9]+-missing$/.test(name)).sort();
}

describe("alarms on backups", () => {
  it("are separate for each resource type, in both vaults", async () => {
    const pair = await planOf({ shared: STORES }, "stores");
    for (const side of SIDES) {
      assert.deepEqual(missing(pair[side]), [
        "storefront-backup-aurora-missing",
        "storefront-backup-dynamodb-missing",
        "storefront-backup-rds-missing",
        "storefront-backup-s3-missing",
      ]);
      const rds = pair[side].where(ALARM, "name", "storefront-backup-rds-missing").inputs;
      assert.deepEqual(rds["dimensions"], { BackupVaultName: "storefront-backup", ResourceType: "RDS" });
      assert.equal(rds["treatMissingData"], "missing");
      assert.deepEqual(rds["insufficientDataActions"], rds["alarmActions"]);
    }
  });

  it("do not exist for what is not backed up", async () => {
    const tables = { carts: { ...STRONG_TABLE.carts, backup: false } };
    const { primary } = await planOf({ shared: { tables } }, "stores");
    assert.deepEqual(missing(primary), []);
    assert.ok(!primary.all(ALARM).some(({ inputs }) => inputs["namespace"] === "AWS/Backup"));
  });

  it("refer, like all alarms on stores, to a section of the runbook", async () => {
    const page = readFileSync(join(__dirname, "../../../docs/runbook/stores.md"), "utf8");
    const anchors = [...page.matchAll(/^## (.*)$/gm)].map(([, heading]) =>
      heading!
        .toLowerCase()
        .replace(/[^a-z0-9 -]/g, "")
        .replace(/ /g, "-"),
    );
    assert.ok(anchors.length > 10 && new Set(anchors).size === anchors.length);
    const standby = { lastResort: false };
    const workload = { strategy: "static-site", objectives: { region: { rto: "15m", rpo: "5h" } } };
    const pairs = [
      await planOf({ shared: STORES }, "stores"),
      await planOf("warm-standby-fixed-fleet"),
      await planOf(
        {
          shared: { workload, standby, databases: ONE_REGION },
          secondary: { network: null, compute: null },
        },
        "stores",
      ),
    ];
    const led = new Set<string>();
    for (const pair of pairs)
      for (const side of SIDES)
        for (const { inputs } of pair[side].all(ALARM)) {
          const anchor = /stores\.md#([a-z0-9-]+)/.exec(String(inputs["alarmDescription"]))?.[1];
          if (anchor !== undefined) led.add(anchor);
        }
    assert.ok(led.size > 8);
    for (const anchor of led) assert.ok(anchors.includes(anchor), `stores.md has no section #${anchor}`);
  });
});
