import type { BalancerPicture, GroupPicture, Picture, TargetGroupPicture } from "../model/picture";
import { shape, type Box, type Glyph, type Line, type Shape, type State } from "./scene";
import { bold, line, muted, widthOf } from "./text";
import { balancerKind, counted, sizeText, stateOf } from "./words";

/** An AZ's place on the page. */
export interface Cell {
  x: number;
  w: number;
}

export const BALANCER_HEIGHT = 62;
export const TARGET_GROUP_HEIGHT = 26;
export const GROUP_HEIGHT = 84;
const PAD = 10;
/** An instance's square, and from one to the next. */
export const GLYPH = 11;
const PITCH = 15;

/** Shown on what is drawn at its probable place. */
const UNPLACED = "subnets not known yet";

/** The box across the zones from the first to the last of `zones`. */
export function across(cells: readonly Cell[], zones: readonly number[]): Omit<Box, "y" | "h"> {
  const own = zones.map((zone) => cells[zone]!);
  const x = Math.min(...own.map((cell) => cell.x));
  return { x, w: Math.max(...own.map((cell) => cell.x + cell.w)) - x };
}

/** A load balancer over its zones, with its node in each. */
export function balancerBand(balancer: BalancerPicture, cells: readonly Cell[], y: number, picture: Picture): Shape {
  const box = { ...across(cells, balancer.zones), y, h: BALANCER_HEIGHT };
  const facts = [
    balancer.placed ? "" : UNPLACED,
    balancer.internal ? "internal" : "internet-facing",
    balancer.listeners.join(", "),
    balancer.crossZone === undefined ? "" : `cross-zone ${balancer.crossZone ? "on" : "off"}`,
  ];
  const kind = balancerKind(balancer);
  const inner = box.w - 2 * PAD;
  const lines = [
    line(box.x + PAD, y + 18, inner, [muted(`${kind}  `), bold(balancer.name)]),
    line(box.x + PAD, y + 35, inner, [muted(facts.filter((fact) => fact !== "").join(" · "))], { size: 11 }),
    ...balancer.zones.map((zone) => nodeLine(cells[zone]!, y + 53)),
  ];
  const label = `${kind} ${balancer.name}, ${facts.filter((fact) => fact !== "").join(", ")}`;
  return shape("balancer", box, { state: stateOf(picture, balancer.urn), urn: balancer.urn, lines, label });
}

function nodeLine(cell: Cell, y: number): Line {
  return line(cell.x + cell.w / 2, y, cell.w - 8, [muted("● node")], { size: 11, anchor: "middle" });
}

/** A target group, between a load balancer and what it sends to. */
export function targetGroupBand(group: TargetGroupPicture, box: Omit<Box, "h">, state: State): Shape {
  const facts = [group.port, group.healthCheck === "" ? "" : `checks ${group.healthCheck}`].filter(
    (fact) => fact !== "",
  );
  const parts = [muted("Target group  "), bold(group.name), muted(facts.map((fact) => ` · ${fact}`).join(""))];
  const lines = [line(box.x + PAD, box.y + 17.5, box.w - 2 * PAD, parts)];
  const label = `Target group ${group.name}, ${facts.join(", ")}`;
  return shape("target-group", { ...box, h: TARGET_GROUP_HEIGHT }, { state, urn: group.urn, lines, label });
}

/** The state of a group or instance: without an instance it is empty. */
function groupState(group: GroupPicture, picture: Picture): State {
  return group.desired === 0 ? "empty" : stateOf(picture, group.urn);
}

/** An Auto Scaling group or a service over its zones, with each zone's instances or tasks. */
export function groupBand(
  group: GroupPicture,
  cells: readonly Cell[],
  y: number,
  picture: Picture,
  zones: readonly (string | undefined)[],
): Shape {
  const box = { ...across(cells, group.zones), y, h: GROUP_HEIGHT };
  const inner = box.w - 2 * PAD;
  const size = sizeText(group);
  // The size comes before the name when the line is short.
  const wide = Math.min(widthOf(size, 12, true) + 1, inner);
  const bounds = [`min ${group.min ?? "?"}`, `desired ${group.desired ?? "?"}`, `max ${group.max ?? "?"}`].join(" · ");
  const types = group.sizes.length > 0 ? ` · ${group.sizes.join(", ")}` : "";
  const place = group.placed ? "" : `${UNPLACED} · `;
  const lines = [
    line(box.x + PAD, y + 18, inner - wide - PAD, [muted(`${group.kind}  `), bold(group.name)]),
    line(box.x + box.w - PAD, y + 18, wide, [bold(size)], { anchor: "end" }),
    line(box.x + PAD, y + 35, inner, [muted(`${place}${bounds}${types}`)], { size: 11 }),
  ];
  const glyphs: Glyph[] = [];
  group.zones.forEach((zone, index) => {
    const [runs, room] = [group.spread[index]!, group.room[index]!];
    const drawn = instanceRow(cells[zone]!, y + 46, runs, Math.max(runs, room), group.one);
    glyphs.push(...drawn.glyphs.map((one) => ({ ...one, place: zones[zone] })));
    lines.push(drawn.line);
  });
  const state = groupState(group, picture);
  return shape("group", box, {
    state,
    urn: group.urn,
    lines,
    glyphs,
    label: `${group.kind} ${group.name}, ${size}, ${bounds}`,
  });
}

/** An AZ's instances or tasks in words and, where there is space, as squares. */
function instanceRow(
  cell: Cell,
  y: number,
  runs: number,
  room: number,
  one: GroupPicture["one"],
): { glyphs: Glyph[]; line: Line } {
  const words = runs === room ? counted(runs, one) : `${runs} of ${room}`;
  const places = Math.floor((cell.w - 2 * PAD + PITCH - GLYPH) / PITCH);
  // Unless all fit: an incomplete row of squares would look complete.
  const shown = room <= places ? room : 0;
  const glyphs = Array.from({ length: shown }, (_, index) => ({
    x: cell.x + PAD + index * PITCH,
    y,
    kind: index < runs ? ("running" as const) : ("room" as const),
  }));
  return { glyphs, line: line(cell.x + PAD, y + GLYPH + 15, cell.w - 2 * PAD, [muted(words)], { size: 11 }) };
}
