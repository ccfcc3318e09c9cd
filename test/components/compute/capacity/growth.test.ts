import assert from "node:assert/strict";
import fc from "fast-check";
import { growthOf, leastStart, roundsWithin, sizeAfter } from "../../../../components/compute/scaled/growth";

const START = { launch: 300, boot: 90, healthy: 20, warmup: 60 };
const STEPS = { cpuAbove: 75, for: 120, add: 30 };

const seconds = fc.integer({ min: 0, max: 7200 });
const target = fc.integer({ min: 10, max: 90 });

describe("a group's own growth", () => {
  it("takes the second, larger step where the alarm's threshold leaves room for it below 100 %", () => {
    const adds = (cpuAbove: number) => growthOf({ targetCpu: 50, stepScaling: { ...STEPS, cpuAbove } })[1]!.adds;
    assert.deepEqual([adds(75), adds(85), adds(86)], [60, 60, 30]);
  });

  it("doubles in each round of a target of 50 %, and rounds as Auto Scaling does", () => {
    const [tracking, steps] = growthOf({ targetCpu: 50, stepScaling: STEPS });
    assert.deepEqual(
      [0, 1, 2].map((rounds) => sizeAfter(3, rounds, tracking!)),
      [3, 6, 12],
    );
    // 60 % of 3 is 1.8, down to 1; of 1 it is 0.6, up to 1.
    assert.deepEqual([sizeAfter(3, 1, steps!), sizeAfter(1, 1, steps!)], [4, 2]);
  });

  it("begins a further round once the last one's instances count", () => {
    const [tracking] = growthOf({ targetCpu: 50 });
    const rounds = [589, 590, 1239, 1240, 1890].map((time) => roundsWithin(time, tracking!, START));
    assert.deepEqual(rounds, [0, 1, 1, 2, 3]);
  });
});

describe("the fewest instances of a standby", () => {
  it("reach the need in time, and one fewer would not", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 200 }), seconds, target, (need, time, targetCpu) => {
        const ways = growthOf({ targetCpu, stepScaling: STEPS });
        const { size, growth } = leastStart(need, time, ways, START);
        const reaches = (from: number) =>
          Math.max(...ways.map((way) => sizeAfter(from, Math.min(need, roundsWithin(time, way, START)), way)));
        assert.ok(reaches(size) >= need, `${size} by ${growth.policy}`);
        assert.ok(size === 1 || reaches(size - 1) < need, `${size - 1} reach ${need} too`);
      }),
    );
  });

  it("are the whole need where there is no time, and no more with more time", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 200 }), seconds, seconds, target, (need, a, b, targetCpu) => {
        const ways = growthOf({ targetCpu });
        assert.equal(leastStart(need, 0, ways, START).size, need);
        const [short, long] = [Math.min(a, b), Math.max(a, b)];
        assert.ok(leastStart(need, long, ways, START).size <= leastStart(need, short, ways, START).size);
      }),
    );
  });
});
