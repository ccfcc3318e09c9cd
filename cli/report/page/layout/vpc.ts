import type { Picture, VpcPicture } from "../model/picture";
import type { Cell } from "./bands";
import { layoutLayer, layoutTargetGroups, targetArrows, type LaidLayer } from "./layer";
import { shape, type Arrow, type Box, type Line, type Shape } from "./scene";
import { bold, line, muted, paragraph, widthOf } from "./text";

const PAD = 12;
const ZONE_GAP = 10;
const INSET = 6;
const HEAD = 34;
const ZONE_HEAD = 24;
const LAYER_GAP = 10;
const CHIP = 24;
const CHIP_GAP = 8;

const UNKNOWN_PLACES =
  "Made outside the stacks: only the subnets' ids are known. Subnets of one Availability Zone cannot be shown together.";
const UNKNOWN_VPC = "Made outside the stacks: only the Availability Zones, as the program declares them, are known.";

interface LaidVpc {
  shapes: Shape[];
  arrows: Arrow[];
  bottom: number;
}

/** A VPC with its AZs as columns, its subnets as rows in them, and the gateways on its lower edge. */
export function layoutVpc(vpc: VpcPicture, frame: Omit<Box, "h">, picture: Picture): LaidVpc {
  const zones = zoneCells(vpc, frame);
  const cells = zones.map(({ x, w }) => ({ x: x + INSET, w: w - 2 * INSET }));
  const named = vpc.zones.some((zone) => zone !== undefined);
  const note = vpc.urn !== undefined ? [] : noteLines(named ? UNKNOWN_VPC : UNKNOWN_PLACES, frame);
  const top = frame.y + HEAD + (note.length > 0 ? note.length * 15 + 8 : 0);
  let cursor = top + (named ? ZONE_HEAD : 0);
  const shapes: Shape[] = [];
  const arrows: Arrow[] = [];
  const laid: LaidLayer[] = [];
  for (const layer of vpc.layers) {
    const one = layoutLayer(layer, vpc, cells, cursor, picture);
    const groups = layoutTargetGroups(layer, cells, one.bottom, picture, one.shapes);
    laid.push(one);
    shapes.push(...one.shapes, ...groups.shapes);
    arrows.push(...groups.arrows);
    cursor = groups.bottom + (groups.shapes.length > 0 ? 0 : LAYER_GAP);
  }
  arrows.push(...targetArrows(vpc.layers, laid, shapes, cells));
  const zoneBottom = cursor - LAYER_GAP + INSET;
  const bottom = zoneBottom + (vpc.gateways.length > 0 ? CHIP / 2 + 8 : PAD);
  const chips = gatewayChips(vpc, frame, bottom);
  const frames = named ? zones.map((zone, index) => zoneFrame(vpc.zones[index], zone, top, zoneBottom)) : [];
  const own = vpcFrame(vpc, { ...frame, h: bottom - frame.y }, note);
  return { shapes: [own, ...frames, ...shapes, ...chips], arrows, bottom: bottom + (chips.length > 0 ? CHIP / 2 : 0) };
}

function noteLines(text: string, { x, y, w }: Omit<Box, "h">): Line[] {
  return paragraph(x + PAD, y + 42, w - 2 * PAD, text, 11);
}

function zoneCells(vpc: VpcPicture, frame: Omit<Box, "h">): Cell[] {
  const count = Math.max(1, vpc.zones.length);
  const w = (frame.w - 2 * PAD - (count - 1) * ZONE_GAP) / count;
  return vpc.zones.map((_, index) => ({ x: frame.x + PAD + index * (w + ZONE_GAP), w }));
}

function zoneFrame(name: string | undefined, zone: Cell, top: number, bottom: number): Shape {
  const title = name ?? "AZ not known";
  const lines = [line(zone.x + zone.w / 2, top + 17, zone.w - 12, [bold(title)], { anchor: "middle" })];
  return shape(
    "zone",
    { ...zone, y: top, h: bottom - top },
    { lines, place: name, label: `Availability Zone ${title}` },
  );
}

function vpcFrame(vpc: VpcPicture, box: Box, note: readonly Line[]): Shape {
  const made = vpc.urn !== undefined;
  const parts = [
    muted(made ? "VPC  " : "Existing VPC  "),
    bold(vpc.name),
    muted(vpc.cidr === undefined ? "" : `  ${vpc.cidr}`),
  ];
  const lines = [line(box.x + PAD, box.y + 22, box.w - 2 * PAD, parts), ...note];
  return shape("vpc", box, { lines, label: `VPC ${vpc.name}`, ...(made && { urn: vpc.urn! }) });
}

/** Chips on the VPC's lower edge: its gateways and endpoints. */
function gatewayChips(vpc: VpcPicture, frame: Omit<Box, "h">, edge: number): Shape[] {
  const natural = vpc.gateways.map(({ label }) => widthOf(label, 11) + 22);
  const free = frame.w - 2 * PAD - (natural.length - 1) * CHIP_GAP;
  const scale = Math.min(1, free / natural.reduce((sum, w) => sum + w, 1));
  let x = frame.x + PAD;
  return vpc.gateways.map(({ urn, label }, index) => {
    const w = natural[index]! * scale;
    const lines = [line(x + w / 2, edge + 4, w - 12, [{ text: label }], { size: 11, anchor: "middle" })];
    const chip = shape("gateway", { x, y: edge - CHIP / 2, w, h: CHIP }, { urn, lines, label });
    x += w + CHIP_GAP;
    return chip;
  });
}
