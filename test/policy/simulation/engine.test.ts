import { strict as assert } from "node:assert";
import type { Atom, Element } from "../../../policy/simulation";
import { bitOf, Columns } from "../../../policy/simulation/engine/columns";
import { ordered } from "../../../policy/simulation/engine/order";
import { screen } from "../../../policy/simulation/engine/planes";
import { plainly, walked } from "./plainly";
import { randomElements, randomOf, type RandomOptions } from "./scenes";

function scenariosOf(atoms: readonly Atom[], random: () => number, count: number): Atom[][] {
  return Array.from({ length: count }, () => atoms.filter(() => random() < 0.3));
}

const PLAIN: RandomOptions = { atoms: 6, size: 24, control: false, doubts: false, cycles: false };
/** In each of them every element is compared in 41 scenarios. */
const SCENES = process.env.HOLDFAST_ALL ? 10_000 : 60;

describe("the engine", () => {
  it("finds what a walk through what is left finds, in every scenario, cycles included", () => {
    for (let seed = 0; seed < SCENES; seed += 1) {
      const random = randomOf(seed);
      const { elements, atoms } = randomElements(random, { ...PLAIN, cycles: seed % 2 === 1 });
      const scenarios = scenariosOf(atoms, random, 40);
      const all = elements.map(({ id }) => id);
      const final = screen(elements, new Columns(scenarios), all);
      [[], ...scenarios].forEach((scenario, column) => {
        const expected = walked(elements, scenario);
        for (const id of all) {
          const { surely, possibly } = final.get(id)!;
          const isSame = bitOf(surely, column) === expected[id] && bitOf(possibly, column) === expected[id];
          if (!isSame) assert.fail(`seed ${seed}, element ${id}, ${scenario.join()}`);
        }
      });
    }
  });

  it("agrees with one scenario after another, what is not known included", () => {
    for (let seed = 0; seed < SCENES; seed += 1) {
      const random = randomOf(seed + 1e6);
      const { elements, atoms } = randomElements(random, { ...PLAIN, control: true, doubts: true });
      const scenarios = scenariosOf(atoms, random, 40);
      const all = elements.map(({ id }) => id);
      const final = screen(elements, new Columns(scenarios), all);
      [[], ...scenarios].forEach((scenario, column) => {
        const after = plainly(elements, scenario);
        for (const id of all) {
          const { surely, possibly } = final.get(id)!;
          const isSame = bitOf(surely, column) === after[id]!.surely && bitOf(possibly, column) === after[id]!.possibly;
          if (!isSame) assert.fail(`seed ${seed}, element ${id}, ${scenario.join()}`);
        }
      });
    }
  });

  it("keeps the planes of what is asked for only, and those whole", () => {
    const random = randomOf(7);
    const { elements, atoms } = randomElements(random, { ...PLAIN, size: 60 });
    const scenarios = scenariosOf(atoms, random, 70);
    const columns = new Columns(scenarios);
    const top = elements.length - 1;
    const one = screen(elements, columns, [top, 9]);
    const all = screen(
      elements,
      columns,
      elements.map(({ id }) => id),
    );
    assert.deepEqual([...one.keys()], [top, 9]);
    for (const id of [top, 9]) assert.deepEqual(one.get(id), all.get(id));
  });

  it("doubts what depends on its own opposite, and what it is part of", () => {
    const leaf = { kids: [], k: 0, atoms: [], why: "" };
    const elements: Element[] = [
      { ...leaf, id: 0, op: "leaf" },
      { ...leaf, id: 1, op: "all", kids: [0, 2] },
      { ...leaf, id: 2, op: "not", kids: [1] },
      { ...leaf, id: 3, op: "any", kids: [1, 0] },
    ];
    const final = screen(elements, new Columns([]), [1, 2, 3]);
    const at = (id: number) => [bitOf(final.get(id)!.surely, 0), bitOf(final.get(id)!.possibly, 0)];
    assert.deepEqual(
      [at(1), at(2), at(3)],
      [
        [false, true],
        [false, true],
        [true, true],
      ],
    );
  });

  it("orders a chain of 50,000 elements without running out of stack", () => {
    const elements = Array.from({ length: 50_000 }, (_, id): Element => {
      return { id, op: id === 0 ? "leaf" : "all", kids: id === 0 ? [] : [id - 1], k: 0, atoms: [], why: "" };
    });
    const order = ordered(elements, [elements.length - 1]);
    assert.equal(order.length, elements.length);
    assert.deepEqual(order[0]!.members, [0]);
  });
});
