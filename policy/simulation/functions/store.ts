import { groupedBy } from "../../graph";
import type { ElementId } from "../model";
import type { Scene } from "../scene";
import { storesOf, type Access } from "../stores";
import { warned } from "./warn";

/** `read`, `write` and `keep` of each store. */
export function storeFunctions(scene: Scene): void {
  const stores = storesOf(scene);
  const copiesByStore = groupedBy(scene.copies, (copy) => copy.store);
  const manual = new Set(scene.steps.filter(({ by }) => by === "person").map(({ id }) => id));
  for (const { name, resources, read, write } of stores) {
    const use = (kind: "read" | "write", { serves, capable }: Access) =>
      scene.fn({
        id: `${kind} ${name}`,
        kind,
        resources,
        flow: { kind: "gate", element: serves },
        capability: capable,
        byHand: stepsOfPeople(scene, serves, manual),
        store: name,
      });
    use("read", read);
    use("write", write);
    const copies = (copiesByStore.get(name) ?? []).map(({ reachable }) => reachable);
    const element = scene.any(copies, `a copy of ${name}`);
    scene.fn({ id: `keep ${name}`, kind: "keep", resources, flow: { kind: "gate", element }, store: name });
  }
}

/** The steps of people that an element may be up by. */
function stepsOfPeople(scene: Scene, top: ElementId, manual: ReadonlySet<string>): string[] {
  // How a person is notified is one large element below every step of theirs.
  const [seen, found] = [new Set<ElementId>([warned(scene)]), new Set<string>()];
  const waiting = [top];
  for (let one = waiting.pop(); one !== undefined; one = waiting.pop()) {
    if (seen.has(one)) continue;
    seen.add(one);
    const { kids, step } = scene.elements[one]!;
    if (step !== undefined && manual.has(step)) found.add(step);
    waiting.push(...kids);
  }
  return [...found].sort();
}
