import { SUBNETS } from "../../aws";
import { groupedBy, type FaultKind as Disruption } from "../../graph";
import { placeOfSubnet } from "../../services/zones";
import type { FaultKind, SimulatedFunction, Survival, Word } from "../model";
import { zoneOf } from "../place";
import type { Simulation } from "../simulate";
import { disruptionOf, isMeant } from "../verdict/objectives";
import type { Scene } from "../scene";
import type { Aim } from "./levers";

/** A function that misses what is declared for a kind of disruption, or that a single fault leaves nothing of. */
export interface Miss {
  readonly function: string;
  /** Undefined of a single point of failure, for which nothing is declared that it misses. */
  readonly disruption: Disruption | undefined;
  /** The faults that it misses it under, each with what happens; the worst first. Of a single point: the one. */
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

/** Faults that some property may take the end out of; an account, its administrator, a release and a certificate are one by nature. */
const FIXABLE: readonly FaultKind[] = ["host", "zone", "region", "service", "link", "content"];

/**
 * The single faults that leave nothing of what is served, stored or processed, and for which no objective is declared that it misses. Of what is
 * processed those that lose something: the rest waits.
 */
export function singlePointsOf({ survival, faults, functions: simulated }: Simulation, scene: Scene): Miss[] {
  const kinds = new Map(faults.map(({ id, kind }) => [id, kind]));
  // What is down without any fault is not ended by one.
  const down = new Set(simulated.flatMap(({ id, atRest }) => (atRest === "down" ? [id] : [])));
  const functions = new Map(scene.functions.flatMap((fn) => (down.has(fn.id) ? [] : [[fn.id, fn] as const])));
  return survival.flatMap((one) => {
    const [fn, kind] = [functions.get(one.function), kinds.get(one.fault)];
    if (!fn || kind === undefined || !FIXABLE.includes(kind) || !isWanted(fn) || one.objective?.met === "no") return [];
    const isOver = one.word === "lost" || (one.word === "waits" && !["process", "keep"].includes(fn.kind));
    if (!isOver || isOwnPlace(fn, one, kind, scene)) return [];
    return [{ function: fn.id, disruption: undefined, answers: [one] }];
  });
}

/** Objectives are about what is served and its databases; processing and ways out are wanted besides. */
const isWanted = (fn: SimulatedFunction): boolean =>
  isMeant(fn) || (fn.isGuess !== true && (fn.kind === "process" || fn.kind === "egress"));

/** A way out is one of its Region, and a subnet's of its zone. */
function isOwnPlace(
  { kind, resources: [subnet] }: SimulatedFunction,
  { fault }: Survival,
  faultKind: FaultKind,
  scene: Scene,
): boolean {
  if (kind === "egress" && faultKind === "region") return true;
  if (kind !== "egress" || !subnet || !SUBNETS.some((type) => type === subnet.type)) return false;
  return `zone ${zoneOf(placeOfSubnet(subnet, scene.graph), scene.graph)}` === fault;
}

/** Whether it is the time that is too long, the data that are too many, or both. */
export function aimsOf({ answers, disruption }: Miss): readonly Aim[] {
  const isLoss = ({ function: id, word, rpo, objective }: Survival) =>
    id.startsWith("keep ") || word === "lost" || (rpo?.seconds ?? 0) > (objective?.rpo ?? Infinity);
  const isTime = ({ function: id, word, rto, objective }: Survival) =>
    !id.startsWith("keep ") && (word !== "recovers" || (rto?.seconds ?? 0) > (objective?.rto ?? Infinity));
  const loss = answers.some(isLoss) ? (["loss"] as const) : [];
  if (disruption === undefined) return ["end", ...loss];
  return [...(answers.some(isTime) ? (["time"] as const) : []), ...loss];
}

/** Whether all the answers of a miss meet their objective now; of a single point, whether something is left, or nothing is lost of what is processed. */
export function isMet(
  { function: id, answers, disruption }: Miss,
  { survival }: Pick<Simulation, "survival">,
): boolean {
  const faults = new Set(answers.map(({ fault }) => fault));
  const now = survival.filter((one) => one.function === id && faults.has(one.fault));
  const words: readonly Word[] = [
    "continues",
    "recovers",
    "degraded",
    ...(id.startsWith("process ") ? (["waits"] as const) : []),
  ];
  const isFine = ({ objective, word }: Survival) =>
    disruption === undefined ? words.includes(word) : objective?.met === "yes" || objective?.met === "unproven";
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
