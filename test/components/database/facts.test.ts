import assert from "node:assert/strict";
import { withDatabase, POSTGRES } from "./rds";

/** What a stack's outputs say of the database. */
async function factsOf(
  side: "primary" | "secondary",
  ...args: Parameters<typeof withDatabase>
): Promise<Record<string, any>> {
  return (await withDatabase(...args))[side].outputs["stores"]["databases"]["orders"];
}

describe("the outputs about a database", () => {
  it("have its endpoint in this region, and the writer", async () => {
    const facts = await factsOf("secondary", "warm-standby", "primary", POSTGRES);
    assert.deepEqual(facts["writer"], { identifier: "storefront-orders-1", region: "us-east-1" });
    const { state, address, port } = facts["here"]["storefront-orders-2"];
    assert.deepEqual([state, port], ["copy", 5432]);
    assert.match(address, /^storefront-orders-2\.[a-z0-9]+\.us-west-2\.rds\.amazonaws\.com$/);
  });

  it("have the secret's name in this region, never its value", async () => {
    const facts = await factsOf("secondary", "warm-standby", "primary", POSTGRES);
    assert.deepEqual(facts["login"], { secretsManager: "storefront/orders/master", region: "us-west-2" });
    const managed = await factsOf("primary", "backup-restore", "primary", POSTGRES);
    const { login } = managed["here"]["storefront-orders-1"];
    assert.match(login["secretsManager"], /^arn:aws:secretsmanager:us-east-1:123456789012:secret:rds!db-/);
    assert.ok(!("login" in managed));
  });

  it("have the commands of a promotion, which call this region only", async () => {
    const { lag, promote } = await factsOf("secondary", "warm-standby", "primary", {
      ...POSTGRES,
      backupRetentionDays: 3,
    });
    assert.equal(
      promote[0],
      "aws rds promote-read-replica --region us-west-2 --db-instance-identifier storefront-orders-2 --backup-retention-period 3",
    );
    assert.match(promote[2], /^pulumi refresh -s secondary --yes --target 'urn:.*::storefront-orders-2'$/);
    for (const command of [lag, ...promote]) assert.doesNotMatch(command, /us-east-1|storefront-orders-1/);
  });

  it("have no promotion without a replica: in the writer's region, and after the failover", async () => {
    for (const side of ["primary", "secondary"] as const) {
      const facts = await factsOf(side, "warm-standby", side, POSTGRES);
      assert.ok(!("promote" in facts), side);
      assert.equal(facts["here"][`storefront-orders-${side === "primary" ? 1 : 2}`]["state"], "writer");
    }
  });

  it("have the replicated backups and their newest restorable time", async () => {
    const facts = await factsOf("secondary", "backup-restore", "primary", POSTGRES);
    assert.match(
      facts["lag"],
      /describe-db-instance-automated-backups --region us-west-2 --db-instance-identifier storefront-orders-1 /,
    );
    assert.match(facts["automatedBackups"], /^arn:aws:rds:us-west-2:123456789012:auto-backup:ab-/);
    assert.deepEqual(facts["here"], {});
  });

  it("have the command for the recovery points, and the setting that restores one", async () => {
    const database = { ...POSTGRES, restoreFrom: "backup-copies" };
    const facts = await factsOf("secondary", "backup-restore", "primary", database);
    const source = "arn:aws:rds:us-east-1:123456789012:db:storefront-orders-1";
    assert.ok(
      facts["recoveryPoints"].includes(
        `--region us-west-2 --backup-vault-name storefront-backup --by-resource-arn ${source} `,
      ),
    );
    assert.equal(facts["restoreBy"], "holdfast:restore.databases.orders.2");
    assert.ok(!("recoveryPoints" in (await factsOf("primary", "backup-restore", "primary", database))));
  });
});
