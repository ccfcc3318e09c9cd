import assert from "node:assert/strict";
import fc from "fast-check";
import { isZoneOf } from "../../../components/config/schema/network";
import { REGIONS } from "../../../facts/regions";
import { set } from "../config/edits";
import { problemsAfter } from "../config/read";

const LETTERS = ["a", "b", "c", "d"];

describe("a new VPC's subnets", () => {
  it("are refused where those of one zone are larger than a quarter of the block, and only there", () => {
    const mask = (min: number, max: number) => fc.integer({ min, max });
    fc.assert(
      fc.property(mask(16, 28), mask(2, 4), mask(16, 27), mask(16, 28), (vpc, zones, publicMask, privateMask) => {
        const problems = problemsAfter([
          set("network.cidr", `10.16.0.0/${vpc}`),
          set(
            "network.zones",
            LETTERS.slice(0, zones).map((letter) => `us-east-1${letter}`),
          ),
          set("network.subnets", { public: publicMask, private: privateMask }),
        ]);
        assert.deepEqual(
          problems.map((p) => p.path),
          fits(vpc, publicMask, privateMask) ? [] : ["holdfast:network.subnets"],
        );
      }),
      { numRuns: 300 },
    );
  });

  it("fit where the way out is taken: the masks, or the block", () => {
    const mask = (min: number, max: number) => fc.integer({ min, max });
    fc.assert(
      fc.property(mask(16, 28), mask(2, 4), (vpc, zones) => {
        const [problem] = problemsAfter([
          set("network.cidr", `10.16.0.0/${vpc}`),
          set(
            "network.zones",
            LETTERS.slice(0, zones).map((letter) => `us-east-1${letter}`),
          ),
          set("network.subnets", { public: 16, private: 16 }),
        ]);
        const masks = /public (\d+) and private (\d+)/.exec(problem!.fix)?.slice(1).map(Number);
        const block = /at least a \/(\d+),/.exec(problem!.fix)?.[1];
        if (masks) assert.ok(masks[0]! <= 27 && fits(vpc, masks[0]!, masks[1]!), problem!.fix);
        else {
          assert.ok(Number(block) >= 16 && fits(Number(block), 27, 27), problem!.fix);
          assert.ok(!fits(Number(block) + 1, 27, 27), problem!.fix);
        }
      }),
    );
  });
});

describe("the zones of a new VPC", () => {
  const problemsOf = (zones: string[], subnets = { public: 22, private: 19 }) =>
    problemsAfter([set("network.zones", zones), set("network.subnets", subnets)]).map(({ path }) => path);

  it("may be any two to six of a to f, in any order", () => {
    for (const zones of ["ab", "fa", "cab", "aef", "fedcba"])
      assert.deepEqual(problemsOf([...zones].map((letter) => `us-east-1${letter}`)), [], zones);
  });

  it("are refused one by one where they have no place, or no room beside a or b", () => {
    assert.deepEqual(problemsOf(["us-east-1a", "us-east-1g"]), ["holdfast:network.zones[1]"]);
    const full = { public: 19, private: 19 };
    assert.deepEqual(problemsOf(["us-east-1a", "us-east-1b", "us-east-1d"], full), []);
    assert.deepEqual(problemsOf(["us-east-1a", "us-east-1f", "us-east-1e"], full), [
      "holdfast:network.zones[1]",
      "holdfast:network.zones[2]",
    ]);
  });
});

describe("an Availability Zone's name", () => {
  it("is its region's and a letter", () => {
    for (const region of REGIONS.data) assert.ok(isZoneOf(`${region}a`, region));
    for (const zone of [
      "us-east-1",
      "us-east-1A",
      "us-east-1aa",
      "us-east-11",
      "us-east-2a",
      "us-east-1-bos-1a",
      "use1-az1",
      "",
    ]) {
      assert.ok(!isZoneOf(zone, "us-east-1"), zone);
    }
  });
});

function fits(vpc: number, publicMask: number, privateMask: number): boolean {
  return 2 ** (32 - publicMask) + 2 ** (32 - privateMask) <= 2 ** (32 - vpc) / 4;
}
