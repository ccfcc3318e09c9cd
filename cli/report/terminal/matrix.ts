import type { Fault, Simulation, Survival, Word } from "../../../policy/simulation";
import { groupedBy } from "../../../policy/graph";
import type { Screen } from "./screen";
import { columns, plural } from "./words";

/** From the best to the worst. */
const WORDS: readonly Word[] = ["continues", "recovers", "degraded", "waits", "lost", "undecided"];
/** Kinds of functions, what users notice first. */
const KINDS = ["serve", "write", "read", "keep", "process", "egress", "warn", "recover"];
const NAME_WIDTH = 34;
const GAP = "  ";

/** Some faults of which the worst is shown. */
interface Column {
  readonly title: string;
  readonly faults: ReadonlySet<string>;
}

interface Cell {
  readonly text: string;
  readonly word: Word;
}

interface Row {
  /** Ids of the functions to which the faults do the same. */
  readonly ids: readonly string[];
  readonly kind: string;
  readonly cells: readonly Cell[];
  readonly atRest: string;
  /** Whether it is served, or an objective is declared for it. */
  readonly isJudged: boolean;
}

/**
 * Which rows a matrix has.
 * - folded: functions to which every kind of fault does the same have one row, and those that continue throughout have none
 * - all: a row for each function
 * - judged: as folded, of what is served and of the functions that objectives are declared for
 */
export type Rows = "folded" | "all" | "judged";

/**
 * Functions by kinds of faults, in each cell the worst of its faults.
 *
 * @returns lines, each ended
 */
export function renderMatrix(simulation: Simulation, kept: Rows, screen: Screen): string {
  const { dim, yellow } = screen.colours;
  const shown = columnsOf(simulation.faults);
  const each = rowsOf(simulation, shown);
  const rows = kept === "all" ? each : foldedRows(kept === "judged" ? each.filter(isJudged) : each);
  const drawn = rows.filter((row) => kept === "all" || row.kind === "serve" || !isWhole(row));
  const widths = shown.map(({ title }, index) =>
    Math.max(columns(title), ...drawn.map(({ cells }) => columns(cells[index]!.text))),
  );
  const head = " ".repeat(NAME_WIDTH) + shown.map(({ title }, index) => GAP + title.padEnd(widths[index]!)).join("");
  const lines = drawn.flatMap(({ ids: [id = "", ...more], cells, atRest }) => {
    const values = cells.map(({ text, word }, index) => GAP + coloured(text.padEnd(widths[index]!), word, screen));
    const others = more.length === 0 ? "" : ` and ${more.length} more`;
    const fits = columns(id + others) <= NAME_WIDTH;
    const name = fits ? (id + dim(others)).padEnd(NAME_WIDTH + columnsOfColour(dim(others), others)) : id + dim(others);
    const rest = atRest === "up" ? [] : [GAP + yellow(`${atRest} without any fault`)];
    return [...(fits ? [name + values.join("")] : [name, " ".repeat(NAME_WIDTH) + values.join("")]), ...rest];
  });
  const drawnIds = new Set(drawn.flatMap(({ ids }) => ids));
  const rest = each.filter(({ ids }) => ids.some((id) => !drawnIds.has(id)));
  const impaired = rest.filter((row) => !isWhole(row)).length;
  const whole = rest.length - impaired;
  const others = [
    ...(impaired === 0 ? [] : [`${plural(impaired, "other function")} of stores, queues and operators not shown`]),
    ...(whole === 0 ? [] : [`${plural(whole, "other function")} continue${whole === 1 ? "s" : ""} in all of these`]),
  ].map(dim);
  return [dim(head.trimEnd()), ...lines.map((line) => line.trimEnd()), ...others].map((line) => `${line}\n`).join("");
}

/** By how many characters a coloured text is longer than it looks. */
const columnsOfColour = (text: string, plain: string): number => text.length - plain.length;

const isJudged = (row: Row): boolean => row.isJudged;

const isWhole = ({ cells, atRest }: Row): boolean => atRest === "up" && cells.every(({ word }) => word === "continues");

function rowsOf({ functions, survival }: Simulation, shown: readonly Column[]): Row[] {
  const byFunction = groupedBy(survival, (one) => one.function);
  const rows = functions.map(({ id, kind, atRest }) => {
    const cells = shown.map((column) => cellOf(byFunction.get(id) ?? [], column));
    const isJudged = kind === "serve" || (byFunction.get(id) ?? []).some(({ objective }) => objective !== undefined);
    return { ids: [id], kind, cells, atRest, isJudged };
  });
  return rows.sort((a, b) => KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind));
}

function foldedRows(rows: readonly Row[]): Row[] {
  const alike = ({ kind, ids, cells, atRest }: Row) =>
    kind === "serve" ? ids.join() : [atRest, ...cells.map(({ text }) => text)].join("\n");
  return [...groupedBy(rows, alike).values()].map((group) => ({ ...group[0]!, ids: group.flatMap(({ ids }) => ids) }));
}

function columnsOf(faults: readonly Fault[]): Column[] {
  const of = (title: string, chosen: (fault: Fault) => boolean): Column[] => {
    const ids = faults.filter(chosen).map(({ id }) => id);
    return ids.length > 0 ? [{ title, faults: new Set(ids) }] : [];
  };
  const regions = faults.filter(({ kind }) => kind === "region").map(({ id }) => id.split(" ")[1] ?? id);
  return [
    ...of("instance", ({ kind }) => kind === "host"),
    ...regions.flatMap((region) =>
      of(`AZ of ${region}`, ({ kind, atoms }) => kind === "zone" && atoms[0]!.startsWith(`zone:${region}/`)),
    ),
    ...regions.flatMap((region) => of(region, ({ id }) => id === `region ${region} outage`)),
    ...of("release", ({ kind }) => kind === "release"),
  ];
}

/** The worst of a column. */
function cellOf(survival: readonly Survival[], column: Column): Cell {
  const found = survival.filter(({ fault }) => column.faults.has(fault));
  const rank = ({ word, rto, timeline }: Survival) => {
    const lowest = Math.min(...timeline.map(({ share }) => share));
    return WORDS.indexOf(word) * 1e9 + (rto?.seconds ?? 0) + (1 - lowest);
  };
  const worst = found.reduce<Survival | undefined>((a, b) => (a === undefined || rank(b) > rank(a) ? b : a), undefined);
  return worst ? { text: textOf(worst), word: worst.word } : { text: "-", word: "continues" };
}

/** As `wordOf`, with a mark where the objective is missed. */
function textOf(one: Survival): string {
  return `${wordOf(one)}${one.objective?.met === "no" ? " ✖" : ""}`;
}

/** `continues`, `108 s` of one that recovers, `degraded 67 %`. */
export function wordOf({ word, rto, timeline }: Pick<Survival, "word" | "rto" | "timeline">): string {
  if (word === "recovers" && rto) return time(rto.seconds);
  const share = timeline[timeline.length - 1]?.share ?? 0;
  return word === "degraded" && share > 0.005 ? `degraded ${Math.round(share * 100)} %` : word;
}

/** `45 s`, `13 min 45 s`, `3 h 20 min`. */
export function time(seconds: number): string {
  const whole = Math.round(seconds);
  if (whole < 120) return `${whole} s`;
  const [large, small, names] = whole < 7200 ? [60, 1, ["min", "s"]] : [3600, 60, ["h", "min"]];
  const rest = Math.floor((whole % large) / small);
  return `${Math.floor(whole / large)} ${names[0]}${rest > 0 ? ` ${rest} ${names[1]}` : ""}`;
}

function coloured(text: string, word: Word, { colours: { green, yellow, red } }: Screen): string {
  if (word === "continues") return green(text);
  return word === "lost" || word === "waits" ? red(text) : yellow(text);
}
