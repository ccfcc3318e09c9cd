import { below } from "../below";
import { timesOf } from "../engine/evaluate";
import type { Player } from "../engine/player";
import type { Replay } from "../engine/replay";
import { elementsOf } from "../flow";
import { WITH_DATA } from "../functions/serve-with-data";
import type { Afterwards, ElementId, Fault, SimulatedFunction, Survival } from "../model";
import type { DecidedScene } from "../scene";
import { usedOf } from "./carriers";

/** Says of the functions that clients are served by where these go once what failed is back. */
export class AfterwardsReader {
  private readonly found = new Map<string, Afterwards>();
  private readonly functions: readonly SimulatedFunction[];

  constructor(
    private readonly scene: DecidedScene,
    private readonly player: Player,
    functions: readonly SimulatedFunction[],
  ) {
    // Clients of a site with its data are those of the site.
    this.functions = functions.filter(({ id, kind }) => kind === "serve" && !id.endsWith(WITH_DATA));
  }

  read(fault: Fault, replay: Replay): void {
    if (fault.kind !== "region" || !fault.comesBack) return;
    const ended = new Map<number, Replay>();
    // Most functions have their clients back, or led away, at the same moments.
    const until = (seconds: number): Replay => {
      const played = ended.get(seconds) ?? this.player.playUntil(fault.atoms, seconds);
      ended.set(seconds, played);
      return played;
    };
    for (const fn of this.functions) {
      const afterwards = afterwardsOf(fn, this.scene, { nothing: this.player.play([]), during: replay, until });
      if (afterwards) this.found.set(keyOf(fn.id, fault.id), afterwards);
    }
  }

  /** What faults do, with what follows. */
  over(survival: readonly Survival[]): readonly Survival[] {
    if (this.found.size === 0) return survival;
    return survival.map((one) => {
      const afterwards = this.found.get(keyOf(one.function, one.fault));
      return afterwards ? { ...one, afterwards } : one;
    });
  }
}

/** A fault, as long as it lasts and after it ended. */
interface Played {
  /** No fault. */
  readonly nothing: Replay;
  readonly during: Replay;
  /** @param seconds that it lasts */
  readonly until: (seconds: number) => Replay;
}

const keyOf = (fn: string, fault: string): string => `${fn}\n${fault}`;

/** Where clients are sent at a moment, told apart from where they are at others. */
const ledTo = (fn: SimulatedFunction, replay: Replay, at: number): string => usedOf(fn.flow, replay, at).join();

/**
 * Where clients go once a Region is back that they were led away from: by themselves to where they were before, unless a switch was engaged
 * meanwhile that only a person releases. Undefined where the fault leads no client away.
 */
function afterwardsOf(fn: SimulatedFunction, scene: DecidedScene, played: Played): Afterwards | undefined {
  const { nothing, during, until } = played;
  const times = timesOf(elementsOf(fn.flow).map((id) => during.of(id)));
  const [before, end] = [ledTo(fn, nothing, 0), times[times.length - 1]!];
  const moved = ledTo(fn, during, end);
  if (moved === before) return undefined;
  const goesBack = (lasts: number) => returnAfter(fn, until(lasts), lasts, before);
  const arrived = times.find((at) => ledTo(fn, during, at) === moved) ?? end;
  const [seconds, engaged] = [goesBack(arrived), engagedIn(fn, scene, during)];
  if (!engaged && seconds === undefined)
    return { is: "undecided", because: "Whether clients go back to it can't be determined." };
  if (!engaged) return { is: "back", seconds, because: "Nothing keeps clients away once it answers again." };
  const heldFrom = engaged.surely ? shortest(arrived, engaged.at, (lasts) => goesBack(lasts) === undefined) : undefined;
  const kept = "clients stay where they went until a person releases it";
  return {
    is: heldFrom === undefined ? "undecided" : "held",
    ...(seconds !== undefined && { seconds }),
    ...(heldFrom !== undefined && { heldFrom }),
    heldBy: engaged.by,
    because:
      heldFrom === undefined
        ? `Whether ${engaged.by} takes place is not known; if it does, ${kept}.`
        : `${engaged.by}: ${kept}.`,
  };
}

/** The fewest whole seconds between two for which something is so, and stays so for all that are more; undefined where it is not for the most. */
function shortest(least: number, most: number, isSo: (seconds: number) => boolean): number | undefined {
  let [low, high] = [Math.floor(least), Math.ceil(most) + 1];
  if (!isSo(high)) return undefined;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (isSo(middle)) high = middle;
    else low = middle + 1;
  }
  return high;
}

/**
 * Seconds from the end of a fault, after which clients are where they were before; undefined where they do not go back.
 * @param replay of the fault that lasts until `until`
 */
function returnAfter(fn: SimulatedFunction, replay: Replay, until: number, before: string): number | undefined {
  const times = timesOf(elementsOf(fn.flow).map((id) => replay.of(id)));
  const isBack = (at: number) => ledTo(fn, replay, at) === before;
  const end = times[times.length - 1]!;
  if (!isBack(end)) return undefined;
  const lastAway = [...times].reverse().find((at) => !isBack(at));
  const back = times.find((at) => at > (lastAway ?? -1)) ?? end;
  return Math.max(0, back - until);
}

/** When the first switch that decides over a function is engaged, and by what. */
function engagedIn(
  fn: SimulatedFunction,
  scene: DecidedScene,
  replay: Replay,
): { readonly at: number; readonly surely: boolean; readonly by: string } | undefined {
  const engaged = latchesOf(fn, scene).flatMap((id) => {
    const changes = replay.of(id);
    const [first, sure] = [changes.find(({ possibly }) => possibly), changes.find(({ surely }) => surely)];
    const { at } = sure ?? first ?? { at: 0 };
    return at > 0 ? [{ at, surely: sure !== undefined, by: scene.elements[id]!.why }] : [];
  });
  return engaged.sort((a, b) => Number(b.surely) - Number(a.surely) || a.at - b.at)[0];
}

function latchesOf(fn: SimulatedFunction, { elements }: DecidedScene): ElementId[] {
  const isLatch = (id: ElementId) => elements[id]!.op === "latch";
  return [...below(elementsOf(fn.flow), elements, ({ id, kids }) => (isLatch(id) ? [] : kids))].filter(isLatch);
}
