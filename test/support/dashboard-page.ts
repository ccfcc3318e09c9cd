/** Draws a CloudWatch dashboard's body as a page, about as CloudWatch lays it out, with sample data: for the documentation's pictures, and for tests. */
import type { DashboardBody, MetricProperties, Widget } from "../../components/observability/dashboard-widgets";

/** Pixels of a unit of the grid. */
const UNIT = { x: 58, y: 46 };
const GAP = 8;
const POINTS = 60;

/** What a graph's area takes of its widget, besides the title and the legend. */
const CHART = { left: 46, right: 10, top: 8, bottom: 20 };
const TITLE = 30;
const LEGEND_LINE = 17;

export function dashboardPage(name: string, { widgets }: DashboardBody): string {
  const height = Math.max(...widgets.map(({ y, height }) => y + height)) * UNIT.y;
  return `<!doctype html><meta charset="utf-8"><title>${escaped(name)}</title><style>${STYLE}</style>
<main style="width:${24 * UNIT.x}px;height:${height}px">${widgets.map(drawn).join("\n")}</main>`;
}

function drawn(widget: Widget): string {
  const box = {
    left: widget.x * UNIT.x + GAP / 2,
    top: widget.y * UNIT.y + GAP / 2,
    width: widget.width * UNIT.x - GAP,
    height: widget.height * UNIT.y - GAP,
  };
  const style = Object.entries(box)
    .map(([key, px]) => `${key}:${px}px`)
    .join(";");
  return `<section class="${widget.type}" style="${style}">${inside(widget, box)}</section>`;
}

function inside(widget: Widget, box: { width: number; height: number }): string {
  if (widget.type === "text") return markdown(widget.properties.markdown);
  if (widget.type === "alarm") {
    const { title, alarms, states } = widget.properties;
    // One in ALARM, to show its style.
    const shown = states ? alarms.slice(-1) : alarms;
    const chips = shown.map(
      (arn) =>
        `<span class="chip ${states ? "alarm" : "fine"}">${escaped(arn.slice(arn.indexOf(":alarm:") + 7))}</span>`,
    );
    return `<h3>${escaped(title)}</h3><div class="chips">${chips.join("")}</div>`;
  }
  return graph(widget.properties, box);
}

function graph(properties: MetricProperties, { width, height }: { width: number; height: number }): string {
  const { title, metrics, annotations } = properties;
  const visible = metrics.filter((entry) => optionsOf(entry)["visible"] !== false);
  const legend = visible.map(
    (entry, i) => `<span><i style="background:${colour(i)}"></i>${escaped(labelOf(entry))}</span>`,
  );
  const legendHeight = Math.min(3, Math.ceil(visible.length / 2)) * LEGEND_LINE;
  const size = { width, height: height - TITLE - legendHeight };
  return `<h3>${escaped(title)}</h3>${chart(visible.length, annotations?.horizontal ?? [], size, title)}
<div class="legend" style="height:${legendHeight}px">${legend.join("")}</div>`;
}

type Lines = NonNullable<MetricProperties["annotations"]>["horizontal"];

function chart(
  series: number,
  lines: Lines,
  { width, height }: { width: number; height: number },
  title: string,
): string {
  const highest = Math.max(0, ...lines.map(({ value }) => value));
  const below = lines.some(({ label }) => label.includes("below"));
  const share = /percent|status/.test(title);
  const top = highest === 0 ? 1 : highest * (below && !share ? 3 : 1.3);
  const area = { w: width - CHART.left - CHART.right, h: height - CHART.top - CHART.bottom };
  const y = (value: number) => CHART.top + area.h * (1 - value / top);
  const ticks = [0, top / 2, top].map(
    (value) =>
      `<path class="tick" d="M${CHART.left} ${y(value)}h${area.w}"/><text class="axis" x="${CHART.left - 6}" y="${y(value) + 4}">${short(value)}</text>`,
  );
  const drawnSeries = Array.from({ length: series }, (_, i) => {
    const { level, wave } = wellWithin(lines, top, title, i);
    const points = Array.from({ length: POINTS }, (_, p) => {
      const value = level + wave * Math.sin(p / 5 + i + title.length) + (wave / 3) * Math.sin(p * 1.7 + i);
      return `${(CHART.left + (area.w * p) / (POINTS - 1)).toFixed(1)},${y(value).toFixed(1)}`;
    });
    return `<polyline points="${points.join(" ")}" stroke="${colour(i)}"/>`;
  });
  const thresholds = lines.map(
    ({ label, value, color }) =>
      `<path class="line" stroke="${color}" d="M${CHART.left} ${y(value)}h${area.w}"/><text class="threshold" fill="${color}" x="${width - CHART.right - 2}" y="${y(value) - 4}">${escaped(label)}: ${short(value)}</text>`,
  );
  return `<svg width="${width}" height="${height}">${ticks.join("")}${drawnSeries.join("")}${thresholds.join("")}</svg>`;
}

/** Sample values below every alarm threshold of the graph; a share or a state is at most 1. */
function wellWithin(lines: Lines, top: number, title: string, i: number): { level: number; wave: number } {
  const values = (word: string) => lines.filter(({ label }) => label.includes(word)).map(({ value }) => value);
  const [floors, ceilings] = [values("below"), values("above")];
  if (lines.every(({ value }) => value === 0)) return { level: 0, wave: 0 };
  if (floors.length === 0) return { level: top * (0.15 + 0.04 * i), wave: top * 0.05 };
  const floor = Math.max(...floors);
  if (/percent|status/.test(title)) return { level: floor, wave: 0 };
  if (ceilings.length > 0) return { level: (floor + Math.min(...ceilings)) / 2 + i * top * 0.03, wave: 0 };
  return { level: top * 0.6, wave: top * 0.05 };
}

function optionsOf(entry: MetricProperties["metrics"][number]): Record<string, unknown> {
  const last = entry.at(-1);
  return typeof last === "object" ? last : {};
}

function labelOf(entry: MetricProperties["metrics"][number]): string {
  const { label, expression } = optionsOf(entry);
  if (typeof label === "string") return label;
  return typeof expression === "string"
    ? "what the search finds"
    : entry.filter((p) => typeof p === "string").join(" ");
}

/** As CloudWatch writes figures: 268M, 30k, 0.01. */
function short(value: number): string {
  for (const [size, unit] of [
    [1e12, "T"],
    [1e9, "G"],
    [1e6, "M"],
    [1e3, "k"],
  ] as const)
    if (value >= size) return `${Number((value / size).toPrecision(3))}${unit}`;
  return String(Number(value.toPrecision(3)));
}

function colour(index: number): string {
  const palette = ["#1f77b4", "#2ca02c", "#9467bd", "#8c564b", "#e377c2", "#17becf", "#bcbd22", "#7f7f7f"];
  return palette[index % palette.length]!;
}

function markdown(text: string): string {
  const line = (one: string) => {
    const heading = /^(#+) (.*)$/.exec(one);
    const html = escaped(heading ? heading[2]! : one).replace(/\[([^\]]+)\]\(([^)]+)\)/g, '<a href="$2">$1</a>');
    return heading ? `<h${heading[1]!.length}>${html}</h${heading[1]!.length}>` : `<p>${html}</p>`;
  };
  return text.split("\n").map(line).join("");
}

function escaped(text: string): string {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/"/g, "&quot;");
}

const STYLE = `
* { box-sizing: border-box; margin: 0 }
body { background: #f2f3f3; font: 13px/1.3 "Amazon Ember", "Helvetica Neue", Helvetica, Arial, sans-serif; color: #16191f }
main { position: relative; margin: 8px }
section { position: absolute; overflow: hidden }
.metric, .alarm { background: #fff; border: 1px solid #d5dbdb; border-radius: 6px }
h1 { font-size: 24px } h2 { font-size: 18px } p { color: #545b64; margin-top: 2px } a { color: #0073bb; text-decoration: none }
.text { padding: 6px 8px }
h3 { font-size: 14px; height: 30px; padding: 7px 10px 0; white-space: nowrap; overflow: hidden; text-overflow: ellipsis }
.chips { padding: 2px 8px; display: flex; flex-wrap: wrap; gap: 5px 6px }
.chip { width: 222px; height: 36px; padding: 0 6px; border-radius: 4px; border-left: 5px solid; display: flex; align-items: center; overflow: hidden; font-size: 11.5px }
.fine { background: #eaf5ea; border-color: #2ca02c } .alarm { background: #fdecea; border-color: #d62728; font-weight: bold }
.legend { padding: 0 10px; display: flex; flex-wrap: wrap; gap: 0 14px; font-size: 11px; overflow: hidden; color: #545b64 }
.legend span { height: 17px; white-space: nowrap } .legend i { display: inline-block; width: 9px; height: 9px; margin-right: 5px; border-radius: 2px }
svg { display: block } polyline { fill: none; stroke-width: 1.6 } .tick { stroke: #eaeded } .line { stroke-width: 1.6; stroke-dasharray: 6 4 }
.axis { font-size: 10px; fill: #879596; text-anchor: end } .threshold { font-size: 10px; text-anchor: end; font-weight: bold }
`;
