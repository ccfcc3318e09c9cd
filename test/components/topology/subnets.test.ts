import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { placeOfZone, slotMask, subnetBlocks, type SubnetMasks } from "../../../components/topology/subnets";
import { overlap, parseCidr, sizeOf } from "../../../lib/cidr";

const VPC = "10.10.0.0/16";
const SHIPPED: SubnetMasks = { public: 22, private: 19 };
const LETTERS = ["a", "b", "c", "d", "e", "f"];

interface Recorded {
  vpc: string;
  masks: (number | null)[];
  zones: string[][];
}

/** Blocks that the genuine awsx 3.9 gives. */
const RECORDED = JSON.parse(readFileSync(path.join(__dirname, "fixtures/awsx-layouts.json"), "utf8")) as Recorded[];

const blocks = (letter: string, masks = SHIPPED, vpc = VPC) => subnetBlocks(vpc, `us-east-1${letter}`, masks);
const parsed = (letter: string, masks: SubnetMasks, vpc: string) =>
  Object.values(blocks(letter, masks, vpc) ?? {}).map((block) => parseCidr(block)!);

/** Any block and masks of which the subnets of a zone fit into a quarter of the block. */
const fitting = fc
  .record({
    mask: fc.integer({ min: 16, max: 24 }),
    masks: fc.record({ public: fc.integer({ min: 18, max: 27 }), private: fc.integer({ min: 18, max: 28 }) }),
  })
  .map(({ mask, masks }) => ({ vpc: `10.64.0.0/${mask}`, masks }))
  .filter(({ vpc, masks }) => blocks("a", masks, vpc) !== undefined);

describe("the subnets of a new VPC", () => {
  it("have a place by the letter of their Availability Zone, and only a to f have one", () => {
    assert.deepEqual(
      LETTERS.map((letter) => placeOfZone(`ap-northeast-1${letter}`)),
      [1, 2, 3, 4, 5, 6],
    );
    assert.equal(placeOfZone("us-east-1g"), undefined);
    assert.equal(blocks("g"), undefined);
  });

  it("are those of the shipped masks", () => {
    assert.deepEqual(
      LETTERS.map((letter) => blocks(letter)),
      [
        { private: "10.10.0.0/19", public: "10.10.32.0/22" },
        { private: "10.10.64.0/19", public: "10.10.96.0/22" },
        { private: "10.10.128.0/19", public: "10.10.160.0/22" },
        { private: "10.10.192.0/19", public: "10.10.224.0/22" },
        { private: "10.10.48.0/20", public: "10.10.44.0/22" },
        { private: "10.10.112.0/20", public: "10.10.108.0/22" },
      ],
    );
  });

  it("are the genuine awsx's for three and four zones, the larger subnet first", () => {
    const compared = RECORDED.filter(
      ({ masks: [first, second, third], zones }) =>
        typeof first === "number" &&
        typeof second === "number" &&
        third === undefined &&
        first <= second &&
        zones.length > 2,
    );
    assert.ok(compared.length > 0);
    for (const { vpc, masks, zones } of compared) {
      const [first, second] = masks as [number, number];
      const own = zones.map((_, i) => blocks(LETTERS[i]!, { private: first, public: second }, vpc)!);
      assert.deepEqual(
        own.map((pair) => [pair.private, pair.public]),
        zones,
      );
    }
  });

  it("overlap no other, are inside the VPC, and have the masks; in e and f they may be smaller", () => {
    fc.assert(
      fc.property(fitting, ({ vpc, masks }) => {
        const whole = parseCidr(vpc)!;
        const all = LETTERS.flatMap((letter) => parsed(letter, masks, vpc));
        for (const one of all) {
          assert.ok(one.base >= whole.base && one.base + sizeOf(one) <= whole.base + sizeOf(whole));
          assert.equal(one.base % sizeOf(one), 0, "a block starts at a multiple of its size");
          assert.deepEqual(
            all.filter((other) => overlap(one, other)),
            [one],
          );
        }
        for (const letter of ["a", "b", "c", "d"])
          assert.deepEqual(
            parsed(letter, masks, vpc).map(({ mask }) => mask),
            [masks.public, masks.private],
          );
        for (const letter of ["e", "f"]) {
          const pair = parsed(letter, masks, vpc);
          if (pair.length === 0) continue;
          assert.ok(pair[0]!.mask >= masks.public && pair[1]!.mask >= masks.private);
        }
      }),
    );
  });

  it("are not made where those of one zone are larger than a quarter of the VPC", () => {
    assert.equal(slotMask(VPC), 18);
    assert.equal(blocks("a", { public: 19, private: 18 }), undefined);
    assert.equal(blocks("d", { public: 18, private: 28 }), undefined);
    assert.ok(blocks("d", { public: 19, private: 19 }));
    assert.equal(blocks("e", { public: 19, private: 19 }), undefined, "a's subnets fill their quarter");
  });
});
