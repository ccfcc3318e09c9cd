import { bitOf, Columns } from "../engine/columns";
import { screen } from "../engine/planes";
import type { ElementId, Fault, SimulatedFunction } from "../model";
import type { Scene } from "../scene";

/** Faults that together leave nothing of a function, for certain and for good, while any fewer of them do not. */
export interface CutSet {
  readonly function: string;
  readonly order: 1 | 2;
  /** Ids of faults. */
  readonly members: readonly string[];
}

/** The minimal cut sets of order 1 and 2 of some functions; `some` is up while anything of a function is delivered. */
export function cutSetsOf(
  scene: Scene,
  functions: readonly { readonly fn: SimulatedFunction; readonly some: ElementId }[],
  singles: readonly Fault[],
  pairs: readonly Fault[],
): CutSet[] {
  const alone = singles.filter(({ kind }) => kind !== "gone");
  const faults = [...alone, ...pairs];
  const columns = new Columns(faults.map(({ atoms }) => atoms));
  const final = screen(
    scene.elements,
    columns,
    functions.map(({ some }) => some),
  );
  return functions.flatMap(({ fn, some }) => {
    const possibly = final.get(some)!.possibly;
    const fails = (index: number) => !bitOf(possibly, index + 1);
    // What is down without a fault is not brought down by one.
    if (!bitOf(possibly, 0)) return [];
    const single = new Set(alone.filter((_, index) => fails(index)).map(({ id }) => id));
    const double = pairs.filter(
      (pair, index) => fails(alone.length + index) && !membersOf(pair).some((id) => single.has(id)),
    );
    return [
      ...[...single].map((id): CutSet => ({ function: fn.id, order: 1, members: [id] })),
      ...double.map((pair): CutSet => ({ function: fn.id, order: 2, members: membersOf(pair) })),
    ];
  });
}

function membersOf(pair: Fault): string[] {
  return pair.id.split(" + ");
}
