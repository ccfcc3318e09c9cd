import { strict as assert } from "node:assert";
import type { Moment } from "../../../policy/simulation";
import { wordOf } from "../../../policy/simulation/verdict/word";

const at = (time: number, share: number, atMost?: number): Moment => ({
  at: time,
  share,
  ...(atMost !== undefined && { atMost }),
});

describe("the word of a course of events", () => {
  for (const [title, timeline, word, gone] of [
    ["all of it throughout", [at(0, 1)], "continues", "continues"],
    ["some, then all", [at(0, 0.5), at(60, 1)], "recovers", "recovers"],
    ["all, then some", [at(0, 1), at(60, 0.5)], "degraded", "degraded"],
    ["nothing, then some", [at(0, 0), at(60, 0.5)], "degraded", "degraded"],
    ["nothing", [at(0, 0)], "waits", "lost"],
    ["all, then nothing", [at(0, 1), at(60, 0)], "waits", "lost"],
    ["some for certain, perhaps all", [at(0, 0.5, 1)], "undecided", "undecided"],
    ["some for certain, perhaps more but not all", [at(0, 0.5, 0.9)], "degraded", "degraded"],
    ["perhaps nothing", [at(0, 0, 0.5)], "undecided", "undecided"],
    ["in doubt, and all for certain in the end", [at(0, 0, 1), at(60, 1)], "recovers", "recovers"],
    ["no moment", [], "undecided", "undecided"],
  ] as const) {
    it(`${word}: ${title}`, () => {
      assert.equal(wordOf(timeline, true), word);
      assert.equal(wordOf(timeline, false), gone);
    });
  }
});
