import assert from "node:assert/strict";
import { nameOf, SIDES, statementsOf, waitsFor, type Pair, type Planned } from "../plans";
import { POSTGRES, withDatabase } from "./rds";

const INSTANCE = "aws:rds:Instance";
const REPLICATION = "aws:rds:InstanceAutomatedBackupsReplication";
const THREE = ["primary", "secondary", "primary"];
const SOURCE = "arn:aws:rds:us-east-1:123456789012:db:storefront-orders-1";
const POINT = "arn:aws:rds:us-west-2:123456789012:snapshot:awsbackup:copyjob-0a1b2c";

/** What a copy gets from its source, or a restore from its backup; the provider would make an empty instance of a member that carries them. */
const OF_A_NEW_ONE = ["engine", "username", "password", "dbName"];

describe("RDS instances with a replica", () => {
  for (const strategy of ["pilot-light", "warm-standby", "active-active"] as const) {
    it(`of strategy ${strategy}: the writer is in the primary, and its replica in the secondary`, async () => {
      const { primary, secondary } = await withDatabase(strategy, "primary", POSTGRES);
      const writer = primary.one(INSTANCE);
      const copy = secondary.one(INSTANCE);
      for (const field of OF_A_NEW_ONE) {
        assert.ok(field in writer.inputs, field);
        assert.ok(!(field in copy.inputs), field);
      }
      assert.equal(copy.inputs["replicateSourceDb"], SOURCE);
      assert.ok(!("replicateSourceDb" in writer.inputs));
      assert.deepEqual([primary.all(REPLICATION), secondary.all(REPLICATION)], [[], []]);
    });
  }

  it("is encrypted with the key of its own region, and has no public address", async () => {
    const pair = await withDatabase("warm-standby", "primary", POSTGRES);
    for (const side of SIDES) {
      const { inputs } = pair[side].one(INSTANCE);
      const key = pair[side].all("aws:kms:Key").map((k) => k.outputs["arn"]);
      assert.ok(key.includes(inputs["kmsKeyId"]), side);
      assert.equal(inputs["storageEncrypted"], true);
      assert.equal(inputs["publiclyAccessible"], false);
      assert.equal(inputs["performanceInsightsKmsKeyId"], inputs["kmsKeyId"]);
    }
  });

  it("allows connections from the service's instances only", async () => {
    const pair = await withDatabase("warm-standby", "primary", { ...POSTGRES, port: 6000 });
    for (const side of SIDES) {
      const { inputs } = pair[side].one(INSTANCE);
      const [group] = inputs["vpcSecurityGroupIds"] as string[];
      const rules = pair[side]
        .all("aws:vpc:SecurityGroupIngressRule")
        .filter((r) => r.inputs["securityGroupId"] === group);
      const service = pair[side].one("aws:ec2:SecurityGroup", "storefront-service").id;
      assert.deepEqual(
        rules.map((r) => [r.inputs["referencedSecurityGroupId"], r.inputs["fromPort"], r.inputs["toPort"]]),
        [[service, 6000, 6000]],
      );
      const out = pair[side]
        .all("aws:vpc:SecurityGroupEgressRule")
        .filter((r) => r.inputs["securityGroupId"] === group);
      assert.deepEqual(out, []);
      assert.equal(inputs["port"], 6000);
    }
  });

  it("has a week of point-in-time recovery and a final snapshot, and is deleted in two steps", async () => {
    const pair = await withDatabase("warm-standby", "primary", POSTGRES);
    for (const side of SIDES) {
      const instance = pair[side].one(INSTANCE);
      assert.equal(instance.inputs["backupRetentionPeriod"], 7);
      assert.equal(instance.inputs["deleteAutomatedBackups"], false);
      assert.deepEqual([instance.protect, instance.inputs["deletionProtection"]], [true, true]);
    }
    const { inputs } = pair.primary.one(INSTANCE);
    assert.deepEqual(
      [inputs["skipFinalSnapshot"], inputs["finalSnapshotIdentifier"]],
      [false, "storefront-orders-1-final"],
    );
    const open = await withDatabase("warm-standby", "primary", { ...POSTGRES, deletionProtection: false });
    const instance = open.primary.one(INSTANCE);
    assert.ok(!instance.protect && instance.inputs["deletionProtection"] === false);
  });

  it("has no final snapshot of a replica, which RDS refuses, and one of a promoted instance", async () => {
    const before = await withDatabase("warm-standby", "primary", POSTGRES);
    const after = await withDatabase("warm-standby", "secondary", POSTGRES);
    assert.equal(before.secondary.one(INSTANCE).inputs["skipFinalSnapshot"], true);
    assert.equal(after.secondary.one(INSTANCE).inputs["skipFinalSnapshot"], false);
  });

  it("is promoted by the failover, with the writer's size, and nothing else of it changes", async () => {
    const database = { ...POSTGRES, standby: { instanceClass: "db.m7g.medium" } };
    const before = (await withDatabase("warm-standby", "primary", database)).secondary.one(INSTANCE);
    const after = (await withDatabase("warm-standby", "secondary", database)).secondary.one(INSTANCE);
    assert.deepEqual(changesBetween(before, after), {
      instanceClass: ["db.m7g.medium", "db.m7g.large"],
      multiAz: [false, true],
      replicateSourceDb: [SOURCE, undefined],
      skipFinalSnapshot: [true, false],
    });
    assert.equal(after.inputs["applyImmediately"], true);
  });

  it("changes a tag of the superseded writer, which names the new one, and its security group, and nothing else", async () => {
    const before = (await withDatabase("warm-standby", "primary", POSTGRES)).primary.one(INSTANCE);
    const after = (await withDatabase("warm-standby", "secondary", POSTGRES)).primary.one(INSTANCE);
    assert.deepEqual(Object.keys(changesBetween(before, after)), ["tags", "vpcSecurityGroupIds"]);
    assert.deepEqual(after.inputs["tags"], { ...before.inputs["tags"], "superseded-by": "storefront-orders-2" });
  });

  it("fails back to a third member, a replica of the second, and deletes the first in two steps", async () => {
    const members = THREE;
    const copying = await withDatabase("warm-standby", "secondary", { ...POSTGRES, members });
    const third = copying.primary.one(INSTANCE, "storefront-orders-3");
    assert.equal(third.inputs["replicateSourceDb"], "arn:aws:rds:us-west-2:123456789012:db:storefront-orders-2");
    const back = await withDatabase("warm-standby", "primary", { ...POSTGRES, members });
    assert.ok(!("replicateSourceDb" in back.primary.one(INSTANCE, "storefront-orders-3").inputs));
    const opened = await withDatabase("warm-standby", "primary", { ...POSTGRES, members, unprotected: 1 });
    const states = opened.primary
      .all(INSTANCE)
      .map((r) => [nameOf(r), r.protect ?? false, r.inputs["deletionProtection"]]);
    assert.deepEqual(states.sort(), [
      ["storefront-orders-1", false, false],
      ["storefront-orders-3", true, true],
    ]);
    const given = await withDatabase("warm-standby", "primary", { ...POSTGRES, members, unprotected: 1, retired: 1 });
    assert.deepEqual(given.primary.all(INSTANCE).map(nameOf), ["storefront-orders-3"]);
    assert.deepEqual(given.secondary.all(INSTANCE).map(nameOf), ["storefront-orders-2"]);
  });

  it("has a password that is generated once, in the primary: RDS manages none for a replica's source", async () => {
    const { primary, secondary } = await withDatabase("warm-standby", "primary", POSTGRES);
    assert.ok(!("manageMasterUserPassword" in primary.one(INSTANCE).inputs));
    assert.equal(primary.one("random:index:RandomPassword").inputs["length"], 40);
    const secret = primary.one("aws:secretsmanager:Secret");
    assert.deepEqual(secret.inputs["replicas"], [{ region: "us-west-2" }]);
    assert.equal(secret.protect, true);
    assert.deepEqual(
      [secondary.all("random:index:RandomPassword"), secondary.all("aws:secretsmanager:Secret")],
      [[], []],
    );
  });

  it("allows the service to read the secret in its own region, and to use the key for that only", async () => {
    const pair = await withDatabase("warm-standby", "primary", POSTGRES);
    for (const side of SIDES) {
      const [read, decrypt] = storeStatements(pair, side);
      const pattern = `arn:aws:secretsmanager:${pair[side].region}:123456789012:secret:storefront/orders/master-??????`;
      assert.deepEqual([read!["Resource"], read!["Action"][0]], [pattern, "secretsmanager:GetSecretValue"]);
      assert.equal(decrypt!["Resource"], pair[side].one(INSTANCE).inputs["kmsKeyId"]);
      const via = decrypt!["Condition"].StringEquals["kms:ViaService"];
      assert.equal(via, `secretsmanager.${pair[side].region}.amazonaws.com`);
    }
    const written = pair.primary.one("aws:secretsmanager:Secret").outputs["arn"] as string;
    const pattern = String(storeStatements(pair, "primary")[0]!["Resource"]).replace("??????", "");
    assert.ok(written.startsWith(pattern) && written.length === pattern.length + 6, written);
  });
});

describe("a superseded RDS instance", () => {
  for (const strategy of ["warm-standby", "pilot-light", "backup-restore"] as const)
    it(`accepts no connection any more, by a group that was there before (${strategy})`, async () => {
      const groupsOf = async (active: "primary" | "secondary") => {
        const { primary } = await withDatabase(strategy, active, POSTGRES);
        const fenced = primary.one("aws:ec2:SecurityGroup", "storefront-orders-fenced");
        const rules = ["aws:vpc:SecurityGroupIngressRule", "aws:vpc:SecurityGroupEgressRule"].flatMap((type) =>
          primary.all(type).filter(({ inputs }) => inputs["securityGroupId"] === fenced.id),
        );
        assert.deepEqual(rules, []);
        assert.equal(fenced.inputs["ingress"], undefined);
        const old = primary.one(INSTANCE, "storefront-orders-1");
        assert.ok(!new Set<unknown>(old.ignoreChanges).has("vpcSecurityGroupIds"), "or `up` would not close it");
        const { fence } = primary.outputs["stores"].databases.orders.here["storefront-orders-1"];
        assert.deepEqual(fence, [
          `aws rds modify-db-instance --region us-east-1 --db-instance-identifier storefront-orders-1 --vpc-security-group-ids ${fenced.id} --apply-immediately`,
          "aws rds reboot-db-instance --region us-east-1 --db-instance-identifier storefront-orders-1",
        ]);
        return { fenced: String(fenced.id), groups: old.inputs["vpcSecurityGroupIds"] as string[] };
      };
      const before = await groupsOf("primary");
      assert.ok(!before.groups.includes(before.fenced));
      const after = await groupsOf("secondary");
      assert.deepEqual(after.groups, [after.fenced]);
    });
});

describe("RDS instances restored from replicated automated backups", () => {
  it("are replicated to the standby's region, under its key, before there is an instance", async () => {
    const { primary, secondary } = await withDatabase("backup-restore", "primary", {
      ...POSTGRES,
      copyRetentionDays: 14,
    });
    assert.deepEqual([primary.all(REPLICATION), secondary.all(INSTANCE)], [[], []]);
    const { inputs } = secondary.one(REPLICATION);
    assert.deepEqual([inputs["sourceDbInstanceArn"], inputs["retentionPeriod"]], [SOURCE, 14]);
    assert.ok(secondary.all("aws:kms:Key").some((key) => key.outputs["arn"] === inputs["kmsKeyId"]));
    assert.ok(!("region" in inputs));
    assert.equal(primary.one(INSTANCE).inputs["manageMasterUserPassword"], true);
    assert.deepEqual(primary.all("random:index:RandomPassword"), []);
  });

  it("have the subnet group, parameter group and security group ready for a restore", async () => {
    const { secondary } = await withDatabase("backup-restore", "primary", POSTGRES);
    assert.ok(secondary.one("aws:rds:SubnetGroup", "storefront-orders"));
    assert.ok(secondary.one("aws:rds:ParameterGroup", "storefront-orders-postgres16"));
    assert.ok(secondary.one("aws:vpc:SecurityGroupIngressRule", "storefront-orders-database"));
  });

  it("are created by the failover at the latest restorable time, and keep their source", async () => {
    const before = await withDatabase("backup-restore", "primary", POSTGRES);
    const { secondary } = await withDatabase("backup-restore", "secondary", POSTGRES);
    const replication = secondary.one(REPLICATION);
    const restored = secondary.one(INSTANCE);
    assert.deepEqual(restored.inputs["restoreToPointInTime"], {
      sourceDbInstanceAutomatedBackupsArn: replication.id,
      useLatestRestorableTime: true,
    });
    assert.ok(waitsFor(restored, replication));
    for (const field of OF_A_NEW_ONE) assert.ok(!(field in restored.inputs), field);
    assert.equal(restored.inputs["manageMasterUserPassword"], true);
    assert.deepEqual(changesBetween(before.secondary.one(REPLICATION), replication), {});
  });

  it("are replicated back by the primary's stack, for a third member", async () => {
    const flipped = await withDatabase("backup-restore", "secondary", POSTGRES);
    const second = "arn:aws:rds:us-west-2:123456789012:db:storefront-orders-2";
    assert.equal(flipped.primary.one(REPLICATION).inputs["sourceDbInstanceArn"], second);
    const back = await withDatabase("backup-restore", "primary", { ...POSTGRES, members: THREE });
    const third = back.primary.one(INSTANCE, "storefront-orders-3");
    const { sourceDbInstanceAutomatedBackupsArn } = third.inputs["restoreToPointInTime"];
    assert.equal(sourceDbInstanceAutomatedBackupsArn, back.primary.one(REPLICATION).id);
    assert.deepEqual(back.secondary.all(REPLICATION).map(nameOf), ["storefront-orders-1", "storefront-orders-3"]);
  });

  it("allow each region's managed secret, already before the restore, when IAM may accept no change", async () => {
    const flipped = await withDatabase("backup-restore", "secondary", POSTGRES);
    const [read] = storeStatements(flipped, "secondary");
    assert.equal(read!["Resource"], "arn:aws:secretsmanager:us-west-2:123456789012:secret:rds!*");
    const tag = "secretsmanager:ResourceTag/aws:rds:primaryDBInstanceArn";
    assert.deepEqual(read!["Condition"], {
      StringEquals: { [tag]: [flipped.secondary.one(INSTANCE).outputs["arn"]] },
    });
    const before = await withDatabase("backup-restore", "primary", POSTGRES);
    for (const side of SIDES)
      assert.deepEqual(storeStatements(before, side), storeStatements(flipped, side), "the flip changes no grant");
  });
});

describe("RDS instances restored from AWS Backup's copies", () => {
  const database = { ...POSTGRES, restoreFrom: "backup-copies" };

  it("are created from the recovery point that the settings name, by its name", async () => {
    const { secondary } = await withDatabase("backup-restore", "secondary", database, { secondary: { "2": POINT } });
    const restored = secondary.one(INSTANCE);
    assert.equal(restored.inputs["snapshotIdentifier"], "awsbackup:copyjob-0a1b2c");
    for (const field of [...OF_A_NEW_ONE, "engineVersion"]) assert.ok(!(field in restored.inputs), field);
    assert.deepEqual(secondary.all(REPLICATION), []);
  });

  it("exist in the primary only with strategy static-site", async () => {
    const { primary, secondary } = await withDatabase("static-site", "primary", POSTGRES);
    assert.equal(primary.one(INSTANCE).inputs["tags"]["backup-plan"], "storefront");
    assert.deepEqual([secondary.all(INSTANCE), secondary.all(REPLICATION), primary.all(REPLICATION)], [[], [], []]);
  });
});

/** The inputs that differ, as [before, after]. */
function changesBetween(before: Planned, after: Planned): Record<string, [unknown, unknown]> {
  assert.equal(before.urn, after.urn);
  const names = [...new Set([...Object.keys(before.inputs), ...Object.keys(after.inputs)])].sort();
  const differ = names.filter((name) => JSON.stringify(before.inputs[name]) !== JSON.stringify(after.inputs[name]));
  return Object.fromEntries(differ.map((name) => [name, [before.inputs[name], after.inputs[name]]]));
}

function storeStatements(pair: Pair, side: "primary" | "secondary"): Record<string, any>[] {
  return statementsOf(pair[side].one("aws:iam:RolePolicy", "storefront-stores").inputs["policy"]);
}
