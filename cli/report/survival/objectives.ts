import { disruptionOf, type Simulation, type Survival } from "../../../policy/simulation";
import { groupedBy, FAULT_KINDS, type FaultKind } from "../../../policy/graph";
import { badness, MISSED } from "./words";

/** How well an objective is met. */
export type Met = NonNullable<Survival["objective"]>["met"];

/** What is declared for a disruption type, and the worst that its faults do. */
export interface Expected {
  readonly disruption: FaultKind;
  /** In seconds. */
  readonly rto: number | undefined;
  readonly rpo: number | undefined;
  readonly met: Met;
  /** What takes the longest of all that is served, read or written; undefined where all of it continues. */
  readonly slowest: Survival | undefined;
  /** What gives up the most data; undefined where none does. */
  readonly oldest: Survival | undefined;
}

const ORDER: readonly Met[] = ["yes", "unproven", "undecided", "no"];

/** For each disruption type that objectives are declared for, those and the worst that is expected. */
export function expectedOf({ faults, survival, functions }: Simulation): Expected[] {
  const disruptions = new Map(faults.map((fault) => [fault.id, disruptionOf(fault)]));
  const kinds = new Map(functions.map(({ id, kind }) => [id, kind]));
  const judged = groupedBy(
    survival.filter(({ objective }) => objective !== undefined),
    ({ fault }) => disruptions.get(fault),
  );
  return FAULT_KINDS.flatMap((disruption) => {
    const all = judged.get(disruption) ?? [];
    const [first] = all;
    if (!first?.objective) return [];
    const met = ORDER[Math.max(...all.map(({ objective }) => ORDER.indexOf(objective!.met)))] ?? "undecided";
    // To keep data is no matter of time: `keep` is judged by what is given up alone.
    const timed = all.filter((one) => kinds.get(one.function) !== "keep" && one.word !== "continues");
    const lossy = all.filter((one) => one.word === "lost" || (one.rpo?.seconds ?? 0) > 0);
    const { rto, rpo } = first.objective;
    return [{ disruption, rto, rpo, met, slowest: most(timed, slowness), oldest: most(lossy, age) }];
  });
}

/** Missed ones first: what takes longer may still be within an objective of its own. */
const slowness = (one: Survival): number => badness(one) + (one.objective?.met === "no" ? MISSED : 0);

const age = ({ word, rpo }: Survival): number => (word === "lost" ? Infinity : (rpo?.seconds ?? 0));

function most(all: readonly Survival[], measure: (one: Survival) => number): Survival | undefined {
  return all.reduce<Survival | undefined>((a, b) => (a === undefined || measure(b) > measure(a) ? b : a), undefined);
}
