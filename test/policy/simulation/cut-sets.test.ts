import { strict as assert } from "node:assert";
import { bitOf, Columns } from "../../../policy/simulation/engine/columns";
import { screen } from "../../../policy/simulation/engine/planes";
import { cutSetsOf } from "../../../policy/simulation/verdict/cut-sets";
import { buildScene, type Atom, type Fault } from "../../../policy/simulation";
import { Graph } from "../../../policy/graph";
import { randomElements, randomOf } from "./scenes";

const faultOf = (...atoms: Atom[]): Fault => ({
  id: atoms.join(" + "),
  kind: atoms.length === 1 ? "host" : "pair",
  atoms,
  members: 1,
  comesBack: true,
});

/** Every set of one or two atoms that takes the top down while none of its parts does, by trying all of them. */
function exhaustive(atoms: readonly Atom[], isUp: (failing: readonly Atom[]) => boolean): string[] {
  if (!isUp([])) return [];
  const single = atoms.filter((atom) => !isUp([atom]));
  const pairs = atoms.flatMap((a, index) => atoms.slice(index + 1).map((b) => [a, b]));
  const double = pairs.filter((pair) => !isUp(pair) && !pair.some((atom) => single.includes(atom)));
  return [...single.map((atom) => atom as string), ...double.map((pair) => pair.join())].sort();
}

describe("minimal cut sets", () => {
  it("are those that an exhaustive search over 12 atoms finds", () => {
    let found = 0;
    for (let seed = 0; seed < 60; seed += 1) {
      const random = randomOf(seed);
      const { elements, atoms } = randomElements(random, {
        atoms: 12,
        size: 40,
        control: false,
        doubts: seed % 2 === 1,
        cycles: false,
      });
      const scene = buildScene(new Graph([]));
      scene.elements.length = 0;
      scene.elements.push(...elements);
      const top = elements.length - 1;
      const fn = { id: "top", kind: "serve" as const, resources: [], flow: { kind: "gate" as const, element: top } };
      const singles = atoms.map((atom) => faultOf(atom));
      const pairs = atoms.flatMap((a, index) => atoms.slice(index + 1).map((b) => faultOf(a, b)));
      const sets = cutSetsOf(scene, [{ fn, some: top }], singles, pairs)
        .map(({ members }) => members.join())
        .sort();
      const isUp = (failing: readonly Atom[]) =>
        bitOf(screen(elements, new Columns([failing]), [top]).get(top)!.possibly, 1);
      assert.deepEqual(sets, exhaustive(atoms, isUp), `seed ${seed}`);
      found += sets.length;
    }
    assert.ok(found > 100, `${found}`);
  });
});
