import { strict as assert } from "node:assert";
import { cutSetsOf } from "../../../policy/simulation/verdict/cut-sets";
import { buildScene, type Atom, type Fault } from "../../../policy/simulation";
import { Graph } from "../../../policy/graph";
import { plainly } from "./plainly";
import { randomElements, randomOf } from "./scenes";

const faultOf = (...atoms: Atom[]): Fault => ({
  id: atoms.join(" + "),
  kind: atoms.length === 1 ? "host" : "pair",
  atoms,
  members: 1,
  comesBack: true,
});

/** Every set of at most `most` atoms that takes the top down while no smaller part of it does, by trying all sets of atoms. */
function exhaustive(atoms: readonly Atom[], isUp: (failing: readonly Atom[]) => boolean, most: number): string[] {
  if (!isUp([])) return [];
  const found: number[] = [];
  const counted = (set: number) => atoms.filter((_, index) => (set >> index) % 2 === 1);
  const sets = Array.from({ length: 2 ** atoms.length - 1 }, (_, index) => index + 1);
  const bySize = sets
    .map((set) => ({ set, failing: counted(set) }))
    .filter(({ failing }) => failing.length <= most)
    .sort((a, b) => a.failing.length - b.failing.length);
  for (const { set, failing } of bySize) {
    const isLarger = found.some((smaller) => (set & smaller) === smaller);
    if (!isLarger && !isUp(failing)) found.push(set);
  }
  return found.map((set) => counted(set).join()).sort();
}

const SCENES = process.env.HOLDFAST_ALL ? 10_000 : 60;

describe("minimal cut sets", () => {
  it(`are those that an exhaustive search finds in ${SCENES} random formulas over up to 12 atoms`, () => {
    let found = 0;
    for (let seed = 0; seed < SCENES; seed += 1) {
      const random = randomOf(seed);
      const [count, doubts, control] = [2 + (seed % 11), seed % 2 === 1, seed % 5 === 4];
      const { elements, atoms } = randomElements(random, { atoms: count, size: 40, control, doubts, cycles: false });
      const scene = buildScene(new Graph([]));
      scene.elements.length = 0;
      scene.elements.push(...elements);
      const top = elements.length - 1;
      const fn = { id: "top", kind: "serve" as const, resources: [], flow: { kind: "gate" as const, element: top } };
      const singles = atoms.map((atom) => faultOf(atom));
      const pairs = atoms.flatMap((a, index) => atoms.slice(index + 1).map((b) => faultOf(a, b)));
      const sets = cutSetsOf(scene, [{ fn, some: top }], singles, pairs);
      const isUp = (failing: readonly Atom[]) => plainly(elements, failing)[top]!.possibly;
      const members = sets.map((one) => one.members.join()).sort();
      assert.deepEqual(members, exhaustive(atoms, isUp, 2), `seed ${seed}`);
      assert.ok(sets.every((one) => one.order === one.members.length));
      found += sets.length;
    }
    assert.ok(found > SCENES, `${found}`);
  });
});
