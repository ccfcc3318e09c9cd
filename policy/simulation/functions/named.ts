import type { SimulatedFunction } from "../model";
import { namesOf } from "../names";
import type { Scene } from "../scene";

export type Unnamed = Omit<SimulatedFunction, "id" | "kind">;

/** Adds functions of one kind, each named after its one resource: of two that have one name the ids tell them apart. */
export function addNamed(kind: SimulatedFunction["kind"], found: readonly Unnamed[], scene: Scene): void {
  const names = namesOf(
    found.flatMap(({ resources }) => resources),
    scene,
  );
  for (const one of found) scene.fn({ ...one, kind, id: `${kind} ${one.resources.map((of) => names.get(of)).join()}` });
}
