import assert from "node:assert/strict";
import fc from "fast-check";
import { difference, isWorse, type Simulation, type Survival, type Word } from "../../../policy/simulation";

const WORDS: readonly Word[] = ["continues", "recovers", "degraded", "waits", "lost", "undecided"];

interface Stated {
  readonly word: Word;
  readonly rto?: number;
  readonly rpo?: number;
  readonly share?: number;
}

const figure = (seconds: number) => ({ seconds, arithmetic: `${seconds} s`, source: "", bounded: "resource" as const });

/** A simulation of what is stated, by function and fault. */
function simulation(
  stated: Record<string, Record<string, Stated>>,
  cutSets: Record<string, string[]> = {},
): Simulation {
  const faults = [...new Set(Object.values(stated).flatMap((faultsOf) => Object.keys(faultsOf)))];
  const survival = Object.entries(stated).flatMap(([fn, byFault]) =>
    Object.entries(byFault).map(([fault, { word, rto, rpo, share = 0 }]): Survival => ({
      ...{ function: fn, fault, word, members: 1, timeline: [{ at: 0, share }], because: "" },
      ...{ path: [], stranded: [], steps: [], blocked: [], assumes: [], blind: [] },
      ...(rto !== undefined && { rto: figure(rto) }),
      ...(rpo !== undefined && { rpo: figure(rpo) }),
    })),
  );
  return {
    functions: Object.keys(stated).map((id) => ({ id, kind: "serve", urns: [], main: "", atRest: "up" })),
    faults: faults.map((id) => ({ id, kind: "zone", atoms: [], members: 1, comesBack: true })),
    survival,
    cutSets: Object.entries(cutSets).flatMap(([fn, all]) =>
      all.map((one) => ({ function: fn, order: one.includes(" + ") ? 2 : 1, members: one.split(" + ") })),
    ),
    steps: [],
    blindSpots: [],
  };
}

const zone = (stated: Stated): Simulation => simulation({ "serve shop": { "zone a": stated } });
const direction = (before: Stated, after: Stated) =>
  difference(zone(before), zone(after)).changes.map((one) => one.direction);

const stated: fc.Arbitrary<Stated> = fc.record(
  { word: fc.constantFrom(...WORDS), rto: fc.nat(600), rpo: fc.nat(600), share: fc.constantFrom(0, 0.5, 1) },
  { requiredKeys: ["word"] },
);

describe("the difference of two simulations", () => {
  it("is worse by the word, then by time, data and share", () => {
    assert.deepEqual(direction({ word: "continues" }, { word: "degraded", share: 0.67 }), ["worse"]);
    assert.deepEqual(direction({ word: "recovers", rto: 108 }, { word: "recovers", rto: 60 }), ["better"]);
    assert.deepEqual(direction({ word: "recovers", rto: 60, rpo: 0 }, { word: "recovers", rto: 60, rpo: 1 }), [
      "worse",
    ]);
    assert.deepEqual(direction({ word: "degraded", share: 0.5 }, { word: "degraded", share: 0.75 }), ["better"]);
  });

  it("takes an answer that can't be decided any more for worse than a loss", () => {
    assert.deepEqual(direction({ word: "lost" }, { word: "undecided" }), ["worse"]);
  });

  it("is nothing between a simulation and itself", () => {
    fc.assert(
      fc.property(stated, (one) => {
        const made = difference(zone(one), zone(one));
        assert.deepEqual([made.changes, isWorse(made)], [[], false]);
      }),
    );
  });

  it("turns round with its sides", () => {
    const turned = { better: "worse", worse: "better" } as const;
    fc.assert(
      fc.property(stated, stated, (one, other) =>
        assert.deepEqual(
          direction(one, other),
          direction(other, one).map((way) => turned[way]),
        ),
      ),
    );
  });

  it("names single points and pairs, functions and faults that are on one side only", () => {
    const before = simulation({ "serve a": { "host 1": { word: "continues" } } }, { "serve a": ["zone b + zone a"] });
    const after = simulation(
      { "serve a": { "host 2": { word: "lost" } }, "serve b": { "host 2": { word: "lost" } } },
      { "serve a": ["zone a"], "serve b": ["host 2"] },
    );
    const made = difference(before, after);
    assert.deepEqual(made, {
      ...{ changes: [], cutSetsAdded: ["serve a: zone a"], cutSetsRemoved: ["serve a: zone a + zone b"] },
      ...{ functionsAdded: ["serve b"], functionsRemoved: [], faultsAdded: ["host 2"], faultsRemoved: ["host 1"] },
    });
    assert.equal(isWorse(made), true, "a new single point of a function that was there");
    assert.equal(isWorse(difference(simulation({}), after)), false, "a new function is no loss");
  });
});
