import { groupedBy } from "../graph";
import { contentAtom, rightsAtom, split } from "./atoms";
import { Player, type Replay } from "./engine/replay";
import type { Atom, Copy, Fault, Figure, Word } from "./model";
import type { Scene } from "./scene";

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

/** The copies of a store, and how they are replayed. */
interface Kept {
  readonly copies: readonly Copy[];
  readonly player: Player;
  /** What is left while nothing reaches them. */
  readonly calm: Loss;
}

const byScene = new WeakMap<Scene, Map<string, Kept>>();
const NOTHING: Fault = { id: "", kind: "scenario", atoms: [], members: 1, comesBack: true };

/** The copies of every store of a scene. */
function keptIn(scene: Scene): Map<string, Kept> {
  const before = byScene.get(scene);
  if (before) return before;
  const made = new Map<string, Kept>();
  for (const [store, copies] of groupedBy(scene.copies, (copy) => copy.store)) {
    const reachable = copies.map((copy) => copy.reachable);
    const player = new Player(scene.elements, reachable);
    made.set(store, { copies, player, calm: lossBy(NOTHING, copies, player) });
  }
  byScene.set(scene, made);
  return made;
}

/** What a fault does to the contents of a store: which copies outlive it, and how old the newest of them is. */
export function lossOf(scene: Scene, store: string, fault: Fault): Loss {
  const kept = keptIn(scene).get(store);
  if (!kept) return { word: "lost", left: [], because: "There is no copy." };
  const { copies, player, calm } = kept;
  const isDeleted = fault.atoms.some((atom) => atom === contentAtom(store) || split(atom)[0] === "rights");
  return isDeleted || player.play(fault.atoms).changed.size > 0 ? lossBy(fault, copies, player) : calm;
}

function lossBy(fault: Fault, copies: readonly Copy[], player: Player): Loss {
  const taken = player.play(fault.atoms.filter((atom) => takesData(atom, fault)));
  const reached = player.play(fault.atoms);
  const fates = copies.map((copy) => ({ copy, fate: fateOf(copy, fault, taken) }));
  const left = fates.filter(({ fate }) => fate === "alive").map(({ copy }) => copy);
  const doubtful = fates.filter(({ fate }) => fate === "unknown").map(({ copy }) => copy);
  if (left.length === 0) {
    const names = doubtful.map(({ id }) => id).join(", ");
    return doubtful.length === 0
      ? { word: "lost", left, because: "No copy outlives it." }
      : { word: "undecided", left, because: `Whether ${names} outlives it can't be determined.` };
  }
  return { left, ...newest(left, (copy) => reached.stateAt(copy.reachable, 0).surely) };
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
