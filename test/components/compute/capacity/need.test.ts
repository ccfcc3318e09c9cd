import assert from "node:assert/strict";
import fc from "fast-check";
import { enoughFor, leftOf, needOf, runningAtPeak } from "../../../../components/compute/load";
import { FULL_PERCENT, survivals } from "../../../../components/config/schema/compute-load";

const amount = fc.integer({ min: 1, max: 1_000_000 });
const zones = fc.integer({ min: 2, max: 4 });
const need = fc.integer({ min: 1, max: 300 });
const survive = fc.constantFrom(...survivals);

describe("the instances that a load needs", () => {
  it("carry the peak, and one fewer would not", () => {
    fc.assert(
      fc.property(amount, amount, (peak, perInstance) => {
        const found = needOf({ peak, perInstance });
        const carried = (instances: number) => (instances * perInstance * FULL_PERCENT) / 100;
        assert.ok(carried(found) >= peak * (1 - 1e-9), `${found} carry ${carried(found)} of ${peak}`);
        assert.ok(found === 1 || carried(found - 1) < peak, `${found - 1} carry ${peak} too`);
      }),
    );
  });

  it("are no more for a smaller peak, nor for larger instances", () => {
    fc.assert(
      fc.property(amount, amount, amount, (a, b, perInstance) => {
        const [less, more] = [Math.min(a, b), Math.max(a, b)];
        assert.ok(needOf({ peak: less, perInstance }) <= needOf({ peak: more, perInstance }));
        assert.ok(needOf({ peak: perInstance, perInstance: more }) <= needOf({ peak: perInstance, perInstance: less }));
      }),
    );
  });

  it("are whole where the arithmetic is a hair's breadth above", () => {
    assert.equal(needOf({ peak: 0.27, perInstance: 0.1 }), 3);
    assert.equal(needOf({ peak: 270, perInstance: 100 }), 3);
    assert.equal(needOf({ peak: 271, perInstance: 100 }), 4);
  });

  it("run at a target, which is below full, in no smaller number", () => {
    fc.assert(
      fc.property(amount, amount, fc.integer({ min: 10, max: FULL_PERCENT }), (peak, perInstance, target) => {
        assert.ok(runningAtPeak({ peak, perInstance }, target) >= needOf({ peak, perInstance }));
      }),
    );
  });
});

describe("the full size", () => {
  it("leaves enough whatever must survive, and is the least that is spread evenly", () => {
    fc.assert(
      fc.property(need, zones, survive, (wanted, count, lost) => {
        const size = enoughFor(wanted, count, lost);
        assert.ok(leftOf(size, count, lost) >= wanted, `${size} leave ${leftOf(size, count, lost)}`);
        const step = lost === "zone" ? count : 1;
        assert.ok(size === step || leftOf(size - step, count, lost) < wanted, `${size - step} do too`);
        if (lost === "zone") assert.equal(size % count, 0);
      }),
    );
  });

  it("leaves what each zone holds beside the fullest, zone by zone", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 300 }), zones, (instances, count) => {
        const held = Array.from({ length: count }, (_, i) => Math.floor((instances + i) / count));
        const left = held.map((one) => instances - one);
        assert.equal(leftOf(instances, count, "zone"), Math.min(...left));
      }),
    );
  });

  it("is larger the more must survive, and smaller the more zones there are", () => {
    fc.assert(
      fc.property(need, zones, (wanted, count) => {
        const [none, instance, zone] = (["none", "instance", "zone"] as const).map((lost) =>
          enoughFor(wanted, count, lost),
        );
        assert.ok(none! < instance! && instance! <= zone!);
        // Spread evenly it may take one more in each zone, but never more than that.
        assert.ok(enoughFor(wanted, count + 1, "zone") < zone! + count + 1);
      }),
    );
  });
});
