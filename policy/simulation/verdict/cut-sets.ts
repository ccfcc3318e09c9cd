import { Columns, zerosOf } from "../engine/columns";
import { screen } from "../engine/planes";
import type { ElementId, Fault, SimulatedFunction } from "../model";
import type { DecidedScene } from "../scene";

/** Faults that together leave nothing of a function, for certain and for good, while any fewer of them do not. */
export interface CutSet {
  readonly function: string;
  readonly order: 1 | 2;
  /** Ids of faults. */
  readonly members: readonly string[];
}

/** The minimal cut sets of order 1 and 2 of some functions; `some` is up while anything of a function is delivered. */
export function cutSetsOf(
  scene: DecidedScene,
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
  const members = pairs.map(membersOf);
  return functions.flatMap(({ fn, some }): CutSet[] => {
    const failing = zerosOf(final.get(some)!.possibly, columns.count);
    // What is down without a fault is not brought down by one.
    if (failing[0] === 0) return [];
    const single = new Set(failing.filter((column) => column <= alone.length).map((column) => alone[column - 1]!.id));
    const double = failing
      .filter((column) => column > alone.length)
      .map((column) => members[column - 1 - alone.length]!)
      .filter((both) => !both.some((id) => single.has(id)));
    return [
      ...[...single].map((id): CutSet => ({ function: fn.id, order: 1, members: [id] })),
      ...double.map((both): CutSet => ({ function: fn.id, order: 2, members: both })),
    ];
  });
}

function membersOf(pair: Fault): string[] {
  return pair.id.split(" + ");
}
