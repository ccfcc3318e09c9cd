import assert from "node:assert/strict";
import fc from "fast-check";
import { overlap, parseCidr, sizeOf, type Cidr } from "../../lib/cidr";

const block = fc
  .tuple(fc.integer({ min: 0, max: 32 }), fc.integer({ min: 0, max: 2 ** 32 - 1 }))
  .map(([mask, address]): Cidr => ({ mask, base: Math.floor(address / 2 ** (32 - mask)) * 2 ** (32 - mask) }));

/** Blocks of up to 64 addresses within the same 256, so that many meet. */
const small = fc
  .tuple(fc.integer({ min: 26, max: 32 }), fc.integer({ min: 0, max: 255 }))
  .map(([mask, address]): Cidr => ({ mask, base: Math.floor(address / 2 ** (32 - mask)) * 2 ** (32 - mask) }));

function written({ base, mask }: Cidr): string {
  return `${[24, 16, 8, 0].map((shift) => Math.floor(base / 2 ** shift) % 256).join(".")}/${mask}`;
}

function addresses({ base, mask }: Cidr): Set<number> {
  return new Set(Array.from({ length: 2 ** (32 - mask) }, (_, i) => base + i));
}

describe("CIDR blocks", () => {
  it("are read as they are written", () => {
    assert.deepEqual(parseCidr("10.10.0.0/16"), { base: 0x0a0a0000, mask: 16 });
    assert.deepEqual(parseCidr("255.255.255.255/32"), { base: 2 ** 32 - 1, mask: 32 });
    assert.deepEqual(parseCidr("0.0.0.0/0"), { base: 0, mask: 0 });
    fc.assert(fc.property(block, (cidr) => assert.deepEqual(parseCidr(written(cidr)), cidr)));
  });

  it("start at their first address, and are whole", () => {
    for (const text of [
      "10.0.0.1/24",
      "10.0.0.0",
      "10.0.0/8",
      "10.0.0.0/33",
      "10.0.0.256/32",
      "10.0.0.0/16 ",
      "a.b.c.d/8",
      "::/0",
    ]) {
      assert.equal(parseCidr(text), undefined, text);
    }
  });

  it("have as many addresses as their mask leaves", () => {
    fc.assert(fc.property(small, (cidr) => assert.equal(sizeOf(cidr), addresses(cidr).size)));
    assert.equal(sizeOf({ base: 0, mask: 0 }), 2 ** 32);
  });

  it("overlap where they share an address", () => {
    fc.assert(
      fc.property(small, small, (a, b) => {
        const shared = [...addresses(a)].some((address) => addresses(b).has(address));
        assert.equal(overlap(a, b), shared);
      }),
      { numRuns: 500 },
    );
  });

  it("overlap either way round, and each with itself", () => {
    fc.assert(
      fc.property(block, block, (a, b) => {
        assert.equal(overlap(a, b), overlap(b, a));
        assert.ok(overlap(a, a));
      }),
    );
  });

  it("do not overlap where one ends as the other begins", () => {
    assert.equal(overlap(parseCidr("10.0.0.0/25")!, parseCidr("10.0.0.128/25")!), false);
    assert.equal(overlap(parseCidr("10.0.0.0/24")!, parseCidr("10.0.0.128/25")!), true);
  });
});
