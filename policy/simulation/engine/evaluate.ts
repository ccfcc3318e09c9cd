import type { Atom, Doubt, Element, ElementId } from "../model";

/** The state of an element from one moment on. */
export interface Change {
  /** Seconds since the fault. */
  readonly at: number;
  readonly surely: boolean;
  readonly possibly: boolean;
}

export type State = Omit<Change, "at">;
/** The changes of an element, the state at the moment of the fault first. */
export type Changes = readonly Change[];
export type ChangesOf = (id: ElementId) => Changes;

/** What fails, for certain and perhaps. */
export interface Failing {
  readonly atoms: ReadonlySet<Atom>;
  readonly doubts: ReadonlySet<Doubt>;
  /** Seconds since the fault, from when on nothing fails any more; undefined: it lasts. */
  readonly until?: number | undefined;
}

export const UP: Changes = [{ at: 0, surely: true, possibly: true }];
const DOWN: Changes = [{ at: 0, surely: false, possibly: false }];
export const IN_DOUBT: Changes = [{ at: 0, surely: false, possibly: true }];

/**
 * The changes of an element by those of its kids.
 * @param rest its state before the fault; undefined: delays are over
 */
export function evaluate(element: Element, failing: Failing, of: ChangesOf, rest: State | undefined): Changes {
  const { op, kids } = element;
  if (op === "leaf") return stateOfLeaf(element, failing);
  if (op === "latch") return latched(of(kids[0]!));
  if (op === "delay") return rest ? delayed(of(kids[0]!), rest, element) : of(kids[0]!);
  let [surely, possibly] = [0, 0];
  for (let index = 0; index < kids.length; index += 1) {
    const list = of(kids[index]!);
    if (list.length > 1) return merged(kids.map(of), (states) => combined(element, states));
    if (list[0]!.surely) surely += 1;
    if (list[0]!.possibly) possibly += 1;
  }
  return constant(stateBy(element, surely, possibly));
}

/** A state that does not change. */
function constant({ surely, possibly }: State): Changes {
  return surely ? UP : possibly ? IN_DOUBT : DOWN;
}

function stateOfLeaf(element: Element, failing: Failing): Changes {
  const { opaque, mayFailWith } = element;
  const after = opaque === undefined ? UP : IN_DOUBT;
  const isReached = element.atoms.some((atom) => failing.atoms.has(atom));
  if (isReached) return ending(DOWN, after, failing);
  return mayFailWith && failing.doubts.has(mayFailWith) ? ending(IN_DOUBT, after, failing) : after;
}

/** A state for as long as something fails. */
function ending(during: Changes, after: Changes, { until }: Failing): Changes {
  return until === undefined || during === after ? during : [during[0]!, { ...after[0]!, at: until }];
}

/** What it is engaged by it keeps, in each plane. */
function latched(list: Changes): Changes {
  const first = (plane: "surely" | "possibly") => list.find((change) => change[plane])?.at ?? Infinity;
  const [surely, possibly] = [first("surely"), first("possibly")];
  const times = [...new Set([0, possibly, surely])].filter((at) => at < Infinity);
  return times.map((at) => ({ at, surely: at >= surely, possibly: at >= possibly }));
}

function combined(element: Element, states: readonly State[]): State {
  let [surely, possibly] = [0, 0];
  for (const state of states) {
    if (state.surely) surely += 1;
    if (state.possibly) possibly += 1;
  }
  return stateBy(element, surely, possibly);
}

/** @param surely how many of the kids are surely up */
function stateBy({ op, kids, k }: Element, surely: number, possibly: number): State {
  if (op === "not") return { surely: possibly === 0, possibly: surely === 0 };
  const least = op === "all" ? kids.length : op === "any" ? 1 : k;
  return { surely: surely >= least, possibly: possibly >= least };
}

/** The moments of some lists of changes, the fault itself first. */
export function timesOf(lists: readonly Changes[]): readonly number[] {
  const times = [0];
  for (const list of lists) for (const { at } of list) if (at !== 0 && !times.includes(at)) times.push(at);
  return times.length < 3 ? times : times.sort((a, b) => a - b);
}

/** Several lists of changes as one. */
function merged(lists: readonly Changes[], combine: (states: readonly State[]) => State): Changes {
  const times = timesOf(lists);
  const next = lists.map(() => 0);
  const result: Change[] = [];
  for (const at of times) {
    lists.forEach((list, index) => {
      while ((list[next[index]! + 1]?.at ?? Infinity) <= at) next[index]! += 1;
    });
    const state = combine(lists.map((list, index) => list[next[index]!]!));
    const last = result[result.length - 1];
    if (!last || last.surely !== state.surely || last.possibly !== state.possibly) result.push({ at, ...state });
  }
  return result;
}

/** A change shows `rise` or `fall` later; one that is taken back sooner never does. */
function delayed(list: Changes, rest: State, { rise, fall }: Element): Changes {
  const stays = list.length === 1 && list[0]!.surely === rest.surely && list[0]!.possibly === rest.possibly;
  if (stays) return constant(rest);
  const plane = (name: "surely" | "possibly"): { at: number; is: boolean }[] => {
    const shown = [{ at: 0, is: rest[name] }];
    list.forEach((change, index) => {
      const wait = (change[name] ? rise?.seconds : fall?.seconds) ?? 0;
      // The other plane may change in between: what counts is until when this one stays.
      const until = list.slice(index + 1).find((later) => later[name] !== change[name])?.at ?? Infinity;
      const at = change.at + wait;
      if (change[name] !== shown[shown.length - 1]!.is && at < until) shown.push({ at, is: change[name] });
    });
    return shown;
  };
  const surely = plane("surely");
  const asChanges = (shown: { at: number; is: boolean }[]) =>
    shown.map(({ at, is }) => ({ at, surely: is, possibly: is }));
  const isCertain = rest.surely === rest.possibly && list.every((change) => change.surely === change.possibly);
  // What falls at once is not up at that moment.
  if (isCertain) return asChanges(surely.filter(({ at }, index) => surely[index + 1]?.at !== at));
  const possibly = plane("possibly");
  return merged([asChanges(surely), asChanges(possibly)], ([a, b]) => ({ surely: a!.surely, possibly: b!.possibly }));
}

export function isSame(a: Changes, b: Changes): boolean {
  if (a === b) return true;
  return (
    a.length === b.length &&
    a.every((one, index) => {
      const other = b[index]!;
      return one.at === other.at && one.surely === other.surely && one.possibly === other.possibly;
    })
  );
}
