import type { Element, ElementId } from "./model";

/** Some elements, and what they are made of. @param into what to follow of an element; all that it is made of, where it is left out */
export function below(
  ids: readonly ElementId[],
  elements: readonly Element[],
  into: (element: Element) => readonly ElementId[] = ({ kids }) => kids,
): ReadonlySet<ElementId> {
  const found = new Set<ElementId>();
  const waiting = [...ids];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (found.has(id)) continue;
    found.add(id);
    for (const kid of into(elements[id]!)) if (!found.has(kid)) waiting.push(kid);
  }
  return found;
}
