import type { Simulation, Word } from "../../../policy/simulation";
import { matrixOf, type Matrix, type Rows } from "../survival/matrix";
import type { Screen } from "./screen";
import { columns, plural } from "./words";

/** Longer names have a line of their own, where the columns leave no room. */
const NARROWEST_NAMES = 20;
const WIDEST_NAMES = 40;
const GAP = "  ";

/**
 * Functions by kinds of faults, in each cell the worst of its faults.
 *
 * @returns lines, each ended
 */
export function renderMatrix(simulation: Simulation, kept: Rows, screen: Screen): string {
  const { dim, yellow } = screen.colours;
  const { columns: shown, rows, left } = withoutWhole(matrixOf(simulation, kept), kept);
  const widths = shown.map(({ title }, index) =>
    Math.max(columns(title), ...rows.map(({ cells }) => columns(cells[index]!.text))),
  );
  const room = screen.width - widths.reduce((sum, width) => sum + GAP.length + width, 0);
  const longest = Math.max(0, ...rows.map(({ ids }) => columns(nameOf(ids))));
  const nameWidth = Math.max(NARROWEST_NAMES, Math.min(longest, room, WIDEST_NAMES));
  const head = " ".repeat(nameWidth) + shown.map(({ title }, index) => GAP + title.padEnd(widths[index]!)).join("");
  const lines = rows.flatMap(({ ids: [id = "", ...more], cells, atRest }) => {
    const values = cells.map(({ text, word }, index) => GAP + coloured(text.padEnd(widths[index]!), word, screen));
    const others = othersOf(more);
    const fits = columns(id + others) <= nameWidth;
    const name = fits ? (id + dim(others)).padEnd(nameWidth + columnsOfColour(dim(others), others)) : id + dim(others);
    const rest = atRest === "up" ? [] : [GAP + yellow(`${atRest} without any fault`)];
    return [...(fits ? [name + values.join("")] : [name, " ".repeat(nameWidth) + values.join("")]), ...rest];
  });
  const { impaired, whole, faults } = left;
  const others = [
    ...(faults.length === 0 ? [] : [`${faults.join(", ")}: all of these continue`]),
    ...(impaired === 0 ? [] : [`${plural(impaired, "other function")} of stores, queues and operators not shown`]),
    ...(whole === 0 ? [] : [`${plural(whole, "other function")} continue${whole === 1 ? "s" : ""} in all of these`]),
  ].map(dim);
  return [dim(head.trimEnd()), ...lines.map((line) => line.trimEnd()), ...others].map((line) => `${line}\n`).join("");
}

/** In a plan, without the columns in which everything shown continues: their titles are in `left`. */
function withoutWhole({ columns: all, rows, left }: Matrix, kept: Rows) {
  const isWhole = all.map(
    (_, index) => kept === "judged" && rows.every(({ cells }) => cells[index]!.word === "continues"),
  );
  const shown = <T>(list: readonly T[]) => list.filter((_, index) => !isWhole[index]);
  return {
    columns: shown(all),
    rows: rows.map((row) => ({ ...row, cells: shown(row.cells) })),
    left: { ...left, faults: all.filter((_, index) => isWhole[index]).map(({ title }) => title) },
  };
}

const othersOf = (more: readonly string[]): string => (more.length === 0 ? "" : ` and ${more.length} more`);
const nameOf = ([id = "", ...more]: readonly string[]): string => id + othersOf(more);

/** By how many characters a coloured text is longer than it looks. */
const columnsOfColour = (text: string, plain: string): number => text.length - plain.length;

function coloured(text: string, word: Word, { colours: { green, yellow, red } }: Screen): string {
  if (word === "continues") return green(text);
  return word === "lost" || word === "waits" ? red(text) : yellow(text);
}
