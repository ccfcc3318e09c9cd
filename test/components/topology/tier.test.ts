import assert from "node:assert/strict";
import fc from "fast-check";
import { followsForecast } from "../../../components/compute/auto-scaling/kind";
import { followsSchedules, groupSize } from "../../../components/compute/scaled/sizes";
import { fleetSize } from "../../../components/compute/fixed-fleet/kind";
import type { Compute } from "../../../components/config/schema/compute";
import type { Tier } from "../../../components/topology";
import { tierOf } from "../../../components/config/tier";
import { STRATEGIES, type Strategy } from "../../../components/config/schema/workload";
import { settingsPair } from "../arbitraries";
import { forEveryPair, topologiesOf } from "./region-pair";

/** DESIGN.md, section 4: what the standby runs while the primary serves, and after a failover. */
const STANDBY: Record<Strategy, { waiting: Tier; serving?: Tier }> = {
  "static-site": { waiting: "absent" },
  "backup-restore": { waiting: "launchable", serving: "full" },
  "pilot-light": { waiting: "launchable", serving: "full" },
  "warm-standby": { waiting: "reduced", serving: "full" },
  "active-active": { waiting: "full", serving: "full" },
};

describe("what a region runs", () => {
  for (const strategy of STRATEGIES) {
    const { waiting, serving } = STANDBY[strategy];
    it(`${strategy}: the standby ${waiting}, after a failover ${serving ?? "(there is none)"}`, () => {
      assert.equal(tierOf(strategy, "secondary", "primary"), waiting);
      if (serving) assert.equal(tierOf(strategy, "secondary", "secondary"), serving);
      assert.equal(tierOf(strategy, "primary", "primary"), "full");
      assert.equal(tierOf(strategy, "primary", "secondary"), "full");
    });
  }

  it("is in order, and its maximum is that of the settings wherever it can launch", () => {
    forEveryPair((_, settings) => {
      for (const { compute } of Object.values(settings)) {
        if (compute?.type !== "auto-scaling") continue;
        for (const tier of ["full", "reduced", "launchable"] as const) {
          const { min, desired, max } = groupSize(compute, tier);
          assert.ok(min <= desired && desired <= max, `${tier}: ${min} ${desired} ${max}`);
          assert.equal(max, compute.max);
        }
        assert.deepEqual(groupSize(compute, "launchable"), { min: 0, desired: 0, max: compute.max });
        assert.equal(groupSize(compute, "full").min, compute.min);
        if (compute.standby) assert.equal(groupSize(compute, "reduced").min, compute.standby.min);
      }
    });
  });

  it("in a warm standby can answer: at least one instance, in each zone of a fixed fleet", () => {
    forEveryPair((_, { secondary: { compute } }) => {
      if (compute?.type === "fixed") assert.equal(fleetSize(compute, "reduced"), 1);
      if (compute?.type === "auto-scaling") assert.ok(groupSize(compute, "reduced").min >= 1);
    });
  });

  it("follows schedules where it serves alone, and a forecast where it runs at all", () => {
    const tiers = ["full", "reduced", "launchable", "absent"] as const;
    assert.deepEqual(tiers.map(followsSchedules), [true, false, false, false]);
    assert.deepEqual(tiers.map(followsForecast), [true, true, false, false]);
  });

  it("is never less after a failover, in either region", () => {
    fc.assert(
      fc.property(settingsPair, (settings) => {
        if (settings.primary.workload.strategy === "static-site") return;
        for (const own of [settings.primary, settings.secondary]) {
          const [before, after] = (["primary", "secondary"] as const).map((active) =>
            sizes(own, tierOf(own.workload.strategy, own.role, active)),
          );
          for (const [i, size] of before!.entries()) assert.ok(size <= after![i]!, `${before} -> ${after}`);
        }
      }),
      { numRuns: 120 },
    );
  });

  it("in the primary's region is the same whichever region serves", () => {
    forEveryPair((regions, pair) => {
      if (pair.primary.workload.strategy === "static-site") return;
      for (const active of ["primary", "secondary"] as const) {
        const other = topologiesOf({ ...pair, primary: { ...pair.primary, active } });
        // Save what its peer runs, which it watches.
        assert.deepEqual({ ...other.primary, peerRuns: undefined }, { ...regions.primary, peerRuns: undefined });
      }
    });
  });
});

function sizes({ compute }: { compute?: Compute | undefined }, tier: Tier) {
  if (!compute || compute.type === "functions") return [];
  if (compute.type === "fixed") return [fleetSize(compute, tier)];
  const { min, desired, max } = groupSize(compute, tier);
  return [min, desired, max];
}
