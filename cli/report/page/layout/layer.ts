import type { InstancePicture, LayerPicture, Picture, SubnetPicture, Tier, VpcPicture, WayOut } from "../model/picture";
import {
  balancerBand,
  BALANCER_HEIGHT,
  groupBand,
  GROUP_HEIGHT,
  targetGroupBand,
  TARGET_GROUP_HEIGHT,
  across,
  type Cell,
} from "./bands";
import { shape, type Arrow, type Shape } from "./scene";
import { bold, line, muted } from "./text";
import { stateOf } from "./words";

const PAD = 8;
const HEAD = 40;
const NAT = 38;
const INSTANCE = 38;
const FOOT = 20;
const GAP = 8;
/** Space for the arrows between a load balancer, its target groups and their targets. */
const FLOW = 14;
/** How far from a cell's right edge arrows run, leaving the left for the subnet's title. */
const ARROW_INSET = 18;

const TIER_WORDS: Readonly<Record<Tier, string>> = {
  public: "Public subnet",
  private: "Private subnet",
  isolated: "Isolated subnet",
  unknown: "Subnet",
};

export interface LaidLayer {
  shapes: Shape[];
  arrows: Arrow[];
  bottom: number;
  /** Where arrows from target groups may end. */
  tops: Map<string, { y: number; zones: number[] }>;
}

/** One subnet of each AZ side by side, with what is in each and what spans them. */
export function layoutLayer(
  layer: LayerPicture,
  vpc: VpcPicture,
  cells: readonly Cell[],
  y: number,
  picture: Picture,
): LaidLayer {
  const frames: Shape[] = [];
  const contents: Shape[] = [];
  const tops: LaidLayer["tops"] = new Map();
  const nats = Math.max(0, ...layer.cells.map((cell) => cell?.natGateways.length ?? 0));
  const rows = Math.max(0, ...layer.cells.map((cell) => cell?.instances.length ?? 0));
  layer.cells.forEach((cell, zone) => {
    const place = vpc.zones[zone];
    contents.push(...inCell(cell, cells[zone]!, y + HEAD, vpc, picture).map((one) => ({ ...one, place })));
  });
  let cursor = y + HEAD + nats * (NAT + GAP);

  for (const balancer of layer.balancers) {
    contents.push(balancerBand(balancer, cells, cursor, picture));
    cursor += BALANCER_HEIGHT + GAP;
  }
  for (const group of layer.groups) {
    contents.push(groupBand(group, cells, cursor, picture, vpc.zones));
    tops.set(group.urn, { y: cursor, zones: group.zones });
    cursor += GROUP_HEIGHT + GAP;
  }
  layer.cells.forEach((cell, zone) => {
    if (!cell) return;
    const laid = instanceStack(cell.instances, cells[zone]!, cursor, picture);
    contents.push(...laid);
    cell.instances.forEach((one, index) => tops.set(one.urn, { y: laid[index]!.y, zones: [zone] }));
  });
  cursor += rows * (INSTANCE + GAP);
  const foot = layer.cells.some((cell) => cell && wayText(cell.wayOut) !== "") ? FOOT : 0;
  const bottom = cursor + foot;
  layer.cells.forEach((cell, zone) => {
    const place = vpc.zones[zone];
    if (cell) frames.push({ ...subnetFrame(cell, layer.tier, { ...cells[zone]!, y, h: bottom - y }), place });
  });
  return { shapes: [...frames, ...contents], arrows: [], bottom, tops };
}

function subnetFrame(cell: SubnetPicture, tier: Tier, box: Cell & { y: number; h: number }): Shape {
  const inner = box.w - 2 * PAD;
  const known = cell.cidr ?? cell.id ?? "";
  const lines = [
    line(box.x + PAD, box.y + 17, inner - ARROW_INSET, [bold(TIER_WORDS[tier])], { size: 11 }),
    line(box.x + PAD, box.y + 32, inner - ARROW_INSET, [{ ...muted(known), cut: "middle" }], { size: 11 }),
  ];
  const way = wayText(cell.wayOut);
  if (way !== "") lines.push(line(box.x + PAD, box.y + box.h - 8, inner, [muted(way)], { size: 11 }));
  const label = `${TIER_WORDS[tier]} ${known}${way === "" ? "" : `, ${way}`}`;
  return shape("subnet", box, { lines, label, ...(cell.urn !== undefined && { urn: cell.urn }) });
}

/** The route to the internet; empty where the drawing shows it, or it is not known. */
function wayText(way: WayOut): string {
  if (way.kind === "none") return "no route to the internet";
  if (way.kind !== "nat") return "";
  if (way.sameZone) return "via this AZ's NAT";
  // The letter is enough beside columns with the whole name, and fits where the name does not.
  const letter = /\d([a-z])$/.exec(way.zone ?? "")?.[1];
  return letter === undefined ? `via NAT in ${way.zone ?? "another AZ"}` : `via AZ ${letter}'s NAT`;
}

function inCell(cell: SubnetPicture | undefined, place: Cell, y: number, vpc: VpcPicture, picture: Picture): Shape[] {
  const used = new Set(usersOfNat(vpc));
  return (cell?.natGateways ?? []).map((urn, index) => {
    const name = urn.split("::").at(-1)!;
    const box = { x: place.x + PAD, y: y + index * (NAT + GAP), w: place.w - 2 * PAD, h: NAT };
    const lines = [
      line(box.x + PAD, box.y + 16, box.w - 2 * PAD, [muted("NAT gateway")], { size: 11 }),
      line(box.x + PAD, box.y + 31, box.w - 2 * PAD, [{ ...bold(name), cut: "middle" }], { size: 11 }),
    ];
    const state = used.has(urn) ? stateOf(picture, urn) : "none";
    return shape("nat", box, { state, urn, lines, label: `NAT gateway ${name}` });
  });
}

function usersOfNat(vpc: VpcPicture): string[] {
  const ways = vpc.layers.flatMap((layer) => layer.cells.map((cell) => cell?.wayOut));
  return ways.flatMap((way) => (way?.kind === "nat" ? [way.urn] : []));
}

function instanceStack(instances: readonly InstancePicture[], place: Cell, y: number, picture: Picture): Shape[] {
  return instances.map((instance, index) => {
    const box = { x: place.x + PAD, y: y + index * (INSTANCE + GAP), w: place.w - 2 * PAD, h: INSTANCE };
    const lines = [
      line(box.x + PAD, box.y + 16, box.w - 2 * PAD, [muted(`Instance ${instance.instanceType ?? ""}`)], { size: 11 }),
      line(box.x + PAD, box.y + 31, box.w - 2 * PAD, [{ ...bold(instance.name), cut: "middle" }], { size: 11 }),
    ];
    const state = stateOf(picture, instance.urn);
    return shape("instance", box, { state, urn: instance.urn, lines, label: `Instance ${instance.name}` });
  });
}

/** The target groups of a layer's load balancers below it, with arrows from the one to the other. */
export function layoutTargetGroups(
  layer: LayerPicture,
  cells: readonly Cell[],
  y: number,
  picture: Picture,
  bands: readonly Shape[],
): LaidLayer {
  const shapes: Shape[] = [];
  const arrows: Arrow[] = [];
  let cursor = y;
  for (const balancer of layer.balancers) {
    const band = bands.find((one) => one.urn === balancer.urn);
    for (const group of balancer.targetGroups) {
      cursor += FLOW;
      const state = stateOf(picture, balancer.urn);
      const box = across(cells, balancer.zones);
      const made = targetGroupBand(group, { ...box, y: cursor }, state);
      shapes.push(made);
      const x = box.x + box.w - ARROW_INSET - PAD;
      if (band)
        arrows.push({
          points: [
            { x, y: band.y + band.h },
            { x, y: cursor },
          ],
          state,
          from: balancer.urn,
          to: group.urn,
        });
      cursor += TARGET_GROUP_HEIGHT;
    }
  }
  return { shapes, arrows, bottom: shapes.length > 0 ? cursor + FLOW : y, tops: new Map() };
}

/** Arrows from target groups down to the groups and instances that they send to, one in each zone. */
export function targetArrows(
  layers: readonly LayerPicture[],
  laid: readonly LaidLayer[],
  bands: readonly Shape[],
  cells: readonly Cell[],
): Arrow[] {
  const tops = new Map(laid.flatMap((one) => [...one.tops]));
  const arrows: Arrow[] = [];
  for (const group of layers.flatMap((layer) => layer.balancers.flatMap((one) => one.targetGroups))) {
    const band = bands.find((one) => one.urn === group.urn);
    if (!band) continue;
    const done = new Set<number>();
    for (const member of group.members) {
      const top = tops.get(member);
      for (const zone of top?.zones ?? []) {
        // One arrow reaches the first instance of an AZ; the others are below it.
        if (done.has(zone) || top!.y < band.y) continue;
        done.add(zone);
        const x = cells[zone]!.x + cells[zone]!.w - ARROW_INSET;
        const points = [
          { x, y: band.y + band.h },
          { x, y: top!.y },
        ];
        arrows.push({ points, state: band.state, from: group.urn, to: member });
      }
    }
  }
  return arrows;
}
