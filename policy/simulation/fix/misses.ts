import { groupedBy, type FaultKind as Disruption } from "../../graph";
import type { Survival } from "../model";
import type { Simulation } from "../simulate";
import { disruptionOf } from "../verdict/objectives";
import type { Aim } from "./levers";

/** A function that misses what is declared for a kind of disruption. */
export interface Miss {
  readonly function: string;
  readonly disruption: Disruption;
  /** The faults that it misses it under, each with what happens; the worst first. */
  readonly answers: readonly Survival[];
}

/** Every objective that is missed, by function and kind of disruption. */
export function missesOf({ survival, faults }: Simulation): Miss[] {
  const disruptions = new Map(faults.map((fault) => [fault.id, disruptionOf(fault)]));
  const missed = survival.filter(({ objective }) => objective?.met === "no");
  const groups = groupedBy(missed, (one) => `${one.function}\n${disruptions.get(one.fault)}`);
  return [...groups.values()].flatMap((answers) => {
    const [first] = answers;
    const disruption = first && disruptions.get(first.fault);
    if (!first || !disruption) return [];
    const sorted = [...answers].sort((a, b) => (b.rto?.seconds ?? Infinity) - (a.rto?.seconds ?? Infinity));
    return [{ function: first.function, disruption, answers: sorted }];
  });
}

/** Whether it is the time that is too long, the data that are too many, or both. */
export function aimsOf({ answers }: Miss): readonly Aim[] {
  const isLoss = ({ function: id, word, rpo, objective }: Survival) =>
    id.startsWith("keep ") || word === "lost" || (rpo?.seconds ?? 0) > (objective?.rpo ?? Infinity);
  const isTime = ({ function: id, word, rto, objective }: Survival) =>
    !id.startsWith("keep ") && (word !== "recovers" || (rto?.seconds ?? 0) > (objective?.rto ?? Infinity));
  return [...(answers.some(isTime) ? (["time"] as const) : []), ...(answers.some(isLoss) ? (["loss"] as const) : [])];
}

/** Whether all the answers of a miss meet their objective now. */
export function isMet({ function: id, answers }: Miss, { survival }: Simulation): boolean {
  const faults = new Set(answers.map(({ fault }) => fault));
  const now = survival.filter((one) => one.function === id && faults.has(one.fault));
  const isFine = ({ objective }: Survival) => objective?.met === "yes" || objective?.met === "unproven";
  return now.length === answers.length && now.every(isFine);
}

/** Whether any answer of a miss is better than it was, and none worse. */
export function isCloser({ function: id, answers }: Miss, { survival }: Simulation): boolean {
  const now = new Map(survival.flatMap((one) => (one.function === id ? [[one.fault, one] as const] : [])));
  const gains = answers.map((before) => {
    const after = now.get(before.fault);
    return after ? distance(before) - distance(after) : -1;
  });
  return gains.every((gain) => gain >= 0) && gains.some((gain) => gain > 0);
}

/** By how many seconds the slowest recovery is too slow; infinite where one is something else than too slow. */
export function excessOf({ function: id, answers }: Miss, after?: Pick<Simulation, "survival">): number {
  const faults = new Set(answers.map(({ fault }) => fault));
  const now = after ? after.survival.filter((one) => one.function === id && faults.has(one.fault)) : answers;
  const excess = now.map(({ word, rto, rpo, objective }) => {
    const isSlow = word === "continues" || (word === "recovers" && rto !== undefined);
    const isLoss = (rpo?.seconds ?? 0) > (objective?.rpo ?? Infinity);
    return isSlow && !isLoss ? (rto?.seconds ?? 0) - (objective?.rto ?? Infinity) : Infinity;
  });
  return Math.max(...excess);
}

const WORDS = ["continues", "recovers", "degraded", "waits", "lost", "undecided"];

/** The higher, the further from what is wanted. */
function distance({ word, rto, rpo, timeline }: Survival): number {
  const left = timeline[timeline.length - 1]?.share ?? 0;
  return WORDS.indexOf(word) * 1e12 + (rto?.seconds ?? 0) * 1e3 + (rpo?.seconds ?? 0) + (1 - left);
}
