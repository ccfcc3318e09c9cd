import assert from "node:assert/strict";
import fc from "fast-check";
import { autoLayout } from "../../../cli/plan/cidr-layout";
import { isZoneOf } from "../../../components/config/schema/network";
import { REGIONS } from "../../../facts/regions";
import { set } from "../config/edits";
import { problemsAfter } from "../config/read";

const LETTERS = ["a", "b", "c", "d"];

describe("a new VPC's subnets", () => {
  it("are refused where awsx could not lay them out, and only there", () => {
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
          fits(vpc, zones, publicMask, privateMask) ? [] : ["holdfast:network.subnets"],
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
        const block = /at least a \/(\d+) for/.exec(problem!.fix)?.[1];
        if (masks) assert.ok(masks[0]! <= 27 && fits(vpc, zones, masks[0]!, masks[1]!), problem!.fix);
        else {
          assert.ok(Number(block) >= 16 && fits(Number(block), zones, 27, 27), problem!.fix);
          assert.ok(!fits(Number(block) + 1, zones, 27, 27), problem!.fix);
        }
      }),
    );
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

function fits(vpc: number, zones: number, publicMask: number, privateMask: number): boolean {
  const masks = [publicMask, privateMask].sort((a, b) => a - b);
  try {
    return (
      autoLayout(
        `10.16.0.0/${vpc}`,
        zones,
        masks.map((cidrMask) => ({ cidrMask })),
      ).length === zones
    );
  } catch {
    return false;
  }
}
