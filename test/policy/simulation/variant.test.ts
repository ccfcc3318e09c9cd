import { strict as assert } from "node:assert";
import { Player } from "../../../policy/simulation/engine/player";
import { Variant } from "../../../policy/simulation/engine/variant";
import type { Element } from "../../../policy/simulation";
import { randomElements, randomOf } from "./scenes";

const OPTIONS = { atoms: 6, size: 30, control: true, doubts: true };

/** The same elements, but for some of those that are none of the first ones, which are made of others before them too. */
function altered(elements: readonly Element[], random: () => number): { elements: Element[]; otherwise: number[] } {
  const isOtherwise = ({ op }: Element) => ["all", "any", "atLeast"].includes(op) && random() < 0.2;
  const otherwise = elements.filter(isOtherwise).map(({ id }) => id);
  const more = (id: number) => Math.floor(random() * id);
  const made = elements.map((one) =>
    otherwise.includes(one.id) ? { ...one, kids: [...one.kids, more(one.id)] } : one,
  );
  return { elements: made, otherwise };
}

describe("a variant of a player", () => {
  it("replays as a player of its own does", () => {
    let differing = 0;
    for (let seed = 0; seed < 80; seed += 1) {
      const random = randomOf(seed + 11e5);
      const { elements, atoms } = randomElements(random, { ...OPTIONS, cycles: seed % 2 === 1 });
      const other = altered(elements, random);
      const all = elements.map(({ id }) => id);
      const [player, alone] = [new Player(elements, all), new Player(other.elements, all)];
      const variant = new Variant(other.elements, all, other.otherwise);
      for (const failing of [[], ...atoms.map((atom) => [atom]), atoms.slice(0, 3)]) {
        const [whole, over, expected] = [player.play(failing), variant.over(player.play(failing)), alone.play(failing)];
        assert.deepEqual(
          all.map((id) => over.of(id)),
          all.map((id) => expected.of(id)),
          `seed ${seed}, ${failing.join()}`,
        );
        assert.deepEqual(over.changed().sort(), expected.changed().sort(), `seed ${seed}, ${failing.join()}`);
        if (all.some((id) => over.of(id) !== whole.of(id))) differing += 1;
      }
    }
    assert.ok(differing > 40);
  });
});
