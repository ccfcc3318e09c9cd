import { groupedBy } from "../../../../policy/graph";
import { SCENARIOS, type Fault, type FaultKind, type Simulation } from "../../../../policy/simulation";
import { columnsOf, matrixOf } from "../../survival/matrix";
import type { FaultData, FilterData } from "./data";

/** Faults side by side; each column is some faults, of which the worst is shown. */
export interface View {
  readonly title: string;
  readonly group: "" | "By kind" | "Past events and experiments";
  readonly columns: readonly { readonly title: string; readonly faults: readonly number[] }[];
  readonly note?: string;
  readonly source?: string;
}

const KINDS: readonly (readonly [title: string, ...kinds: FaultKind[]])[] = [
  ["Instances and hosts", "host"],
  ["Availability Zones", "zone"],
  ["Regions", "region", "gone"],
  ["Services", "service"],
  ["Control planes", "plane"],
  ["Keys", "key"],
  ["Contents of stores", "content"],
  ["Accounts and administrators", "account", "rights"],
  ["Certificates", "certificate"],
  ["Releases", "release"],
  ["Links between Regions", "link"],
];

/** The main faults, as a terminal shows them; then each kind; then past events. */
export function viewsOf({ faults }: Simulation, data: readonly FaultData[]): View[] {
  const numbers = new Map(faults.map(({ id }, index) => [id, index]));
  const numbersOf = (some: Iterable<string>) => [...some].flatMap((id) => numbers.get(id) ?? []);
  const main = columnsOf(faults).map((column) => ({ title: column.title, faults: numbersOf(column.faults) }));
  const kinds = KINDS.flatMap(([title, ...kinds]): View[] => {
    const own = faults.filter(({ kind }) => kinds.includes(kind));
    return own.length === 0 ? [] : [{ title, group: "By kind", columns: classesOf(own, numbersOf, data) }];
  });
  return [
    ...(main.length > 0 ? [{ title: "Main faults", group: "" as const, columns: main }] : []),
    ...kinds,
    ...eventsOf(faults, numbersOf),
  ];
}

/** Faults that do the same to every function share a column. */
function classesOf(
  faults: readonly Fault[],
  numbersOf: (ids: Iterable<string>) => number[],
  data: readonly FaultData[],
): View["columns"] {
  const each = faults.map((fault) => ({ name: shortName(fault), number: numbersOf([fault.id])[0]! }));
  const alike = groupedBy(each, ({ number }) => `${data[number]!.effect} ${data[number]!.objective}`);
  return [...alike.values()].map((own) => {
    const more = own.length > 1 ? ` and ${own.length - 1} more` : "";
    return { title: `${own[0]!.name}${more}`, faults: own.map(({ number }) => number) };
  });
}

/** A fault's name without its kind. */
function shortName({ id }: Fault): string {
  return id.slice(id.indexOf(" ") + 1);
}

/** All past events, where they were or else wherever the stacks are; then each in every Region of the stacks. */
function eventsOf(faults: readonly Fault[], numbersOf: (ids: Iterable<string>) => number[]): View[] {
  const regions = faults.filter(({ kind }) => kind === "region").map((fault) => shortName(fault).split(" ")[0]);
  const events = SCENARIOS.flatMap((scenario) => {
    const own = faults.filter(({ kind, id }) => kind === "scenario" && id.split(" ")[1] === scenario.id);
    // `scenario 2025-10-20`, or `scenario 2025-10-20 us-west-2`, each with a zone after it where one failed.
    const placeOf = ({ id }: Fault) => regions.find((region) => region === id.split(" ")[2]) ?? scenario.region;
    return own.length === 0 ? [] : [{ scenario, places: groupedBy(own, placeOf) }];
  });
  if (events.length === 0) return [];
  const group = "Past events and experiments";
  const numbers = (some: readonly Fault[]) => numbersOf(some.map(({ id }) => id));
  const all = events.map(({ scenario: { id, region }, places }) => {
    const there = region === undefined ? undefined : places.get(region);
    return { title: id, faults: numbers(there ?? [...places.values()].flat()) };
  });
  const each = events.map(({ scenario, places }): View => {
    const { id, title, region, hours, lesson, alsoImpaired, source } = scenario;
    const where = region === undefined ? "" : `${region}, `;
    const more = alsoImpaired === undefined ? "" : ` Not simulated: ${alsoImpaired}`;
    const columns = [...places].map(([place, some]) => {
      const isThere = region === undefined || place === region;
      return { title: isThere ? place : `had it been in ${place}`, faults: numbers(some) };
    });
    return { title: `${id} ${title}`, group, columns, note: `${title} (${where}${hours} h). ${lesson}${more}`, source };
  });
  return [{ title: "All of them", group, columns: all }, ...each];
}

/** Which functions are rows: a filter that keeps none is left out. */
export function filtersOf(simulation: Simulation): FilterData[] {
  const numbers = new Map(simulation.functions.map(({ id }, index) => [id, index]));
  const numbersOf = (ids: readonly string[]) => ids.map((id) => numbers.get(id)!);
  const all = matrixOf(simulation, "all").rows.map(({ ids }) => numbersOf(ids));
  const having = (is: (one: Simulation["survival"][number]) => boolean) => {
    const found = new Set(simulation.survival.filter(is).map((one) => numbers.get(one.function)!));
    return all.filter(([fn = -1]) => found.has(fn));
  };
  const filters = [
    { id: "key", rows: matrixOf(simulation, "judged").rows.map(({ ids }) => numbersOf(ids)) },
    { id: "missed", rows: having(({ objective }) => objective?.met === "no") },
    { id: "undecided", rows: having(({ word, objective }) => word === "undecided" || objective?.met === "undecided") },
    { id: "all", rows: all },
  ];
  return filters.filter(({ rows }) => rows.length > 0);
}
