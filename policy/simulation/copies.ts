import { append } from "../graph";
import { contentAtom, rightsAtom, split } from "./atoms";
import type { Player } from "./engine/player";
import type { Replay } from "./engine/replay";
import type { Atom, Copy, ElementId, Fault, Figure, Word } from "./model";

/** What a fault leaves of a store's contents. */
export interface Loss {
  readonly word: Word;
  /** How old what is left may be; undefined where nothing is, or where that is not known. */
  readonly rpo?: Figure | undefined;
  /** What outlives the fault, for certain. */
  readonly left: readonly Copy[];
  /** Why, a sentence or two. */
  readonly because: string;
}

type Fate = "alive" | "dead" | "unknown";

/** A fault as copies meet it. */
export interface Strike {
  readonly fault: Fault;
  /** What can be reached. */
  readonly replay: Replay;
  /** What is left of data: without those atoms that leave them where they are. */
  readonly taken: Replay;
}

/** @param replay of all of the fault's atoms */
export function strikeOf(fault: Fault, replay: Replay, player: Player): Strike {
  const atoms = fault.atoms.filter((atom) => takesData(atom, fault));
  return { fault, replay, taken: atoms.length === fault.atoms.length ? replay : player.play(atoms) };
}

/** Finds those of some copies that faults reach. */
export class CopyIndex {
  private readonly byElement: number[][] = [];
  private readonly byAtom = new Map<Atom, number[]>();
  private readonly ofAnyAccount: number[] = [];

  /** @param stores the copies of each store */
  constructor(stores: readonly (readonly Copy[])[]) {
    stores.forEach((copies, index) => {
      for (const { reachable, store, place } of copies) {
        (this.byElement[reachable] ??= []).push(index);
        append(this.byAtom, contentAtom(store), index);
        if (place.account === undefined) this.ofAnyAccount.push(index);
        else append(this.byAtom, rightsAtom(place.account), index);
      }
    });
  }

  /** Numbers of the stores of which a fault reaches a copy. */
  reachedBy({ fault, replay, taken }: Strike): Set<number> {
    const isOfRights = fault.atoms.some((atom) => split(atom)[0] === "rights");
    const replays = taken === replay ? [replay] : [replay, taken];
    const isOfCopy = (id: ElementId) => this.byElement[id] !== undefined;
    return new Set([
      ...replays.flatMap((one) => one.changed(isOfCopy)).flatMap((id) => this.byElement[id] ?? []),
      ...fault.atoms.flatMap((atom) => this.byAtom.get(atom) ?? []),
      ...(isOfRights ? this.ofAnyAccount : []),
    ]);
  }
}

/** What a fault does to the contents of a store: which of its copies outlive it, and how old the newest of them is. */
export function lossOf(copies: readonly Copy[], { fault, replay, taken }: Strike): Loss {
  if (copies.length === 0) return { word: "lost", left: [], because: "There is no copy." };
  const fates = copies.map((copy) => ({ copy, fate: fateOf(copy, fault, taken) }));
  const left = fates.filter(({ fate }) => fate === "alive").map(({ copy }) => copy);
  const doubtful = fates.filter(({ fate }) => fate === "unknown").map(({ copy }) => copy);
  if (left.length === 0) {
    const names = doubtful.map(({ id }) => id).join(", ");
    return doubtful.length === 0
      ? { word: "lost", left, because: "No copy outlives it." }
      : { word: "undecided", left, because: `Whether ${names} outlives it can't be determined.` };
  }
  const found = newest(left, (copy) => replay.stateAt(copy.reachable, 0).surely);
  const younger = doubtful.filter(({ lag }) => lag.seconds < (found.rpo?.seconds ?? 0));
  if (found.rpo === undefined || younger.length === 0) return { left, ...found };
  const best = youngest(younger);
  const because = `${found.because} Whether ${best.id} outlives it can't be determined.`;
  return { left, ...found, rpo: { ...found.rpo, least: best.lag.seconds }, because };
}

/**
 * Whether a fault takes what is stored where it strikes: what comes back has its data still, but for the disks of a host or a zone, of
 * which some never came back (https://aws.amazon.com/message/65648/).
 */
function takesData(atom: Atom, { comesBack }: Fault): boolean {
  const [kind] = split(atom);
  if (kind === "region") return !comesBack;
  return kind === "host" || kind === "zone" || kind === "key" || kind === "account";
}

function fateOf(copy: Copy, { atoms }: Fault, taken: Replay): Fate {
  const { surely, possibly } = taken.stateAt(copy.reachable, 0);
  const fates = [surely ? "alive" : possibly ? "unknown" : "dead", ...atoms.map((atom) => fateBy(copy, atom))] as const;
  return fates.includes("dead") ? "dead" : fates.includes("unknown") ? "unknown" : "alive";
}

/** What spoilt contents, and an administrator who deletes all that they can, do to a copy. */
function fateBy({ store, kind, place, locked }: Copy, atom: Atom): Fate {
  // What follows the live copy takes its contents over, spoilt ones too; history keeps what was there before.
  if (atom === contentAtom(store)) return kind === "live" || kind === "replica" ? "dead" : "alive";
  if (split(atom)[0] !== "rights" || (place.account !== undefined && atom !== rightsAtom(place.account)))
    return "alive";
  return locked === "unknown" ? "unknown" : locked ? "alive" : "dead";
}

/** The newest of what is left. `isReached`: whether it can be used now. */
function newest(left: readonly Copy[], isReached: (copy: Copy) => boolean): Omit<Loss, "left"> {
  const best = youngest(left);
  const usable = left.filter(isReached);
  if (usable.length === 0)
    return { word: "waits", rpo: best.lag, because: `${best.id} is still there once it can be reached again.` };
  const now = youngest(usable);
  if (now.lag.seconds === 0 && (now.kind === "live" || now.kind === "replica"))
    return { word: "continues", rpo: now.lag, because: `${now.id} has all of it.` };
  if (now.lag.seconds > best.lag.seconds && now.catchesUp === true)
    return { word: "waits", rpo: now.lag, because: `What ${now.id} lacks comes over once its source is back.` };
  const wait = now.lag.seconds > best.lag.seconds ? ` Who waits for ${best.id} instead loses nothing.` : "";
  return { word: "recovers", rpo: now.lag, because: `${now.id} is the newest that can be used.${wait}` };
}

function youngest(copies: readonly Copy[]): Copy {
  return copies.reduce((a, b) => (b.lag.seconds < a.lag.seconds ? b : a));
}
