import type { Element, ElementId } from "../model";
import { bitOf, type Columns } from "./columns";
import { LivePlanes, type Planes } from "./live-planes";
import { ordered, type Component } from "./order";
import { atLeast, conjunction, disjunction, equal, negation } from "./words";

/** Some elements at the moment of the fault (nothing has been noticed yet), and after all that follows from it. */
export interface Screening {
  readonly now: ReadonlyMap<ElementId, Planes>;
  readonly final: ReadonlyMap<ElementId, Planes>;
}

interface State {
  readonly surely: boolean;
  readonly possibly: boolean;
}

/** Evaluates some elements in all scenarios at once. */
export function screen(elements: readonly Element[], columns: Columns, wanted: readonly ElementId[]): Screening {
  const order = ordered(elements, wanted);
  const atRest = new Map<ElementId, State>();
  const final = evaluate(elements, columns, order, wanted, (id, kid) => {
    atRest.set(id, { surely: bitOf(kid.surely, 0), possibly: bitOf(kid.possibly, 0) });
    return undefined;
  });
  // What takes time is still as it was; what takes none has followed.
  const now = evaluate(elements, columns, order, wanted, (id) =>
    takesTime(elements[id]!) ? atRest.get(id) : undefined,
  );
  return { now, final };
}

function takesTime({ rise, fall }: Element): boolean {
  return (rise?.seconds ?? 0) > 0 || (fall?.seconds ?? 0) > 0;
}

/** @param frozen the state of a delay in all scenarios, or undefined where it is as its kid */
function evaluate(
  elements: readonly Element[],
  columns: Columns,
  order: readonly Component[],
  wanted: readonly ElementId[],
  frozen: (id: ElementId, kid: Planes) => State | undefined,
): ReadonlyMap<ElementId, Planes> {
  const live = new LivePlanes(columns.words, elements, order, wanted);
  for (const { members, isCycle, isContradiction } of order) {
    for (const id of members) live.make(id);
    if (isContradiction) for (const id of members) live.of(id).surely.fill(0);
    else if (isCycle) settle(members, elements, live, columns, frozen);
    else update(elements[members[0]!]!, live, columns, frozen);
    for (const id of members) live.release(elements[id]!.kids);
  }
  return new Map(wanted.map((id) => [id, live.of(id)]));
}

/** A cycle that runs keeps itself running: from all up, downwards, until nothing changes. */
function settle(
  members: readonly ElementId[],
  elements: readonly Element[],
  live: LivePlanes,
  columns: Columns,
  frozen: (id: ElementId, kid: Planes) => State | undefined,
): void {
  let changed = true;
  while (changed) {
    changed = false;
    for (const id of members) {
      const { surely, possibly } = live.of(id);
      const before = [surely.slice(), possibly.slice()] as const;
      update(elements[id]!, live, columns, frozen);
      changed ||= !equal(surely, before[0]) || !equal(possibly, before[1]);
    }
  }
}

/** Computes an element's planes from its kids'. */
function update(
  element: Element,
  live: LivePlanes,
  columns: Columns,
  frozen: (id: ElementId, kid: Planes) => State | undefined,
): void {
  const { op, id, k } = element;
  const { surely, possibly } = live.of(id);
  const kids = element.kids.map((kid) => live.of(kid));
  if (op === "leaf") {
    surely.fill(element.opaque === undefined ? -1 : 0);
    possibly.fill(-1);
    columns.failLeaf(element, surely, possibly);
    return;
  }
  const state = op === "delay" ? frozen(id, kids[0]!) : undefined;
  if (state) {
    surely.fill(state.surely ? -1 : 0);
    possibly.fill(state.possibly ? -1 : 0);
    return;
  }
  const of = { surely: kids.map((kid) => kid.surely), possibly: kids.map((kid) => kid.possibly) };
  for (const plane of ["surely", "possibly"] as const) {
    const into = plane === "surely" ? surely : possibly;
    if (op === "all" || op === "delay") conjunction(of[plane], into);
    else if (op === "any") disjunction(of[plane], into);
    else if (op === "atLeast") atLeast(k, of[plane], into);
    else negation(of[plane === "surely" ? "possibly" : "surely"][0]!, into);
  }
}
