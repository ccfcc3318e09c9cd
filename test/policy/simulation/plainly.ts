import type { Atom, Element, ElementId } from "../../../policy/simulation";

/** An element in one scenario: up for certain, and perhaps. */
export interface State {
  surely: boolean;
  possibly: boolean;
}

/** One scenario by itself, in plain recursion over three values. */
export function plainly(elements: readonly Element[], atoms: readonly Atom[]): State[] {
  const known = new Map<ElementId, State>();
  const of = (id: ElementId): State => {
    const before = known.get(id);
    if (before) return before;
    const { op, kids, k, atoms: own, mayFailWith, opaque } = elements[id]!;
    const ups = kids.map(of);
    const count = (plane: keyof State) => ups.filter((up) => up[plane]).length;
    const both = (holds: (plane: keyof State) => boolean): State => ({
      surely: holds("surely"),
      possibly: holds("possibly"),
    });
    let state: State;
    if (op === "leaf") {
      const possibly = !own.some((atom) => atoms.includes(atom));
      state = { possibly, surely: possibly && opaque === undefined && !atoms.some((atom) => mayFailWith?.(atom)) };
    } else if (op === "not") state = { surely: !ups[0]!.possibly, possibly: !ups[0]!.surely };
    else if (op === "delay") state = ups[0]!;
    else if (op === "all") state = both((plane) => count(plane) === ups.length);
    else if (op === "any") state = both((plane) => count(plane) > 0);
    else state = both((plane) => count(plane) >= k);
    known.set(id, state);
    return state;
  };
  return elements.map(({ id }) => of(id));
}

/** What works when some atoms are deleted: a walk that takes what has failed out of the graph until nothing more falls. */
export function walked(elements: readonly Element[], atoms: readonly Atom[]): boolean[] {
  const up = elements.map(() => true);
  for (let changed = true; changed;) {
    changed = false;
    for (const { id, op, kids, k, atoms: own } of elements) {
      if (!up[id]) continue;
      const left = kids.filter((kid) => up[kid]).length;
      const needed = op === "all" ? kids.length : op === "any" ? 1 : k;
      if (op === "leaf" ? own.some((atom) => atoms.includes(atom)) : left < needed) {
        up[id] = false;
        changed = true;
      }
    }
  }
  return up;
}
