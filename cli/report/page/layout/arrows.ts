import type { RegionPicture } from "../model/picture";
import type { Column } from "./columns";
import type { Exit } from "./dns";
import type { Arrow, Box, Shape, State } from "./scene";

/** From one arrow that runs down beside a column to the next. */
export const LANE = 12;
/** From the column's edge to the first lane. */
export const LANE_START = 10;
/** How far apart arrows end at one shape. */
const SPREAD = 9;
/** Of a box no higher than this, arrows leave in the middle; of a higher one, near the top. */
const FLAT = 34;
/** An arrow in and one out of one flat box keep this far from its middle. */
const ASIDE = 6;

/** One line down beside a column, which every arrow to the same thing in the same state shares. */
export interface Lane {
  column: number;
  /** A URN or a host name. */
  target: string;
  state: State;
  sources: { urn: string; box: Box }[];
}

/** The lanes that the records and distributions need; those to the lowest targets come last, so that they run outside. */
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

/** Arrows from their sources sideways into their lane, down, and sideways into what they lead to. */
export function laneArrows(lanes: readonly Lane[], columns: readonly Column[], find: Find): Arrow[] {
  const arrows: Arrow[] = [];
  columns.forEach((column, index) => {
    const own = lanes.flatMap((lane) => {
      const end = lane.column === index ? find(lane.target) : undefined;
      return end ? [{ lane, end }] : [];
    });
    own.sort((a, b) => a.end.y - b.end.y || order(a.lane) - order(b.lane));
    own.forEach(({ lane, end }, place) => {
      const offset = LANE_START + place * LANE;
      const x = column.side === "left" ? column.x - offset : column.x + column.w + offset;
      const rivals = own.filter((one) => one.end === end);
      const rank = rivals.findIndex((one) => one.lane === lane);
      const leaves = own.some((one) => one.lane.sources.some(({ urn }) => urn === lane.target));
      const y = end.y + end.h / 2 + (rank - (rivals.length - 1) / 2) * SPREAD - (leaves ? ASIDE : 0);
      for (const { urn, box } of lane.sources) {
        const start =
          box.y + (box.h > FLAT ? 20 : box.h / 2) + (own.some((one) => one.lane.target === urn) ? ASIDE : 0);
        arrows.push(along({ box, y: start }, x, { box: end, y }, column.side, lane, urn));
      }
    });
  });
  return arrows;
}

/** What answers runs outside of what merely stands by, and that outside of plain names. */
function order({ state }: Lane): number {
  return ["none", "empty", "stands-by", "serves"].indexOf(state);
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
