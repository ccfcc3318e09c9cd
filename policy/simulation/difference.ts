import type { Simulation } from "./simulate";
import type { Survival, Word } from "./model";

/** From the best to the worst; what can't be decided is worse than anything that is known. */
const ORDER: readonly Word[] = ["continues", "recovers", "degraded", "waits", "lost", "undecided"];

/** A fault that does something else to a function than before. */
export interface Change {
  readonly function: string;
  readonly fault: string;
  readonly before: Survival;
  readonly after: Survival;
  readonly direction: "better" | "worse";
}

/** What a change of the program changes in what faults do. */
export interface Difference {
  /** By function, then fault. */
  readonly changes: readonly Change[];
  /** Single points of failure and pairs that took a function down on one side only: `function: members`. */
  readonly cutSetsAdded: readonly string[];
  readonly cutSetsRemoved: readonly string[];
  /** Functions, and faults, that are on one side only. Faults come with what can fail: a new instance is a new fault. */
  readonly functionsAdded: readonly string[];
  readonly functionsRemoved: readonly string[];
  readonly faultsAdded: readonly string[];
  readonly faultsRemoved: readonly string[];
}

/**
 * What became better or worse, by function and fault: the word, then the time to recover, the data lost, and the share that is left. Functions and
 * faults are matched by their ids, so that a resource that is replaced under the same name is the same.
 */
export function difference(before: Simulation, after: Simulation): Difference {
  const key = ({ function: fn, fault }: Survival) => JSON.stringify([fn, fault]);
  const earlier = new Map(before.survival.map((one) => [key(one), one]));
  const changes = after.survival.flatMap((one): Change[] => {
    const was = earlier.get(key(one));
    const order = was === undefined ? 0 : compare(was, one);
    if (was === undefined || order === 0) return [];
    const direction = order < 0 ? "worse" : "better";
    return [{ function: one.function, fault: one.fault, before: was, after: one, direction }];
  });
  // What was down at rest, and is not any more, fails with more than before for the first time.
  const both = new Set(
    before.functions
      .filter(({ id, atRest }) => atRest !== "down" && after.functions.some((one) => one.id === id))
      .map(({ id }) => id),
  );
  const cutSets = ({ cutSets: all }: Simulation) =>
    all.filter((one) => both.has(one.function)).map((one) => `${one.function}: ${[...one.members].sort().join(" + ")}`);
  const ids = (all: readonly { readonly id: string }[]) => all.map(({ id }) => id);
  return {
    changes,
    cutSetsAdded: onlyIn(cutSets(after), cutSets(before)),
    cutSetsRemoved: onlyIn(cutSets(before), cutSets(after)),
    functionsAdded: onlyIn(ids(after.functions), ids(before.functions)),
    functionsRemoved: onlyIn(ids(before.functions), ids(after.functions)),
    faultsAdded: onlyIn(ids(after.faults), ids(before.faults)),
    faultsRemoved: onlyIn(ids(before.faults), ids(after.faults)),
  };
}

/** Whether anything is worse than before: a fault that does more to a function, or a new single point of failure or pair. */
export const isWorse = ({ changes, cutSetsAdded }: Difference): boolean =>
  changes.some(({ direction }) => direction === "worse") || cutSetsAdded.length > 0;

/** Below 0 where the second is worse. */
export function compare(a: Survival, b: Survival): number {
  const measures = (one: Survival) => [
    ORDER.indexOf(one.word),
    one.rto?.seconds ?? 0,
    one.rpo?.seconds ?? 0,
    -(one.timeline[one.timeline.length - 1]?.share ?? 0),
    -Math.min(...one.timeline.map(({ share }) => share)),
  ];
  const [before, after] = [measures(a), measures(b)];
  const found = before.findIndex((value, index) => value !== after[index]);
  return found < 0 ? 0 : before[found]! - after[found]!;
}

function onlyIn(these: readonly string[], those: readonly string[]): string[] {
  const others = new Set(those);
  return these.filter((one) => !others.has(one));
}
