import { strict as assert } from "node:assert";
import type { Element } from "../../../policy/simulation";
import { Player } from "../../../policy/simulation/engine/player";
import { causesOf, nameOfLink } from "../../../policy/simulation/verdict/trace";

const rise = { seconds: 50, arithmetic: "50 s", source: "", bounded: "none" } as const;

/** Something that two steps bring back at once, in a choice of order and of labels. */
function restored(labels: readonly [string, string]): Element[] {
  const leaf = { kids: [], k: 0, atoms: [], why: "" };
  return [
    { ...leaf, id: 0, op: "leaf", atoms: ["host:a"] },
    { ...leaf, id: 1, op: "not", kids: [0] },
    { ...leaf, id: 2, op: "delay", kids: [1], rise, why: labels[0], step: "restore of yesterday" },
    { ...leaf, id: 3, op: "delay", kids: [1], rise, why: labels[1], step: "restore of now" },
    { ...leaf, id: 4, op: "any", kids: [0, 2, 3] },
  ];
}

describe("what led to a change", () => {
  const loss = ({ step }: Element): number => (step === "restore of yesterday" ? 86400 : 0);

  it("is, of two ways at once, the one that gives up less data, whatever their labels", () => {
    for (const labels of [
      ["a", "b"],
      ["b", "a"],
    ] as const) {
      const elements = restored(labels);
      const replay = new Player(elements, [4]).play(["host:a"]);
      assert.deepEqual(causesOf(elements, [4], 50, replay, loss).map(nameOfLink), ["restore of now"]);
    }
  });

  it("is, of two ways that give up as much, the first by its label", () => {
    const elements = restored(["b", "a"]);
    const replay = new Player(elements, [4]).play(["host:a"]);
    assert.deepEqual(causesOf(elements, [4], 50, replay, () => 0).map(nameOfLink), ["restore of now"]);
  });
});
