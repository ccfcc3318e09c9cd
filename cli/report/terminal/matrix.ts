import type { Simulation, Word } from "../../../policy/simulation";
import { matrixOf, type Rows } from "../survival/matrix";
import type { Screen } from "./screen";
import { columns, plural } from "./words";

const NAME_WIDTH = 34;
const GAP = "  ";

/**
 * Functions by kinds of faults, in each cell the worst of its faults.
 *
 * @returns lines, each ended
 */
export function renderMatrix(simulation: Simulation, kept: Rows, screen: Screen): string {
  const { dim, yellow } = screen.colours;
  const { columns: shown, rows, left } = matrixOf(simulation, kept);
  const widths = shown.map(({ title }, index) =>
    Math.max(columns(title), ...rows.map(({ cells }) => columns(cells[index]!.text))),
  );
  const head = " ".repeat(NAME_WIDTH) + shown.map(({ title }, index) => GAP + title.padEnd(widths[index]!)).join("");
  const lines = rows.flatMap(({ ids: [id = "", ...more], cells, atRest }) => {
    const values = cells.map(({ text, word }, index) => GAP + coloured(text.padEnd(widths[index]!), word, screen));
    const others = more.length === 0 ? "" : ` and ${more.length} more`;
    const fits = columns(id + others) <= NAME_WIDTH;
    const name = fits ? (id + dim(others)).padEnd(NAME_WIDTH + columnsOfColour(dim(others), others)) : id + dim(others);
    const rest = atRest === "up" ? [] : [GAP + yellow(`${atRest} without any fault`)];
    return [...(fits ? [name + values.join("")] : [name, " ".repeat(NAME_WIDTH) + values.join("")]), ...rest];
  });
  const { impaired, whole } = left;
  const others = [
    ...(impaired === 0 ? [] : [`${plural(impaired, "other function")} of stores, queues and operators not shown`]),
    ...(whole === 0 ? [] : [`${plural(whole, "other function")} continue${whole === 1 ? "s" : ""} in all of these`]),
  ].map(dim);
  return [dim(head.trimEnd()), ...lines.map((line) => line.trimEnd()), ...others].map((line) => `${line}\n`).join("");
}

/** By how many characters a coloured text is longer than it looks. */
const columnsOfColour = (text: string, plain: string): number => text.length - plain.length;

function coloured(text: string, word: Word, { colours: { green, yellow, red } }: Screen): string {
  if (word === "continues") return green(text);
  return word === "lost" || word === "waits" ? red(text) : yellow(text);
}
