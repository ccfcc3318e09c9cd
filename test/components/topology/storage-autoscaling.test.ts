import assert from "node:assert/strict";
import fc from "fast-check";
import { largestSize } from "../../../components/topology/storage-autoscaling";

describe("how far a disk may grow", () => {
  it("is what the settings say, and twice its size where they say nothing", () => {
    assert.equal(largestSize({ type: "gp3", sizeGiB: 100, maxSizeGiB: 150 }), 150);
    assert.equal(largestSize({ type: "gp3", sizeGiB: 100, maxSizeGiB: false }), undefined);
    assert.equal(largestSize({ type: "gp3", sizeGiB: 100 }), 200);
  });

  it("is never more than its IOPS or AWS allow, nor so little that AWS refuses it", () => {
    assert.equal(largestSize({ type: "io1", sizeGiB: 1500, iops: 1000 }), 2000);
    assert.equal(largestSize({ type: "gp3", sizeGiB: 65536 }), undefined);
    assert.equal(largestSize({ type: "io1", sizeGiB: 2000, iops: 1100 }), 2200, "just a tenth more");
    assert.equal(largestSize({ type: "io1", sizeGiB: 2001, iops: 1100 }), undefined);
    const disk = fc.record({
      type: fc.constantFrom("gp3" as const, "io1" as const, "io2" as const),
      sizeGiB: fc.integer({ min: 20, max: 65536 }),
      iops: fc.integer({ min: 1000, max: 256000 }),
    });
    fc.assert(
      fc.property(disk, (storage) => {
        const most = largestSize(storage);
        if (most === undefined) return;
        assert.ok(most <= 65536 && most * 10 >= storage.sizeGiB * 11);
        if (storage.type !== "gp3") assert.ok(storage.iops >= most / 2);
      }),
    );
  });
});
