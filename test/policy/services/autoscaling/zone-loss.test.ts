import assert from "node:assert/strict";
import fc from "fast-check";
import {
  carries,
  highestTarget,
  left,
  smallestSize,
  utilisationAfter,
} from "../../../../policy/services/autoscaling/zone-loss";

const instances = fc.integer({ min: 1, max: 200 });
const zones = fc.integer({ min: 2, max: 6 });
const target = fc.integer({ min: 1, max: 100 });
const maximum = fc.integer({ min: 1, max: 100 });

describe("zone loss", () => {
  it("takes the fullest zone", () => {
    assert.deepEqual(
      [1, 2, 3, 4, 5, 6, 7].map((n) => left(n, 3)),
      [0, 1, 2, 2, 3, 4, 4],
    );
    assert.equal(left(6, 1), 0);
  });

  it("loads what is left", () => {
    assert.equal(utilisationAfter(50, 6, 3), 75);
    assert.equal(utilisationAfter(50, 4, 3), 100);
    assert.equal(carries(60, 6, 3, 90), true);
    assert.equal(carries(61, 6, 3, 90), false);
    assert.equal(carries(1, 1, 3, 90), false);
  });

  it("never makes a group worse by a zone more", () => {
    fc.assert(fc.property(instances, zones, (n, z) => left(n, z + 1) >= left(n, z)));
  });

  it("never makes a group worse by an instance more in each zone", () => {
    fc.assert(
      fc.property(instances, zones, target, (n, z, t) => {
        fc.pre(left(n, z) > 0);
        return utilisationAfter(t, n + z, z) <= utilisationAfter(t, n, z) + 1e-9;
      }),
    );
  });

  it("finds the smallest size that carries the load, and only then none where no size does", () => {
    fc.assert(
      fc.property(instances, zones, target, maximum, (n, z, t, m) => {
        const size = smallestSize(t, n, z, m);
        const sizes = Array.from({ length: 4 * z + 1 }, (_, more) => n + more);
        assert.equal(
          size,
          sizes.find((one) => carries(t, one, z, m)),
        );
      }),
    );
  });

  it("finds the highest target that so many instances carry", () => {
    fc.assert(
      fc.property(instances, zones, maximum, (n, z, m) => {
        const highest = highestTarget(n, z, m);
        if (left(n, z) === 0) assert.equal(highest, 0);
        else {
          assert.ok(carries(highest, n, z, m));
          assert.ok(!carries(highest + 1, n, z, m));
        }
      }),
    );
  });
});
