import { escaped } from "../escape";
import { GLYPH } from "../layout/bands";
import type { Arrow, Glyph, Line, Point, Scene, Shape, State } from "../layout/scene";
import type { Marks } from "../parts/marks";

/** What the drawing reads of a resource. */
export interface Drawing {
  /** The number of a resource's entry in the page; undefined for one without. */
  numberOf(urn: string): number | undefined;
  marks: Marks;
  /** Unique in the page, which may have two drawings. */
  id: string;
  title: string;
}

const CORNER = 6;
const BADGE = 8.5;
/** The kinds of arrows: users' by state, data by what is copied. */
const ARROWS: readonly (State | "replication" | "backups")[] = [
  "serves",
  "standby",
  "empty",
  "none",
  "replication",
  "backups",
];

/** The scene as SVG elements for paper: what `svgOf` drew, cut in two at its fold, one part a page. */
export function pagesOf({ width, height, fold }: Scene, id: string): string {
  const page = (top: number, bottom: number) =>
    `<svg class="picture paper" viewBox="-1 ${top} ${width + 2} ${bottom - top}" aria-hidden="true"><use href="#${id}-all"/></svg>`;
  return fold > 0 ? page(-1, fold) + page(fold, height + 1) : page(-1, height + 1);
}

/** The scene as an SVG element. */
export function svgOf(scene: Scene, drawing: Drawing): string {
  const { width, height, shapes, arrows } = scene;
  const heads = ARROWS.map((look) => head(`${drawing.id}-${look}`, look)).join("");
  return [
    `<svg class="picture ${drawing.id}" viewBox="-1 -1 ${width + 2} ${height + 2}" width="${width}" height="${height}" role="group" aria-label="${escaped(drawing.title)}">`,
    `<defs>${heads}</defs><g id="${drawing.id}-all">`,
    ...shapes.map((shape) => drawn(shape, drawing)),
    `<g class="arrows" aria-hidden="true">`,
    ...arrows.map((arrow) => arrowPath(arrow, drawing)),
    `</g>`,
    ...shapes.map((shape) => badge(shape, drawing)),
    `</g></svg>`,
  ].join("\n");
}

/** The patterns of what is down and of what is partly down; apart from the drawings, of which one is always hidden with all that is in it. */
export function hatches(): string {
  const pattern = (id: string, look: string) =>
    `<pattern id="${id}" class="${look}" width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="8" height="8"/><path d="M0 0V8"/></pattern>`;
  return `<svg class="patterns" width="0" height="0" aria-hidden="true">${pattern("hatch", "hatch")}${pattern("hatch-light", "hatch light")}</svg>`;
}

function head(id: string, look: string): string {
  return `<marker id="${id}" class="head ${look}" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" markerUnits="userSpaceOnUse" orient="auto-start-reverse"><path d="M0 0.5 8 4 0 7.5z"/></marker>`;
}

function drawn(shape: Shape, drawing: Drawing): string {
  const number = shape.urn === undefined ? undefined : drawing.numberOf(shape.urn);
  const label = shape.label === undefined ? "" : ` aria-label="${escaped(spoken(shape, drawing))}"`;
  const inside = `${rect(shape)}${(shape.glyphs ?? []).map(glyph).join("")}${shape.lines.map((one) => text(one, number === undefined)).join("")}`;
  const look = `class="s ${shape.look} ${shape.state}"${place(shape)}`;
  if (number === undefined) return `<g ${look}>${inside}</g>`;
  return `<a ${look} href="#r${number}" data-r="${number}"${label}>${inside}</a>`;
}

function spoken(shape: Shape, { marks }: Drawing): string {
  const mark = shape.urn === undefined ? undefined : marks.get(shape.urn);
  return mark ? `${shape.label}; ${mark.words}` : shape.label!;
}

function rect({ x, y, w, h, look }: Shape): string {
  const radius = look === "panel" || look === "region" ? 10 : look === "gateway" || look === "hosted-zone" ? 11 : 5;
  return `<rect x="${px(x)}" y="${px(y)}" width="${px(w)}" height="${px(h)}" rx="${radius}"/>`;
}

/** Where it is, for the script that shows what a fault does. */
function place({ place }: Pick<Shape, "place">): string {
  return place === undefined ? "" : ` data-p="${escaped(place)}"`;
}

function glyph({ x, y, kind, place: at }: Glyph): string {
  return `<rect class="glyph ${kind}"${place({ place: at })} x="${px(x)}" y="${px(y)}" width="${GLYPH}" height="${GLYPH}" rx="2"/>`;
}

function text({ x, y, size, anchor, parts, full }: Line, withTitle: boolean): string {
  if (parts.length === 0) return "";
  const spans = parts.map(({ text, bold, muted }) => {
    const classes = [bold ? "b" : "", muted ? "m" : ""].filter((one) => one !== "").join(" ");
    return classes === "" ? escaped(text) : `<tspan class="${classes}">${escaped(text)}</tspan>`;
  });
  const title = full !== undefined && withTitle ? `<title>${escaped(full)}</title>` : "";
  const side = anchor === "start" ? "" : ` text-anchor="${anchor}"`;
  return `<text x="${px(x)}" y="${px(y)}" font-size="${size}"${side}>${title}${spans.join("")}</text>`;
}

function arrowPath({ points, state, from, to, copies, both }: Arrow, { id, numberOf }: Drawing): string {
  const ends = [from, to].map((urn) => numberOf(urn) ?? "").join(" ");
  const look = copies ?? state;
  const start = both ? ` marker-start="url(#${id}-${look})"` : "";
  return `<path class="arrow ${look}" data-ends="${ends}" d="${rounded(points)}"${start} marker-end="url(#${id}-${look})"/>`;
}

/** A path with its corners rounded. */
function rounded(points: readonly Point[]): string {
  return points
    .map((point, index) => {
      const [before, after] = [points[index - 1], points[index + 1]];
      if (!before) return `M${at(point)}`;
      if (!after) return `L${at(point)}`;
      return `L${at(towards(point, before))}Q${at(point)} ${at(towards(point, after))}`;
    })
    .join("");
}

function towards(from: Point, to: Point): Point {
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  const share = length === 0 ? 0 : Math.min(CORNER, length / 2) / length;
  return { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share };
}

function badge(shape: Shape, { marks }: Drawing): string {
  const mark = shape.urn === undefined ? undefined : marks.get(shape.urn);
  if (!mark) return "";
  const [x, y] = [shape.x + shape.w - 3, shape.y + 3];
  return `<g class="badge ${mark.worst}" aria-hidden="true"><circle cx="${px(x)}" cy="${px(y)}" r="${BADGE}"/><text x="${px(x)}" y="${px(y + 4)}" font-size="11" text-anchor="middle">${mark.sign}</text></g>`;
}

function at({ x, y }: Point): string {
  return `${px(x)} ${px(y)}`;
}

function px(value: number): string {
  return String(Math.round(value * 10) / 10);
}
