import assert from "node:assert/strict";
import { rdsInstance } from "../../../components/config/schema/databases/rds-instance";
import { workload } from "../../../components/config/schema/workload";
import { ignoredChanges, instanceArgs } from "../../../components/database/instance-args";
import type { Member } from "../../../components/topology/databases";
import { POSTGRES } from "./rds";

const WORKLOAD = workload.parse({
  name: "shop",
  account: "123456789012",
  domain: "shop.example.com",
  zone: "example.com",
  regions: { primary: "eu-west-1", secondary: "eu-central-1" },
  strategy: "warm-standby",
  objectives: Object.fromEntries(
    ["software", "infrastructure", "zone", "region"].map((kind) => [kind, { rto: "1h", rpo: "5m" }]),
  ),
});

const FIRST: Member = {
  number: 1,
  role: "primary",
  identifier: "shop-orders-1",
  arn: "arn:aws:rds:eu-west-1:123456789012:db:shop-orders-1",
  origin: "new",
  state: "writer",
  isProtected: true,
};

const LATER: Member = {
  ...FIRST,
  number: 2,
  role: "secondary",
  identifier: "shop-orders-2",
  source: FIRST,
  origin: "replica",
};

function args(member: Member, settings: object = {}) {
  return instanceArgs(
    rdsInstance.parse({ ...POSTGRES, ...settings }),
    "orders",
    member,
    {
      workload: WORKLOAD,
      subnetGroupName: "subnets",
      securityGroupId: "sg-0a1b2c3d",
      parameterGroupName: "parameters",
      keyArn: "arn:aws:kms:eu-central-1:123456789012:key/1",
      monitoring: { performanceInsightsEnabled: false },
    },
    {},
  );
}

describe("a DB instance's arguments", () => {
  it("have no engine for a later member, which the provider refuses to create without a source", () => {
    for (const origin of ["replica", "automated-backups", "snapshot"] as const) {
      const made = args({ ...LATER, origin });
      for (const field of ["engine", "username", "password", "dbName"])
        assert.ok(!(field in made), `${origin} ${field}`);
      for (const field of ["replicateSourceDb", "restoreToPointInTime", "snapshotIdentifier"])
        assert.ok(!(field in made), `${origin} ${field}`);
    }
  });

  it("are of its own region: the key, and windows that differ from the other region's", () => {
    const [here, there] = [args(FIRST), args(LATER)];
    assert.notEqual(here.maintenanceWindow, there.maintenanceWindow);
    const windows = {
      maintenanceWindows: { secondary: "SUN:03:00-SUN:04:00" },
      backupWindows: { primary: "01:00-01:30" },
    };
    assert.equal(args(LATER, windows).maintenanceWindow, "sun:03:00-sun:04:00");
    assert.equal(args(FIRST, windows).backupWindow, "01:00-01:30");
  });

  it("have the standby's size for a replica, and the writer's for the writer", () => {
    const standby = { instanceClass: "db.m7g.medium", multiAz: true };
    const copy = args({ ...LATER, state: "copy" }, { standby, multiAz: false });
    assert.deepEqual([copy.instanceClass, copy.multiAz], ["db.m7g.medium", true]);
    const writer = args(LATER, { standby, multiAz: false });
    assert.deepEqual([writer.instanceClass, writer.multiAz], ["db.m7g.large", false]);
  });
});

describe("what Pulumi ignores", () => {
  it("is nothing in a new writer, nor in a replica, which it promotes", () => {
    assert.deepEqual(ignoredChanges(FIRST, args(FIRST)), []);
    assert.deepEqual(ignoredChanges({ ...LATER, state: "copy" }, args({ ...LATER, state: "copy" })), []);
  });

  it("is the source of a restored member, whose change would replace it", () => {
    for (const origin of ["automated-backups", "snapshot"] as const) {
      const ignored = ignoredChanges({ ...LATER, origin }, args({ ...LATER, origin }));
      assert.deepEqual(ignored, ["restoreToPointInTime", "snapshotIdentifier", "storageEncrypted", "kmsKeyId"]);
    }
  });

  it("is everything of a superseded member but its protection, its tags and the security group that closes it", () => {
    const superseded: Member = { ...FIRST, state: "superseded" };
    const made = args(superseded);
    const ignored = ignoredChanges(superseded, made);
    const left = Object.keys(made).filter((field) => !ignored.includes(field));
    assert.deepEqual(left, ["identifier", "vpcSecurityGroupIds", "deletionProtection", "tags"]);
    for (const field of ["replicateSourceDb", "restoreToPointInTime", "snapshotIdentifier"])
      assert.ok(ignored.includes(field), field);
  });
});
