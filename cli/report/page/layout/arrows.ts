import type { RegionPicture } from "../model/picture";
import type { Column } from "./columns";
import type { Exit } from "./dns";
import type { Arrow, Box, Shape, State } from "./scene";

/** The distance between two lanes. */
export const LANE = 12;
/** From the column's edge to the first lane. */
export const LANE_START = 10;
/** How far apart arrows end at one shape. */
const SPREAD = 9;
/** Arrows leave a box of at most this height in the middle; a higher one near the top. */
const FLAT = 34;
/** An arrow in and one out of one flat box keep this far from its middle. */
const ASIDE = 6;

/** One line down beside a column, which all arrows to the same target in the same state share. */
interface Lane {
  column: number;
  /** A URN or a host name. */
  target: string;
  state: State;
  sources: { urn: string; box: Box }[];
}

/** The lanes that the records and distributions need; those to the lowest targets come last, so that they are outside. */
export function lanesOf(exits: readonly Exit[], distributions: readonly Lane[]): Lane[] {
  const lanes: Lane[] = [];
  for (const { column, from, box, target, state } of exits) {
    if (target.kind !== "resource" && target.kind !== "host") continue;
    const key = target.kind === "resource" ? target.urn : target.host;
    const lane = lanes.find((one) => one.column === column && one.target === key && one.state === state);
    if (lane) lane.sources.push({ urn: from, box });
    else lanes.push({ column, target: key, state, sources: [{ urn: from, box }] });
  }
  return [...lanes, ...distributions];
}

/** The lane from each distribution to its origins. */
export function originLanes(
  regions: readonly RegionPicture[],
  columnOf: (region: number) => number,
  find: Find,
  stateOf: (urn: string) => State,
): Lane[] {
  return regions.flatMap((region, index) =>
    region.distributions.flatMap((one) =>
      one.origins.map((target) => ({
        column: columnOf(index),
        target,
        state: stateOf(one.urn),
        sources: [{ urn: one.urn, box: find(one.urn) ?? { x: 0, y: 0, w: 0, h: 0 } }],
      })),
    ),
  );
}

/** The box that a URN or host name is drawn in. */
export type Find = (target: string) => Box | undefined;

/** A lane with its place: how many lanes run between it and the column, and where its arrows begin and end. */
interface PlacedLane {
  lane: Lane;
  slot: number;
  end: End;
  starts: { urn: string; start: End }[];
}

/** How many lanes run beside each other, at most. */
export function slotsOf(lanes: readonly Lane[], column: number, find: Find): number {
  return Math.max(0, ...placed(lanes, column, find).map((one) => one.slot + 1));
}

/** Arrows from their sources sideways into their lane, down, and sideways into what they lead to. */
export function laneArrows(lanes: readonly Lane[], columns: readonly Column[], find: Find): Arrow[] {
  return columns.flatMap((column, index) =>
    placed(lanes, index, find).flatMap(({ lane, slot, end, starts }) => {
      const offset = LANE_START + slot * LANE;
      const x = column.side === "left" ? column.x - offset : column.x + column.w + offset;
      return starts.map(({ urn, start }) => along(start, x, end, column.side, lane, urn));
    }),
  );
}

/** The lanes of a column. Those that end higher run further inside; lanes at different heights share a slot. */
function placed(lanes: readonly Lane[], column: number, find: Find): PlacedLane[] {
  const own = lanes.flatMap((lane) => {
    const box = lane.column === column ? find(lane.target) : undefined;
    return box ? [{ lane, box }] : [];
  });
  own.sort((a, b) => a.box.y - b.box.y || order(a.lane) - order(b.lane));
  const leaves = new Set(own.flatMap(({ lane }) => lane.sources.map(({ urn }) => urn)));
  const enters = new Set(own.map(({ lane }) => lane.target));
  const made: PlacedLane[] = [];
  for (const { lane, box } of own) {
    const rivals = own.filter((one) => one.box === box).map((one) => one.lane);
    const spread = (rivals.indexOf(lane) - (rivals.length - 1) / 2) * SPREAD;
    const end = { box, y: box.y + box.h / 2 + spread - (leaves.has(lane.target) ? ASIDE : 0) };
    const starts = lane.sources.map(({ urn, box: from }) => {
      const y = from.y + (from.h > FLAT ? 20 : from.h / 2) + (enters.has(urn) ? ASIDE : 0);
      return { urn, start: { box: from, y } };
    });
    let slot = 0;
    while (made.some((one) => one.slot === slot && meet(span(one), span({ end, starts })))) slot += 1;
    made.push({ lane, slot, end, starts });
  }
  return made;
}

type Span = readonly [top: number, bottom: number];

function span({ end, starts }: Pick<PlacedLane, "end" | "starts">): Span {
  const ys = [end.y, ...starts.map(({ start }) => start.y)];
  return [Math.min(...ys), Math.max(...ys)];
}

function meet(a: Span, b: Span): boolean {
  return a[0] - SPREAD < b[1] && b[0] - SPREAD < a[1];
}

/** Serving targets' lanes are outside of standby ones, and those outside of plain names'. */
function order({ state }: Lane): number {
  return ["none", "empty", "standby", "serves"].indexOf(state);
}

interface End {
  box: Box;
  y: number;
}

function along(from: End, x: number, to: End, side: Column["side"], lane: Lane, urn: string): Arrow {
  const edge = ({ box }: End) => (side === "left" ? box.x : box.x + box.w);
  const points = [
    { x: edge(from), y: from.y },
    { x, y: from.y },
    { x, y: to.y },
    { x: edge(to), y: to.y },
  ];
  return { points, state: lane.state, from: urn, to: lane.target };
}

/** How much room a column's lanes need beside it. */
export function gutterOf(count: number): number {
  return count === 0 ? LANE_START : LANE_START + count * LANE;
}

/** The box of a drawn resource. */
export function finderOf(shapes: readonly Shape[], hosts: ReadonlyMap<string, Box>): Find {
  const boxes = new Map<string, Box>();
  for (const one of shapes) if (one.urn !== undefined && !boxes.has(one.urn)) boxes.set(one.urn, one);
  return (target) => boxes.get(target) ?? hosts.get(target);
}
