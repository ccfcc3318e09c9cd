import { groupedBy } from "../../../policy/graph";
import type { Fault, Simulation, Survival, Word } from "../../../policy/simulation";
import { badness, MISSED, wordOf } from "./words";

/** Kinds of functions, what users notice first. */
const KINDS = ["serve", "write", "read", "keep", "process", "egress", "warn", "recover"];

/** Some faults of which the worst is shown. */
export interface Column {
  readonly title: string;
  /** Ids of faults. */
  readonly faults: ReadonlySet<string>;
}

export interface Cell {
  readonly text: string;
  readonly word: Word;
}

export interface Row {
  /** Ids of the functions to which the faults do the same. */
  readonly ids: readonly string[];
  readonly kind: string;
  readonly cells: readonly Cell[];
  readonly atRest: string;
  /** Whether an objective is declared for it; where none is for anything, whether it is served. */
  readonly isJudged: boolean;
}

/**
 * Which rows a matrix has.
 * - folded: functions to which every kind of fault does the same have one row, and those that continue throughout have none
 * - all: a row for each function
 * - judged: as folded, of the functions that objectives are declared for; where there are none, of what is served
 */
export type Rows = "folded" | "all" | "judged";

/** Functions by kinds of faults, in each cell the worst of its faults. */
export interface Matrix {
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
  /** How many functions have no row: those that something impairs, and those that continue in all columns. */
  readonly left: { readonly impaired: number; readonly whole: number };
}

export function matrixOf(simulation: Simulation, kept: Rows): Matrix {
  const columns = columnsOf(simulation.faults);
  const each = rowsOf(simulation, columns);
  // A subnet fails with its zone: what runs in several subnets says more.
  const isSubnet = subnetsOf(simulation);
  const judged =
    kept === "judged"
      ? each.filter(({ isJudged }) => isJudged)
      : each.filter(({ ids }) => !ids.every((id) => isSubnet.has(id)));
  const rows = kept === "all" ? each : foldedRows(judged).filter((row) => row.kind === "serve" || !isWhole(row));
  const shown = new Set(rows.flatMap(({ ids }) => ids));
  const rest = each.filter(({ ids }) => ids.some((id) => !shown.has(id)));
  const whole = rest.filter(isWhole).length;
  return { columns, rows, left: { impaired: rest.length - whole, whole } };
}

/** Egress of subnets, where that of what runs in them is simulated as well. */
function subnetsOf({ functions }: Simulation): ReadonlySet<string> {
  const egress = functions.filter(({ kind }) => kind === "egress");
  const found = egress.filter(({ urns }) => urns.every((urn) => /:(Default)?Subnet::/.test(urn)));
  return new Set(found.length < egress.length ? found.map(({ id }) => id) : []);
}

const isWhole = ({ cells, atRest }: Row): boolean => atRest === "up" && cells.every(({ word }) => word === "continues");

function rowsOf({ functions, survival }: Simulation, shown: readonly Column[]): Row[] {
  const inColumns = new Set(shown.flatMap(({ faults }) => [...faults]));
  const byFunction = groupedBy(
    survival.filter(({ fault }) => inColumns.has(fault)),
    (one) => one.function,
  );
  const declared = new Set(survival.flatMap((one) => (one.objective === undefined ? [] : [one.function])));
  const rows = functions.map(({ id, kind, atRest }) => {
    const own = byFunction.get(id) ?? [];
    const cells = shown.map((column) => cellOf(own, column));
    const isJudged = declared.size > 0 ? declared.has(id) : kind === "serve";
    return { ids: [id], kind, cells, atRest, isJudged };
  });
  return rows.sort((a, b) => KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind));
}

function foldedRows(rows: readonly Row[]): Row[] {
  const alike = ({ kind, ids, cells, atRest }: Row) =>
    kind === "serve" ? ids.join() : [atRest, ...cells.map(({ text }) => text)].join("\n");
  return [...groupedBy(rows, alike).values()].map((group) => ({ ...group[0]!, ids: group.flatMap(({ ids }) => ids) }));
}

export function columnsOf(faults: readonly Fault[]): Column[] {
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
function cellOf(survival: readonly Survival[], { faults }: Column): Cell {
  const worst = worstOf(survival.filter(({ fault }) => faults.has(fault)));
  return worst ? { text: textOf(worst), word: worst.word } : { text: "-", word: "continues" };
}

/** The worst of what some faults do to a function, a missed objective before anything else. */
export function worstOf(survival: readonly Survival[]): Survival | undefined {
  const rank = (one: Survival) => badness(one) + (isMissed(one) ? MISSED : 0);
  return survival.reduce<Survival | undefined>((a, b) => (a === undefined || rank(b) > rank(a) ? b : a), undefined);
}

/** As `wordOf`, with a mark where the objective is missed. */
function textOf(one: Survival): string {
  return `${wordOf(one)}${isMissed(one) ? " ✖" : ""}`;
}

const isMissed = ({ objective }: Survival): boolean => objective?.met === "no";
