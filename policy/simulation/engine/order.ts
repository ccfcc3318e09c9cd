import type { Element, ElementId } from "../model";

/** Elements that depend on each other; almost always one alone. */
export interface Component {
  readonly members: readonly ElementId[];
  /** It depends on itself. */
  readonly isCycle: boolean;
  /** It depends on its own opposite, so that it has no state of its own: in doubt. */
  readonly isContradiction: boolean;
}

/** The elements that some depend on, themselves included, each after those that it is made of (Tarjan, without recursion). */
export function ordered(elements: readonly Element[], roots: readonly ElementId[]): Component[] {
  const index = new Map<ElementId, number>();
  const low = new Map<ElementId, number>();
  const onStack = new Set<ElementId>();
  const stack: ElementId[] = [];
  const found: Component[] = [];
  for (const root of roots) {
    if (index.has(root)) continue;
    const work: { id: ElementId; next: number }[] = [{ id: root, next: 0 }];
    while (work.length > 0) {
      const top = work[work.length - 1]!;
      const { id } = top;
      if (top.next === 0) {
        index.set(id, index.size);
        low.set(id, index.get(id)!);
        stack.push(id);
        onStack.add(id);
      }
      const { kids } = elements[id]!;
      const kid = kids[top.next];
      if (kid !== undefined) {
        top.next += 1;
        if (!index.has(kid)) work.push({ id: kid, next: 0 });
        else if (onStack.has(kid)) low.set(id, Math.min(low.get(id)!, index.get(kid)!));
        continue;
      }
      work.pop();
      const parent = work[work.length - 1];
      if (parent) low.set(parent.id, Math.min(low.get(parent.id)!, low.get(id)!));
      if (low.get(id) === index.get(id)) found.push(componentOf(elements, unwind(stack, onStack, id)));
    }
  }
  return found;
}

function unwind(stack: ElementId[], onStack: Set<ElementId>, until: ElementId): ElementId[] {
  const members: ElementId[] = [];
  for (;;) {
    const member = stack.pop()!;
    onStack.delete(member);
    members.push(member);
    if (member === until) return members.reverse();
  }
}

function componentOf(elements: readonly Element[], members: readonly ElementId[]): Component {
  const inside = new Set(members);
  const isCycle = members.length > 1 || elements[members[0]!]!.kids.includes(members[0]!);
  const opposes = (id: ElementId) => elements[id]!.op === "not" && elements[id]!.kids.some((kid) => inside.has(kid));
  return { members, isCycle, isContradiction: isCycle && members.some(opposes) };
}
