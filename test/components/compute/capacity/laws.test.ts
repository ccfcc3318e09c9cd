import assert from "node:assert/strict";
import fc from "fast-check";
import { parseSettings } from "../../../../components/checks";
import { leftOf, requiredInstances } from "../../../../components/compute/load";
import { standbyStart } from "../../../../components/compute/scaled/sizes";
import { sized } from "../../../../components/compute/kinds";
import { sizeAfter } from "../../../../components/compute/scaled/growth";
import { survivals } from "../../../../components/config/schema/compute-load";
import type { Areas } from "../../../../components/config/schema";
import type { WrittenAutoScaling } from "../../../../components/config/schema/compute";
import { configOf, shippedFiles } from "../../config/shipped";

const BASE = parseSettings(configOf(shippedFiles(), "secondary"));

interface Case {
  peak: number;
  survive: (typeof survivals)[number];
  zones: number;
  targetCpu: number;
  rto: number;
  typed: { max?: number; standby?: { min: number } };
}

const anyCase: fc.Arbitrary<Case> = fc.record({
  peak: fc.integer({ min: 1, max: 20_000 }),
  survive: fc.constantFrom(...survivals),
  zones: fc.integer({ min: 2, max: 4 }),
  targetCpu: fc.integer({ min: 10, max: 90 }),
  rto: fc.integer({ min: 90, max: 14_400 }),
  typed: fc.constant({}),
});

/** The shipped warm standby with a load, and no size but what the case types. */
function areasOf({ peak, survive, zones, targetCpu, rto, typed }: Case): Areas {
  const { compute, network, workload } = BASE;
  assert.ok(compute?.type === "auto-scaling" && network?.vpc === "new");
  const unsized: WrittenAutoScaling = { ...compute };
  for (const size of ["min", "max", "standby"] as const) Reflect.deleteProperty(unsized, size);
  const load = { peak, perInstance: 100, survive, headroom: 50, launch: 300 };
  const region = { ...workload.objectives.region, rto };
  return {
    ...BASE,
    compute: { ...unsized, targetCpu, load, ...typed },
    network: { ...network, zones: ["a", "b", "c", "d"].slice(0, zones) },
    workload: { ...workload, objectives: { ...workload.objectives, region } },
  };
}

function sizesOf(one: Case) {
  const areas = areasOf(one);
  const compute = sized(areas);
  assert.ok(compute?.type === "auto-scaling");
  return {
    areas,
    compute,
    required: requiredInstances(areas)!,
    min: compute.min,
    max: compute.max,
    standby: compute.standby!.min,
  };
}

describe("the computed sizes of a warm standby, whatever its load, zones, target and objective", () => {
  it("leave enough when any zone or instance that must survive is lost", () => {
    fc.assert(
      fc.property(anyCase, (one) => {
        const { required, min } = sizesOf(one);
        assert.ok(leftOf(min, one.zones, one.survive) >= required.need);
      }),
    );
  });

  it("are in order, and something is left of the reduced one too", () => {
    fc.assert(
      fc.property(anyCase, (one) => {
        const { min, max, standby } = sizesOf(one);
        assert.ok(1 <= standby && standby <= min && min <= max, `${standby} ${min} ${max}`);
        if (one.survive !== "none") assert.ok(leftOf(standby, one.zones, one.survive) >= 1);
      }),
    );
  });

  it("let the reduced one carry the load within the objective, by its own scaling", () => {
    fc.assert(
      fc.property(anyCase, (one) => {
        const { areas, compute, required, standby } = sizesOf(one);
        const { growth, rounds } = standbyStart(compute, areas, required)!;
        assert.ok(sizeAfter(standby, rounds, growth) >= required.need);
      }),
    );
  });

  it("are no smaller for a larger peak, and the reduced one no larger for a longer objective", () => {
    fc.assert(
      fc.property(
        anyCase,
        fc.integer({ min: 0, max: 5000 }),
        fc.integer({ min: 0, max: 7200 }),
        (one, more, longer) => {
          const [small, large] = [sizesOf(one), sizesOf({ ...one, peak: one.peak + more })];
          for (const size of ["min", "max", "standby"] as const) assert.ok(small[size] <= large[size], size);
          assert.ok(sizesOf({ ...one, rto: one.rto + longer }).standby <= small.standby);
        },
      ),
    );
  });

  it("are what is typed where something is", () => {
    fc.assert(
      fc.property(anyCase, fc.integer({ min: 0, max: 100 }), (one, more) => {
        const computed = sizesOf(one);
        const typed = { max: computed.max + more, standby: { min: computed.standby + more } };
        const { max, standby, min } = sizesOf({ ...one, typed });
        assert.deepEqual([max, standby, min], [typed.max, typed.standby.min, computed.min]);
      }),
    );
  });
});
