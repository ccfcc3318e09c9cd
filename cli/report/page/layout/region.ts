import type { BucketPicture, FrontPicture, Picture, RegionPicture, StorePicture } from "../model/picture";
import { shape, type Arrow, type Box, type Line, type Shape } from "./scene";
import { storeCard, STORES_HEAD, STORE_GAP } from "./stores";
import { bold, line, muted, plain, widthOf } from "./text";
import { layoutVpc } from "./vpc";
import { counted, sizeText, stateOf } from "./words";

const PAD = 14;
const HEAD = 40;
const GAP = 12;
const BUCKET = 26;
const API = 30;

/** A region's network, and the y below it. */
interface LaidNetwork {
  shapes: Shape[];
  arrows: Arrow[];
  /** Shown where there is no network. */
  texts: Line[];
  bottom: number;
}

/** A region's upper part: its VPCs and APIs. */
export function layoutNetwork(region: RegionPicture, frame: Omit<Box, "h">, picture: Picture): LaidNetwork {
  const inner = innerOf(frame);
  const made: LaidNetwork = { shapes: [], arrows: [], texts: [], bottom: frame.y + HEAD };
  for (const vpc of region.vpcs) {
    const laid = layoutVpc(vpc, { ...inner, y: made.bottom }, picture);
    made.shapes.push(...laid.shapes);
    made.arrows.push(...laid.arrows);
    made.bottom = laid.bottom + GAP;
  }
  for (const front of region.fronts) {
    made.shapes.push(frontRow(front, { ...inner, y: made.bottom, h: API }, picture));
    made.bottom += API + GAP;
  }
  if (region.vpcs.length === 0 && region.fronts.length === 0) {
    const text = muted("No VPC, load balancer or instance in this Region.");
    made.texts.push(line(inner.x, made.bottom + 14, inner.w, [text]));
    made.bottom += 28;
  }
  return made;
}

interface LaidRegion {
  shapes: Shape[];
  bottom: number;
  /** The cards of its stores, by their ids. */
  stores: Map<string, Shape>;
}

/** Where a region's stores begin, and for each of its rows the store and the height. */
interface StoreRows {
  top: number;
  rows: { store: StorePicture | undefined; height: number }[];
}

/** A region around its network: the band of its stores, its other buckets, and what is not drawn. */
export function layoutRegion(
  region: RegionPicture,
  frame: Omit<Box, "h">,
  network: LaidNetwork,
  band: StoreRows,
  picture: Picture,
): LaidRegion {
  const inner = innerOf(frame);
  const shapes = [...network.shapes];
  const texts = [...network.texts];
  const stores = new Map<string, Shape>();
  let cursor = network.bottom;
  if (band.rows.length > 0) {
    cursor = band.top + STORES_HEAD;
    const title = region.stores.length > 0 ? "Data and messages" : "No data in this Region.";
    texts.push(line(inner.x, band.top + 15, inner.w, [region.stores.length > 0 ? bold(title) : muted(title)]));
    for (const { store, height } of band.rows) {
      const cards = store ? storeCard(store, { ...inner, y: cursor }, picture, dutyOf(region, picture)) : [];
      if (store) stores.set(store.id, cards[0]!);
      shapes.push(...cards);
      if (height > 0) cursor += height + STORE_GAP;
    }
    cursor += GAP - STORE_GAP;
  }
  for (const bucket of region.buckets) {
    shapes.push(bucketRow(bucket, { ...inner, y: cursor, h: BUCKET }, picture));
    cursor += BUCKET + 6;
  }
  if (region.others.length > 0) {
    const others = region.others.map(({ service, count }) => `${service} ${count}`).join(" · ");
    texts.push(line(inner.x, cursor + 12, inner.w, [muted(`Not drawn: ${others}`)], { size: 11 }));
    cursor += 20;
  }
  const box = { ...frame, h: cursor + 4 - frame.y };
  const own = regionFrame(region, box, picture);
  for (const one of shapes) one.place ??= region.name;
  own.lines.push(...texts);
  return { shapes: [own, ...shapes], bottom: box.y + box.h, stores };
}

function innerOf(frame: Omit<Box, "h">): { x: number; w: number } {
  return { x: frame.x + PAD, w: frame.w - 2 * PAD };
}

function regionFrame(region: RegionPicture, box: Box, picture: Picture): Shape {
  const duty = dutyText(region, picture);
  const stacks = stacksText(region);
  const right = line(box.x + box.w - PAD, box.y + 26, box.w * 0.6, [bold(duty)], { size: 13, anchor: "end" });
  const free = box.w - 3 * PAD - widthOf(duty, 13, true);
  const left = line(box.x + PAD, box.y + 26, free, [bold(region.name), muted(`  ${stacks}`)], { size: 15 });
  const lines = [left, right];
  return shape("region", box, {
    state: dutyOf(region, picture),
    lines,
    place: region.name,
    label: `Region ${region.name}, ${stacks}, ${duty}`,
  });
}

/** A region may have only copies that another region's resources make. */
function stacksText({ stacks }: RegionPicture): string {
  if (stacks.length === 0) return "copies only";
  return stacks.length === 1 ? `stack ${stacks[0]}` : `stacks ${stacks.join(", ")}`;
}

function dutyOf(region: RegionPicture, picture: Picture): Shape["state"] {
  const states = answering(region).map((urn) => stateOf(picture, urn));
  return states.includes("serves") ? "serves" : states.includes("standby") ? "standby" : "none";
}

function answering(region: RegionPicture): string[] {
  const balancers = region.vpcs.flatMap((vpc) => vpc.layers.flatMap((layer) => layer.balancers.map((one) => one.urn)));
  const others = [...region.fronts, ...region.distributions, ...region.buckets];
  return [...balancers, ...others.map((one) => one.urn)];
}

/** Whether the region serves, and with how many instances. */
function dutyText(region: RegionPicture, picture: Picture): string {
  const size = sizeOf(region);
  const duty = dutyOf(region, picture);
  if (duty === "none") return size;
  const words = duty === "standby" ? "standby" : sharesLoad(picture) ? "shares the load" : "serves";
  return size === "" ? words : `${words}: ${size}`;
}

/** How many instances the region runs; empty where it has none, or several groups with different uses. */
function sizeOf(region: RegionPicture): string {
  const layers = region.vpcs.flatMap((vpc) => vpc.layers);
  const groups = layers.flatMap((layer) => layer.groups);
  const fixed = layers.flatMap((layer) => layer.cells.flatMap((cell) => cell?.instances ?? []));
  if (groups.length === 1 && fixed.length === 0) return sizeText(groups[0]!);
  return groups.length === 0 && fixed.length > 0 ? counted(fixed.length, "instance") : "";
}

function sharesLoad(picture: Picture): boolean {
  return picture.names.some((name) => name.choices.filter((choice) => choice.rank === 0).length > 1);
}

function frontRow(front: FrontPicture, box: Box, picture: Picture): Shape {
  const calls = front.calls.length > 0 ? `calls ${front.calls.join(", ")}` : "";
  const hosts = front.hosts.length > 0 ? front.hosts.join(", ") : "no host is mapped to it yet";
  const nameWidth = box.w * 0.5;
  const lines = [
    line(box.x + 12, box.y + 19.5, nameWidth - 16, [muted(`${front.kind}  `), bold(front.name), muted(`  ${calls}`)]),
    line(box.x + box.w - 12, box.y + 19.5, box.w - nameWidth - 12, [muted(hosts, "middle")], { anchor: "end" }),
  ];
  const state = stateOf(picture, front.urn);
  const label = `${front.kind} ${front.name}, ${hosts}, ${calls}`;
  return shape("balancer", box, { state, urn: front.urn, lines, label });
}

function bucketRow(bucket: BucketPicture, box: Box, picture: Picture): Shape {
  const uses = bucket.uses.join(" · ");
  const nameWidth = box.w * 0.56;
  const lines = [
    line(box.x + 10, box.y + 17.5, nameWidth - 16, [muted("S3  "), plain(bucket.name, "middle")], { size: 11 }),
    line(box.x + box.w - 10, box.y + 17.5, box.w - nameWidth - 12, [muted(uses)], { size: 11, anchor: "end" }),
  ];
  const state = stateOf(picture, bucket.urn);
  return shape("bucket", box, { state, urn: bucket.urn, lines, label: `S3 bucket ${bucket.name}, ${uses}` });
}
