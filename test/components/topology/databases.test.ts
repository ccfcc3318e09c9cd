import assert from "node:assert/strict";
import fc from "fast-check";
import type { Role } from "../../../components/config/schema/common";
import type { Strategy, Workload } from "../../../components/config/schema/workload";
import { databasePath, memberTags, membersOf, type Member } from "../../../components/topology/databases";
import { otherRole } from "../../../components/topology/names";

type Database = Parameters<typeof membersOf>[2];

const INSTANCE: Database = {
  type: "rds-instance",
  members: ["primary", "secondary"],
  unprotected: 0,
  retired: 0,
  deletionProtection: true,
};

function members(strategy: Strategy, active: Role, database: Partial<Database> = {}): Member[] {
  const workload = {
    name: "shop",
    account: "123456789012",
    regions: { primary: "eu-west-1", secondary: "eu-central-1" },
    strategy,
  };
  const settings = { workload, active } as Parameters<typeof membersOf>[0];
  return membersOf(settings, "orders", { ...INSTANCE, ...database });
}

const reported = (list: Member[]) =>
  list.map(({ number, role, state, origin }) => [number, role, state, origin].join(" "));

describe("a database's way to the other region", () => {
  it("is none for a Multi-AZ DB cluster, whatever the strategy", () => {
    for (const strategy of ["static-site", "backup-restore", "pilot-light", "warm-standby", "active-active"] as const)
      assert.equal(databasePath(strategy, { type: "rds-cluster" }), "none");
  });

  it("of an instance is live where the standby waits ready, else backups", () => {
    assert.equal(databasePath("pilot-light", { type: "rds-instance" }), "replica");
    assert.equal(databasePath("backup-restore", { type: "rds-instance" }), "automated-backups");
    const restoreFrom = "backup-copies";
    assert.equal(databasePath("backup-restore", { type: "rds-instance", restoreFrom }), "backup-copies");
    assert.equal(databasePath("warm-standby", { type: "rds-instance", restoreFrom }), "replica");
    assert.equal(databasePath("static-site", { type: "rds-instance" }), "backup-copies");
  });
});

describe("a database's members", () => {
  it("are at first the writer and, where it replicates, its copy", () => {
    assert.deepEqual(reported(members("warm-standby", "primary")), [
      "1 primary writer new",
      "2 secondary copy replica",
    ]);
    assert.deepEqual(reported(members("backup-restore", "primary")), ["1 primary writer new"]);
    assert.deepEqual(reported(members("static-site", "primary")), ["1 primary writer new"]);
    assert.deepEqual(reported(members("static-site", "primary", { type: "rds-cluster" })), ["1 primary writer new"]);
  });

  it("are after a failover the old writer, left behind, and the promoted or restored", () => {
    assert.deepEqual(reported(members("warm-standby", "secondary")), [
      "1 primary superseded new",
      "2 secondary writer replica",
    ]);
    const restored = ["1 primary superseded new", "2 secondary writer automated-backups"];
    assert.deepEqual(reported(members("backup-restore", "secondary")), restored);
  });

  it("of a global database are one cluster in each region, of which none is stale: Aurora keeps both the same", () => {
    const aurora = { type: "aurora", members: ["primary", "secondary", "primary"] } as Partial<Database>;
    const global = (active: Role) => reported(members("warm-standby", active, aurora));
    assert.deepEqual(global("primary"), ["1 primary writer new", "2 secondary copy global-secondary"]);
    assert.deepEqual(global("secondary"), ["1 primary copy new", "2 secondary writer global-secondary"]);
  });

  it("have the workload's, the database's and their own number's names", () => {
    const [first, second] = members("warm-standby", "primary");
    assert.equal(first!.arn, "arn:aws:rds:eu-west-1:123456789012:db:shop-orders-1");
    assert.equal(second!.identifier, "shop-orders-2");
    assert.equal(second!.source, first);
  });

  it("lose their protection from the oldest on, and then leave", () => {
    const three: Role[] = ["primary", "secondary", "primary"];
    const open = members("warm-standby", "primary", { members: three, unprotected: 1 });
    assert.deepEqual(
      open.map((member) => member.isProtected),
      [false, true, true],
    );
    const gone = members("warm-standby", "primary", { members: three, unprotected: 1, retired: 1 });
    assert.deepEqual(
      gone.map(({ number }) => number),
      [2, 3],
    );
  });

  it("have one writer in the active region, and each copies the one before, in the other region", () => {
    const orders = fc.integer({ min: 2, max: 20 }).map((n) => Array.from({ length: n }, (_, i) => ROLES[i % 2]!));
    fc.assert(
      fc.property(orders, fc.constantFrom(...ROLES), fc.constantFrom(...STRATEGIES), (order, active, strategy) => {
        const all = members(strategy, active, { members: order });
        const writers = all.filter(({ state }) => state === "writer");
        assert.deepEqual(
          writers.map(({ role }) => role),
          [active],
        );
        for (const { number, source, role, state } of all) {
          assert.equal(source?.number ?? 0, number - 1);
          if (source) assert.equal(source.role, otherRole(role));
          assert.equal(state === "superseded", number < writers[0]!.number);
        }
      }),
    );
  });

  it("are not recreated by a failover or a further member: each keeps number, name and origin", () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 18 }), fc.constantFrom(...STRATEGIES), (length, strategy) => {
        const order = Array.from({ length }, (_, i) => ROLES[i % 2]!);
        const last = order.at(-1)!;
        const [before, flipped, longer] = [
          members(strategy, otherRole(last), { members: order }),
          members(strategy, last, { members: order }),
          members(strategy, last, { members: [...order, otherRole(last)] }),
        ];
        const lasting = ({ number, identifier, origin, arn }: Member) => [number, identifier, origin, arn];
        assert.deepEqual(flipped!.slice(0, before!.length).map(lasting), before!.map(lasting));
        assert.deepEqual(longer!.slice(0, flipped!.length).map(lasting), flipped!.map(lasting));
      }),
    );
  });

  it("say of one that a failover left behind what took over from it", () => {
    const tookOver = (active: Role) =>
      members("warm-standby", active).map(
        (member) => memberTags({ name: "shop" } as Workload, member, true)["superseded-by"],
      );
    assert.deepEqual(tookOver("primary"), [undefined, undefined]);
    assert.deepEqual(tookOver("secondary"), ["shop-orders-2", undefined]);
  });
});

const ROLES = ["primary", "secondary"] as const;
const STRATEGIES = ["backup-restore", "pilot-light", "warm-standby", "active-active"] as const;
