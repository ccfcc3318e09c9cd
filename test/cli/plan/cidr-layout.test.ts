import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { autoLayout } from "../../../cli/plan/cidr-layout";

interface Recorded {
  vpc: string;
  masks: (number | null)[];
  zones: string[][];
}

const RECORDED = JSON.parse(readFileSync(join(__dirname, "fixtures/cidr-layouts.json"), "utf8")) as Recorded[];

/** First and last address of a block, as numbers. */
function range(cidr: string): { first: number; last: number; mask: number } {
  const [address, bits] = cidr.split("/");
  const first = address!.split(".").reduce((sum, octet) => sum * 256 + Number(octet), 0);
  return { first, last: first + 2 ** (32 - Number(bits)) - 1, mask: Number(bits) };
}

/** Layouts that fit, of any shape. */
const fitting = fc
  .record({
    vpcMask: fc.integer({ min: 16, max: 20 }),
    octet: fc.integer({ min: 0, max: 255 }),
    zones: fc.integer({ min: 1, max: 6 }),
    masks: fc.array(fc.integer({ min: 18, max: 28 }), { minLength: 1, maxLength: 4 }),
  })
  .map(({ vpcMask, octet, zones, masks }) => {
    const vpc = `10.${octet}.0.0/${vpcMask}`;
    try {
      return {
        vpc,
        zones,
        masks,
        layout: autoLayout(
          vpc,
          zones,
          masks.map((cidrMask) => ({ cidrMask })),
        ),
      };
    } catch {
      return undefined;
    }
  })
  .filter((shape) => shape !== undefined);

describe("the CIDR layout of awsx's Auto strategy", () => {
  for (const { vpc, masks, zones } of RECORDED) {
    it(`gives the genuine blocks of ${masks.map((mask) => `/${mask ?? "?"}`).join(" ")} in ${zones.length} zones`, () => {
      const specs = masks.map((mask) => (mask === null ? {} : { cidrMask: mask }));
      assert.deepEqual(autoLayout(vpc, zones.length, specs), zones);
    });
  }

  it("gives blocks of the requested sizes, inside the VPC, aligned, without overlap", () => {
    fc.assert(
      fc.property(fitting, ({ vpc, zones, masks, layout }) => {
        const whole = range(vpc);
        const blocks = layout.flat().map(range);
        assert.equal(layout.length, zones);
        for (const zone of layout)
          assert.deepEqual(
            zone.map((cidr) => range(cidr).mask),
            masks,
          );
        for (const block of blocks) {
          assert.ok(block.first >= whole.first && block.last <= whole.last);
          assert.equal(block.first % (block.last - block.first + 1), 0);
        }
        const inOrder = [...blocks].sort((a, b) => a.first - b.first);
        inOrder.slice(1).forEach((block, i) => assert.ok(block.first > inOrder[i]!.last));
      }),
    );
  });

  it("moves no block when a zone is added within the same power of two", () => {
    const specs = [{ cidrMask: 20 }, { cidrMask: 19 }];
    assert.deepEqual(autoLayout("10.0.0.0/16", 4, specs).slice(0, 3), autoLayout("10.0.0.0/16", 3, specs));
  });

  it("refuses with awsx's message subnets that do not fit into an AZ's share", () => {
    assert.throws(
      () => autoLayout("10.10.0.0/16", 3, [{ cidrMask: 20 }, { cidrMask: 18 }]),
      /Subnets are too large for VPC\. VPC has 16384 addresses, but subnets require 20480 addresses\./,
    );
  });

  it("refuses subnets that move into the next AZ behind a gap", () => {
    assert.throws(
      () => autoLayout("10.10.0.0/16", 3, [{ cidrMask: 22 }, { cidrMask: 19 }, { cidrMask: 22 }]),
      /overlap with at least one other subnet.*10\.10\.64\.0\/22/,
    );
  });

  it("refuses a subnet outside the VPC, which awsx accepts and AWS does not", () => {
    assert.throws(
      () => autoLayout("10.10.0.0/16", 1, [{ cidrMask: 22 }, { cidrMask: 17 }, { cidrMask: 22 }]),
      /10\.11\.0\.0\/22 are outside the VPC 10\.10\.0\.0\/16/,
    );
  });

  it("refuses an empty list of subnets, and an invalid block", () => {
    assert.throws(() => autoLayout("10.0.0.0/16", 2, []), /No subnets specified/);
    assert.throws(() => autoLayout("10.0.0/16", 2, [{}]), /"10\.0\.0\/16" is not a CIDR block/);
  });
});
