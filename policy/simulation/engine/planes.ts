import type { Element, ElementId } from "../model";
import type { Columns } from "./columns";
import { LivePlanes, type Planes } from "./live-planes";
import { ordered } from "./order";
import { atLeast, conjunction, disjunction, equal, negation } from "./words";

/** Evaluates some elements in all scenarios at once, as they are after all that follows from the fault: delays are over. */
export function screen(
  elements: readonly Element[],
  columns: Columns,
  wanted: readonly ElementId[],
): ReadonlyMap<ElementId, Planes> {
  const order = ordered(elements, wanted);
  const live = new LivePlanes(columns.words, elements, order, wanted);
  for (const { members, isCycle, isContradiction } of order) {
    for (const id of members) live.make(id);
    if (isContradiction) for (const id of members) live.of(id).surely.fill(0);
    else if (isCycle) settle(members, elements, live, columns);
    else update(elements[members[0]!]!, live, columns);
    for (const id of members) live.release(elements[id]!.kids);
  }
  return new Map(wanted.map((id) => [id, live.of(id)]));
}

/** A cycle that runs keeps itself running: from all up, downwards, until nothing changes. */
function settle(members: readonly ElementId[], elements: readonly Element[], live: LivePlanes, columns: Columns): void {
  let changed = true;
  while (changed) {
    changed = false;
    for (const id of members) {
      const { surely, possibly } = live.of(id);
      const before = [surely.slice(), possibly.slice()] as const;
      update(elements[id]!, live, columns);
      changed ||= !equal(surely, before[0]) || !equal(possibly, before[1]);
    }
  }
}

/** Computes an element's planes from its kids'. */
function update(element: Element, live: LivePlanes, columns: Columns): void {
  const { op, id, k } = element;
  const { surely, possibly } = live.of(id);
  if (op === "leaf") {
    surely.fill(element.opaque === undefined ? -1 : 0);
    possibly.fill(-1);
    columns.failLeaf(element, surely, possibly);
    return;
  }
  const kids = element.kids.map((kid) => live.of(kid));
  const of = { surely: kids.map((kid) => kid.surely), possibly: kids.map((kid) => kid.possibly) };
  for (const plane of ["surely", "possibly"] as const) {
    const into = plane === "surely" ? surely : possibly;
    if (op === "all" || op === "delay" || op === "latch") conjunction(of[plane], into);
    else if (op === "any") disjunction(of[plane], into);
    else if (op === "atLeast") atLeast(k, of[plane], into);
    else negation(of[plane === "surely" ? "possibly" : "surely"][0]!, into);
  }
}
