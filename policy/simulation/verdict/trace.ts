import { compared } from "../compared";
import type { Element, ElementId, Figure } from "../model";
import type { Replay } from "../engine/replay";

/** One delay on the way to a change. */
export interface Link {
  readonly element: Element;
  readonly figure: Figure;
}

/** Seconds of data that an element's step gives up. */
export type LossOf = (element: Element) => number;

/**
 * What led to the change that one of some elements shows at a moment: its delays, the first one first. Of several ways that come about at once it
 * is the one that gives up the least data, whatever the order of the resources.
 */
export function causesOf(
  elements: readonly Element[],
  ids: readonly ElementId[],
  at: number,
  replay: Replay,
  lossOf: LossOf,
): readonly Link[] {
  const known = new Map<string, readonly Link[]>();
  const best = (all: readonly ElementId[], time: number): readonly Link[] => {
    const ways = all
      .filter((id) => changesAt(id, time, replay))
      .map((id) => ({ links: wayTo(id, time), label: elements[id]!.why }))
      .map((way) => ({ ...way, loss: Math.max(0, ...way.links.map(({ element }) => lossOf(element))) }));
    ways.sort((a, b) => a.loss - b.loss || compared(a.label, b.label));
    return ways[0]?.links ?? [];
  };
  const wayTo = (id: ElementId, time: number): readonly Link[] => {
    if (time <= 0) return [];
    const key = `${id} ${time}`;
    const before = known.get(key);
    if (before) return before;
    // What depends on itself finds this.
    known.set(key, []);
    const element = elements[id]!;
    const figure = element.op !== "delay" ? undefined : replay.stateAt(id, time).possibly ? element.rise : element.fall;
    const earlier = best(element.kids, time - (figure?.seconds ?? 0));
    const links = figure ? [...earlier, { element, figure }] : earlier;
    known.set(key, links);
    return links;
  };
  return best(ids, at);
}

function changesAt(id: ElementId, at: number, replay: Replay): boolean {
  const changes = replay.of(id);
  return changes.some((change) => change.at === at) && (at > 0 || replay.isChanged(id));
}

/** What a link is called in reports: its step, else what it is. */
export function nameOfLink({ element }: Link): string {
  return element.step ?? element.why;
}
