import type { CheckPicture, HostPicture, Picture, RecordPicture } from "../model/picture";
import { shape, type Box, type Shape, type State } from "./scene";
import { bold, line, muted, plain } from "./text";
import { checkText, policyOf, routingWord, targetText } from "./words";

const PAD = 12;
const ROW = 21;
const TALL_ROW = 36;
const GAP = 4;
/** The indent of a calculated check's children. */
const INDENT = 16;

/** A laid-out part: its shapes and the y below them. */
interface Laid {
  shapes: Shape[];
  bottom: number;
}

/** The bar that names a host and says how its records are chosen. */
export function hostBar(host: HostPicture, box: Omit<Box, "h">): Shape {
  const size = host.nested ? 12 : 14;
  const lines = [
    line(box.x + PAD, box.y + 19, box.w - 2 * PAD, [bold(host.host), muted(`   ${policyOf(host)}`)], { size }),
  ];
  return shape("host", { ...box, h: 28 }, { lines, label: `${host.host}: ${policyOf(host)}` });
}

/** The card of a record: its routing, its target, and its health check. */
export function recordCard(record: RecordPicture, state: State, picture: Picture, box: Omit<Box, "h">): Laid {
  const { x, y, w } = box;
  const inner = w - 2 * PAD;
  const target = targetText(record.target, picture);
  const kind = `${record.types.join(", ")} record`;
  const head = line(x + PAD, y + 20, inner - 120, [
    bold(routingWord(record)),
    muted(`  ${record.setIdentifier ?? ""}`),
  ]);
  const type = line(x + w - PAD, y + 20, 112, [muted(kind)], { size: 11, anchor: "end" });
  const health = record.evaluatesTargetHealth ? " · while it is healthy" : "";
  const leads = line(x + PAD, y + 40, inner, [
    muted("to "),
    plain(`${target.kind} `),
    { ...bold(target.name), cut: "middle" },
    muted(health),
  ]);
  const rows = checkRows(record.healthCheck, picture, { x: x + 6, y: y + 48, w: w - 12 });
  const lines = [head, type, leads];
  const box1 = { x, y, w, h: rows.bottom - y + (rows.shapes.length > 0 ? 6 : 2) };
  const label = `${record.types.join(", ")} record ${record.host}, ${routingWord(record)}, to ${target.kind} ${target.name}`;
  const card = shape("record", box1, { state, urn: record.urn, lines, label });
  return { shapes: [card, ...rows.shapes], bottom: box1.y + box1.h };
}

/** A name with one target: a card of one line. */
export function plainCard(record: RecordPicture, picture: Picture, box: Omit<Box, "h">): Laid {
  const target = targetText(record.target, picture);
  const parts = [
    { ...bold(record.host), cut: "middle" as const },
    muted(`  ${record.types.join(", ")} to `),
    plain(`${target.kind} ${target.name}`, "middle"),
  ];
  const text = line(box.x + PAD, box.y + 18, box.w - 2 * PAD, parts);
  const label = `${record.host}, ${record.types.join(", ")} record to ${target.kind} ${target.name}`;
  const card = shape("record", { ...box, h: 27 }, { urn: record.urn, lines: [text], label });
  return { shapes: [card], bottom: box.y + 27 };
}

/** Health checks that no record uses, as a card of their own. */
export function unusedCard(urns: readonly string[], picture: Picture, box: Omit<Box, "h">): Laid {
  const title = line(box.x + PAD, box.y + 18, box.w - 2 * PAD, [muted("Health checks that no record uses")]);
  let bottom = box.y + 25;
  const shapes: Shape[] = [];
  for (const urn of urns) {
    const rows = checkRows(urn, picture, { x: box.x + 6, y: bottom, w: box.w - 12 });
    shapes.push(...rows.shapes);
    bottom = rows.bottom;
  }
  const card = shape("note", { ...box, h: bottom + 6 - box.y }, { lines: [title] });
  return { shapes: [card, ...shapes], bottom: card.y + card.h };
}

/** A health check and, below it, the children of a calculated one; each is a row that can be chosen. */
function checkRows(
  urn: string | undefined,
  picture: Picture,
  box: Omit<Box, "h">,
  passed: readonly string[] = [],
): Laid {
  // Guards against health checks that contain each other.
  if (urn === undefined || passed.includes(urn)) return { shapes: [], bottom: box.y };
  const check = picture.dns.checks.get(urn);
  const row = check ? checkRow(check, picture, box) : strangerRow(urn, { ...box, h: ROW });
  const shapes = [row];
  let bottom = box.y + row.h + GAP;
  for (const child of check?.children ?? []) {
    const rows = checkRows(child, picture, { x: box.x + INDENT, y: bottom, w: box.w - INDENT }, [...passed, urn]);
    shapes.push(...rows.shapes);
    bottom = rows.bottom;
  }
  return { shapes, bottom };
}

/** A check of an address in two lines, since the address is long and must not be cut; another in one. */
function checkRow(check: CheckPicture, picture: Picture, box: Omit<Box, "h">): Shape {
  const { kind, looksAt, pace } = checkText(check, picture);
  const [x, inner] = [box.x + 8, box.w - 16];
  const label = `Health check ${check.name}, ${kind}: ${looksAt}${pace === "" ? "" : `, ${pace}`}`;
  if (check.kind !== "endpoint") {
    const parts = [bold(check.name), muted(`  ${kind}${kind === "" ? "" : ": "}`), plain(looksAt, "middle")];
    return shape(
      "check",
      { ...box, h: ROW },
      { urn: check.urn, lines: [line(x, box.y + 14.5, inner, parts, { size: 11 })], label },
    );
  }
  const lines = [
    line(x, box.y + 14.5, inner, [bold(check.name), muted(`  ${kind}${pace === "" ? "" : ` · ${pace}`}`)], {
      size: 11,
    }),
    line(x, box.y + 29.5, inner, [plain(looksAt, "middle")], { size: 11 }),
  ];
  return shape("check", { ...box, h: TALL_ROW }, { urn: check.urn, lines, label });
}

function strangerRow(id: string, box: Box): Shape {
  const parts = [muted("health check made elsewhere: "), plain(id, "middle")];
  return shape("check", box, { lines: [line(box.x + 8, box.y + 14.5, box.w - 16, parts, { size: 11 })] });
}
