import type { Element, ElementId, Figure } from "../model";
import type { Replay } from "../engine/replay";

/** One delay on the way to a change. */
export interface Link {
  readonly element: Element;
  readonly figure: Figure;
}

/** What led to the change that one of some elements shows at a moment: its delays, the first one first. */
export function causesOf(elements: readonly Element[], ids: readonly ElementId[], at: number, replay: Replay): Link[] {
  const links: Link[] = [];
  let time = at;
  let current = ids.find((id) => changesAt(id, time, replay));
  while (current !== undefined && time > 0) {
    const element: Element = elements[current]!;
    const moment = time;
    if (element.op !== "delay") {
      current = element.kids.find((kid) => changesAt(kid, moment, replay));
      continue;
    }
    const figure = replay.stateAt(current, time).possibly ? element.rise : element.fall;
    if (figure) links.unshift({ element, figure });
    time -= figure?.seconds ?? 0;
    const since = time;
    current = element.kids.find((kid) => changesAt(kid, since, replay));
  }
  return links;
}

function changesAt(id: ElementId, at: number, replay: Replay): boolean {
  const changes = replay.of(id);
  return changes.some((change) => change.at === at) && (at > 0 || replay.changed.has(id));
}

/** What a link is called in reports: its step, else what it is. */
export function nameOfLink({ element }: Link): string {
  return element.step ?? element.why;
}
