import assert from "node:assert/strict";
import fc from "fast-check";
import { instanceCount, scales, type SizeOf } from "../../../../components/database/aurora/sizes";
import { STRATEGIES } from "../../../../components/config/schema/workload";

const PRIMARY = { role: "primary", origin: "new" } as const;
const SECONDARY = { role: "secondary", origin: "global-secondary" } as const;
const RESTORED = { role: "secondary", origin: "snapshot" } as const;

const live = fc.constantFrom("pilot-light", "warm-standby", "active-active");
const database = fc.record(
  {
    instances: fc.record({ readers: fc.integer({ min: 0, max: 14 }) }),
    readerScaling: fc.record({ max: fc.integer({ min: 1, max: 14 }), targetCpu: fc.constant(60) }),
    standby: fc.record({ instances: fc.integer({ min: 0, max: 15 }) }),
  },
  { requiredKeys: ["instances"] },
);

function count(
  strategy: SizeOf["strategy"],
  active: SizeOf["active"],
  member: SizeOf["member"],
  settings = {},
): number {
  return instanceCount({ strategy, active, member, database: { instances: { readers: 2 }, ...settings } });
}

describe("the instances of an Aurora cluster", () => {
  it("are the writer and its readers in the primary, whichever region writes", () => {
    for (const strategy of STRATEGIES)
      for (const active of ["primary", "secondary"] as const) assert.equal(count(strategy, active, PRIMARY), 3);
  });

  it("are none in a pilot light, one in a warm standby, all in active-active", () => {
    assert.equal(count("pilot-light", "primary", SECONDARY), 0);
    assert.equal(count("warm-standby", "primary", SECONDARY), 1);
    assert.equal(count("active-active", "primary", SECONDARY), 3);
  });

  it("are in the standby as many as the settings say, except in active-active", () => {
    const standby = { standby: { instances: 2 } };
    assert.equal(count("pilot-light", "primary", SECONDARY, standby), 2);
    assert.equal(count("warm-standby", "primary", SECONDARY, standby), 2);
    assert.equal(count("active-active", "primary", SECONDARY, standby), 3);
  });

  it("are all of them in the secondary while it writes, with the readers that Auto Scaling will not add there", () => {
    assert.equal(count("pilot-light", "secondary", SECONDARY), 3);
    const readerScaling = { max: 5, targetCpu: 60 };
    assert.equal(count("pilot-light", "secondary", SECONDARY, { readerScaling }), 6);
    assert.equal(count("backup-restore", "secondary", RESTORED, { readerScaling }), 3, "AWS scales one that is alone");
  });

  it("never become fewer in the region that a failover promotes, and can then write", () => {
    fc.assert(
      fc.property(live, database, (strategy, settings) => {
        const size = (active: SizeOf["active"]) =>
          instanceCount({ strategy, active, member: SECONDARY, database: settings as SizeOf["database"] });
        assert.ok(size("secondary") >= Math.max(1, size("primary")));
      }),
    );
  });
});

describe("Aurora Auto Scaling", () => {
  const given = (active: SizeOf["active"], member: SizeOf["member"], global: boolean) =>
    scales(
      {
        strategy: "warm-standby",
        active,
        member,
        database: { instances: { readers: 1 }, readerScaling: { max: 3, targetCpu: 60 } },
      },
      global,
    );

  it("is for a cluster without a global database, and for the primary one of a global database", () => {
    assert.equal(given("primary", PRIMARY, false), true);
    assert.equal(given("secondary", RESTORED, false), true);
    assert.equal(given("primary", PRIMARY, true), true);
  });

  it("is for no secondary cluster of a global database: not the standby's, nor the primary's after a failover", () => {
    assert.equal(given("primary", SECONDARY, true), false);
    assert.equal(given("secondary", SECONDARY, true), false);
    assert.equal(given("secondary", PRIMARY, true), false);
  });

  it("does not exist unless the settings want it", () => {
    const without = {
      strategy: "warm-standby",
      active: "primary",
      member: PRIMARY,
      database: { instances: { readers: 1 } },
    } as const;
    assert.equal(scales(without, false), false);
  });
});
