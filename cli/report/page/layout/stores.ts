import { append } from "../../../../policy/graph";
import type { CopyPicture, Picture, RegionPicture, StorePicture } from "../model/picture";
import { shape, type Box, type Shape, type State } from "./scene";
import { bold, line, muted, widthOf } from "./text";

const PAD = 10;
const CARD = 44;
const PART = 22;
const PART_GAP = 6;
const PARTS_A_ROW = 3;
export const STORE_GAP = 8;
/** Above the first store: the band's title. */
export const STORES_HEAD = 24;

/** Stores side by side, one of each region at most: `[index of the region]`. */
type Row = (StorePicture | undefined)[];

/** The stores in rows: a store and its copy in the other region are side by side, with a straight arrow between them. */
export function rowsOf({ regions, copies }: Pick<Picture, "regions" | "copies">): Row[] {
  const rows: Row[] = [];
  for (const group of groupsOf(regions, copies)) {
    const own = regions.map((region) => region.stores.filter(({ id }) => group.has(id)));
    const height = Math.max(...own.map((stores) => stores.length));
    for (let i = 0; i < height; i += 1) rows.push(own.map((stores) => stores[i]));
  }
  return rows;
}

/** Stores joined by copies, directly or through others, or by the same name in another region, ordered by the first of each. */
function groupsOf(regions: readonly RegionPicture[], copies: readonly CopyPicture[]): Set<string>[] {
  const groups: Set<string>[] = [];
  const grouped = new Set<string>();
  const stores = regions.flatMap((region) => region.stores);
  const alike = (a: StorePicture, b: StorePicture) => a.service === b.service && a.name === b.name;
  for (const store of stores) {
    if (grouped.has(store.id)) continue;
    const group = new Set(stores.filter((other) => alike(store, other)).map(({ id }) => id));
    for (const one of group) for (const { from, to } of copies) if (from === one || to === one) group.add(from).add(to);
    group.forEach((one) => grouped.add(one));
    groups.push(group);
  }
  return groups;
}

/** The height of a store's card. */
export function heightOf(store: StorePicture | undefined): number {
  if (!store) return 0;
  const rows = Math.ceil(store.parts.length / PARTS_A_ROW);
  return CARD + (rows === 0 ? 0 : rows * (PART + PART_GAP) + 2);
}

/** A store as a card: its service, its facts, its copies, and its members. */
export function storeCard(store: StorePicture, box: Omit<Box, "h">, picture: Picture, duty: State): Shape[] {
  const state = storeState(store, picture, duty);
  const way = wayText(store, picture);
  const inner = box.w - 2 * PAD;
  const wide = Math.min(widthOf(way, 11) + 1, inner * 0.5);
  const lines = [
    line(box.x + PAD, box.y + 18, inner - wide - PAD, [
      muted(`${store.service}  `),
      { ...bold(store.name), cut: "middle" },
    ]),
    line(box.x + box.w - PAD, box.y + 18, wide, [muted(way)], { size: 11, anchor: "end" }),
    line(box.x + PAD, box.y + 35, inner, [muted(store.facts.join(" · "))], { size: 11 }),
  ];
  const said = [`${store.service} ${store.name}`, ...store.facts, ...wordsOf(store, picture)];
  const card = shape("store", { ...box, h: heightOf(store) }, { state, urn: store.urn, lines, label: said.join(", ") });
  return [card, ...partShapes(store, card)];
}

function partShapes(store: StorePicture, card: Box): Shape[] {
  const columns = Math.min(PARTS_A_ROW, store.parts.length);
  const w = (card.w - 2 * PAD - (columns - 1) * PART_GAP) / Math.max(1, columns);
  return store.parts.map(({ urn, text }, i) => {
    const x = card.x + PAD + (i % columns) * (w + PART_GAP);
    const y = card.y + CARD + Math.floor(i / columns) * (PART + PART_GAP);
    const lines = [line(x + 8, y + 15, w - 16, [muted(text)], { size: 11 })];
    const label = `DB instance of ${store.name}, ${text}`;
    return shape("store-part", { x, y, w, h: PART }, { urn, lines, label });
  });
}

/** A copy of another store is standby, the other serves; a store without copies has its region's state. Backups have neither. */
function storeState(store: StorePicture, { copies }: Picture, duty: State): State {
  if (store.kind === "copies") return "empty";
  if (store.kind === "vault") return "none";
  const live = copies.filter(({ kind, both }) => kind === "replication" && !both);
  if (live.some(({ to }) => to === store.id)) return "standby";
  return live.some(({ from }) => from === store.id) ? "serves" : duty;
}

/** The copies to and from a store, short enough for its card. */
function wayText(store: StorePicture, picture: Picture): string {
  return [...new Set(waysOf(store, picture).map(({ sign, what, region }) => `${what} ${sign} ${region}`))].join(", ");
}

function wordsOf(store: StorePicture, picture: Picture): string[] {
  return waysOf(store, picture).map(({ words, what, region }) => `${what} ${words} ${region}`);
}

function waysOf(store: StorePicture, picture: Picture) {
  const { stores, copies } = storesOf(picture);
  return (copies.get(store.id) ?? []).map(({ from, to, both, what }) => {
    const other = stores.get(from === store.id ? to : from)!;
    const region = other.region === store.region ? other.name : other.region;
    if (both) return { sign: "↔", words: "both ways with", what, region };
    return from === store.id ? { sign: "→", words: "to", what, region } : { sign: "←", words: "from", what, region };
  });
}

/** A picture's stores by id, and the copies to and from each. */
interface Stores {
  readonly stores: ReadonlyMap<string, StorePicture>;
  readonly copies: ReadonlyMap<string, readonly CopyPicture[]>;
}

const known = new WeakMap<Picture, Stores>();

function storesOf(picture: Picture): Stores {
  const before = known.get(picture);
  if (before) return before;
  const copies = new Map<string, CopyPicture[]>();
  for (const one of picture.copies) for (const id of new Set([one.from, one.to])) append(copies, id, one);
  const stores = new Map(picture.regions.flatMap((region) => region.stores.map((one) => [one.id, one] as const)));
  known.set(picture, { stores, copies });
  return { stores, copies };
}
