import type { CopyPicture, Picture } from "../model/picture";
import type { Arrow, Box, Point } from "./scene";

/** The distance between arrows at one side of a card, and the space for them. */
const SPREAD = 8;
const ROOM = 28;
/** Arrows meet a card in the middle of its two lines of text, however high it is. */
const MIDDLE = 22;
/** To the left of stacked regions' cards, where arrows run down: from the card to the first lane, and to the next. */
const LANE_START = 6;
const LANE = 5;
/** The space for lanes that is always beside a card. */
const FREE = 22;

/** Where a store's card is. */
export interface Seat {
  box: Box;
  urn: string;
  /** Index of the region. */
  region: number;
  column: number;
}

/** The extra space that stacked regions need to their left for the copies between them. */
export function marginOf({ regions, copies }: Pick<Picture, "regions" | "copies">): number {
  const places = new Map(regions.flatMap(({ name, stores }) => stores.map(({ id }) => [id, name] as const)));
  const apart = copies.filter(({ from, to }) => places.get(from) !== places.get(to));
  return Math.max(0, apart.length * LANE - FREE);
}

interface Way {
  copy: CopyPicture;
  from: Seat;
  to: Seat;
}

/**
 * An arrow for each copy between two regions that are side by side or one below the other. Within a region, and past a third one, the cards'
 * texts have it.
 */
export function copyArrows(copies: readonly CopyPicture[], seats: ReadonlyMap<string, Seat>): Arrow[] {
  const ways = copies.flatMap((copy): Way[] => {
    const [from, to] = [seats.get(copy.from), seats.get(copy.to)];
    if (!from || !to || from.region === to.region || Math.abs(from.column - to.column) > 1) return [];
    return [{ copy, from, to }];
  });
  const down = ways.filter(({ from, to }) => from.column === to.column);
  return ways.map((way) => {
    const lane = down.indexOf(way);
    const points = lane < 0 ? across(way, ways) : along(way, ways, lane * LANE);
    const { copy, from, to } = way;
    return { points, state: "none", from: from.urn, to: to.urn, copies: copy.kind, ...(copy.both && { both: true }) };
  });
}

/** Through the gap between two columns. */
function across({ copy, from, to }: Way, ways: readonly Way[]): Point[] {
  const rightwards = from.column < to.column;
  const start = { x: rightwards ? from.box.x + from.box.w : from.box.x, y: heightAt(from, copy, ways) };
  const end = { x: rightwards ? to.box.x : to.box.x + to.box.w, y: heightAt(to, copy, ways) };
  if (Math.abs(start.y - end.y) < 0.5) return [start, end];
  const x = (start.x + end.x) / 2;
  return [start, { x, y: start.y }, { x, y: end.y }, end];
}

/** Left, down or up, and right again. */
function along({ copy, from, to }: Way, ways: readonly Way[], offset: number): Point[] {
  const start = { x: from.box.x, y: heightAt(from, copy, ways) };
  const end = { x: to.box.x, y: heightAt(to, copy, ways) };
  const x = Math.min(start.x, end.x) - LANE_START - offset;
  return [start, { x, y: start.y }, { x, y: end.y }, end];
}

/** Where an arrow meets a card, apart from the card's other arrows. */
function heightAt(seat: Seat, copy: CopyPicture, ways: readonly Way[]): number {
  const own = ways.filter(({ from, to }) => from === seat || to === seat).map((way) => way.copy);
  const spread = Math.min(SPREAD, ROOM / Math.max(1, own.length - 1));
  return seat.box.y + MIDDLE + (own.indexOf(copy) - (own.length - 1) / 2) * spread;
}
