import type { DistributionPicture, Picture } from "../model/picture";
import { finderOf, gutterOf, laneArrows, lanesOf, originLanes, slotsOf, type Find } from "./arrows";
import { placingOf, type Column } from "./columns";
import { layoutDns } from "./dns";
import { copyArrows, marginOf, type Seat } from "./copies";
import { layoutNetwork, layoutRegion } from "./region";
import { shape, type Arrow, type Box, type Scene, type Shape } from "./scene";
import { heightOf, rowsOf } from "./stores";
import { bold, line, muted } from "./text";
import { stateOf } from "./words";

/** Between two columns. */
const GAP = 24;
/** Between the panel of Route 53 and the regions. */
const BELOW_DNS = 22;
const DISTRIBUTION = 30;
const PANEL_PAD = 14;
/** The least width of a region, by its AZs, that leaves space for its texts. */
const ZONE_WIDTH = 150;
const REGION_EXTRA = 70;

export interface Page {
  /** The natural width; the scene is wider where a region has many zones. */
  width: number;
  /** Regions side by side, or one below the other. */
  sideBySide: boolean;
}

/** Places everything: Route 53 above, below it the regions. */
export function layout(picture: Picture, page: Page): Scene {
  const count = page.sideBySide ? Math.max(1, picture.regions.length) : 1;
  const columnOf = (region: number) => (page.sideBySide ? region : 0);
  const placing = placingOf(picture, columnOf);
  // A single column has its users' lanes to the right, and to the left the panel's padding and the arrows of its data.
  const before = count === 1 ? PANEL_PAD + (picture.regions.length > 1 ? marginOf(picture) : 0) : 0;
  const least = leastWidth(picture, count);
  const natural = Math.max(page.width, least + Math.max(0, before - PANEL_PAD));
  // A trial layout counts the lanes, since the columns' width depends on their number.
  const trial = columnsOf(
    natural,
    before,
    Array.from({ length: count }, () => 3),
  );
  const lanes = place(trial, natural).slots;
  const besides = before + lanes.reduce((sum, lane) => sum + gutterOf(lane), 0) + (count - 1) * GAP;
  const width = Math.max(natural, besides + least - count * REGION_EXTRA);
  const columns = columnsOf(width, before, lanes);
  const { shapes, arrows, bottom, fold } = place(columns, width);
  return { width, height: Math.ceil(bottom), fold: Math.floor(fold), shapes, arrows };

  function place(columns: readonly Column[], width: number) {
    const dns = layoutDns(picture, columns, placing, { x: 0, y: 0, w: width });
    const below = dns.bottom + (dns.shapes.length > 0 ? BELOW_DNS : 0);
    const edge = distributionBoxes(picture, columns, columnOf, below);
    const start = Math.max(below, ...edge.map((one) => one.y + one.h + 14));
    const regions = regionShapes(picture, columns, columnOf, start);
    const shapes = [...dns.shapes, ...edge, ...regions.shapes];
    const find: Find = finderOf(shapes, dns.hosts);
    const origins = originLanes(picture.regions, columnOf, find, (urn) => stateOf(picture, urn));
    const lanes = lanesOf(dns.exits, origins).filter((lane) => find(lane.target));
    const arrows: Arrow[] = [...laneArrows(lanes, columns, find), ...regions.arrows];
    const slots = columns.map((_, index) => slotsOf(lanes, index, find));
    return { shapes, arrows, slots, fold: Math.max(0, start - 7), bottom: regions.bottom };
  }
}

function leastWidth(picture: Picture, columns: number): number {
  const zones = Math.max(3, ...picture.regions.flatMap((region) => region.vpcs.map((vpc) => vpc.zones.length)));
  return columns * (zones * ZONE_WIDTH + REGION_EXTRA);
}

/** Columns of one width, each with its lanes beside it: the first's to the left, the others' to the right; a single one's to the right. */
function columnsOf(width: number, before: number, lanes: readonly number[]): Column[] {
  const gutters = lanes.map(gutterOf);
  const count = lanes.length;
  const free = width - before - gutters.reduce((sum, gutter) => sum + gutter, 0) - (count - 1) * GAP;
  const w = free / count;
  let x = before;
  return gutters.map((gutter, index) => {
    const left = index === 0 && count > 1;
    const column: Column = { x: left ? x + gutter : x, w, side: left ? "left" : "right", regions: [index] };
    x += w + gutter + GAP;
    return column;
  });
}

function distributionBoxes(
  picture: Picture,
  columns: readonly Column[],
  columnOf: (region: number) => number,
  y: number,
): Shape[] {
  const used = columns.map(() => 0);
  return picture.regions.flatMap((region, index) => {
    const column = columnOf(index);
    const { x, w } = columns[column]!;
    return region.distributions.map((one) => {
      const top = y + used[column]! * (DISTRIBUTION + 8);
      used[column]! += 1;
      return distributionBox(one, { x, y: top, w, h: DISTRIBUTION }, picture);
    });
  });
}

function distributionBox(one: DistributionPicture, box: Box, picture: Picture): Shape {
  const parts = [
    muted("CloudFront  "),
    bold(one.name),
    muted(one.domain === undefined ? "" : `  ${one.domain}`, "middle"),
  ];
  const lines = [line(box.x + 12, box.y + 19.5, box.w - 24, parts)];
  return shape("distribution", box, {
    state: stateOf(picture, one.urn),
    urn: one.urn,
    lines,
    label: `CloudFront distribution ${one.name}`,
  });
}

/** The regions, and the arrows in and between them. Regions side by side have their stores' rows at one height. */
function regionShapes(picture: Picture, columns: readonly Column[], columnOf: (region: number) => number, y: number) {
  const cursors = columns.map(() => y);
  const shapes: Shape[] = [];
  const arrows: Arrow[] = [];
  const seats = new Map<string, Seat>();
  const rows = rowsOf(picture);
  const aligned = columns.length > 1;
  const frameOf = (index: number) => {
    const { x, w } = columns[columnOf(index)]!;
    return { x, w, y: cursors[columnOf(index)]! };
  };
  const ahead = aligned ? picture.regions.map((one, i) => layoutNetwork(one, frameOf(i), picture)) : [];
  picture.regions.forEach((region, index) => {
    const column = columnOf(index);
    const frame = frameOf(index);
    const network = ahead[index] ?? layoutNetwork(region, frame, picture);
    const top = Math.max(network.bottom, ...ahead.map((one) => one.bottom));
    const own = rows.map((row) => ({
      store: row[index],
      height: Math.max(...(aligned ? row : [row[index]]).map(heightOf)),
    }));
    const laid = layoutRegion(region, frame, network, { top, rows: own }, picture);
    shapes.push(...laid.shapes);
    arrows.push(...network.arrows);
    for (const [id, box] of laid.stores) seats.set(id, { box, urn: box.urn!, region: index, column });
    cursors[column] = laid.bottom + GAP;
  });
  arrows.push(...copyArrows(picture.copies, seats));
  return { shapes, arrows, bottom: Math.max(y, ...cursors.map((cursor) => cursor - GAP)) + 2 };
}
