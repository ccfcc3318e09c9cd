import type { Fault, Simulation, Survival, Word } from "../../../policy/simulation";
import { groupedBy } from "../../../policy/graph";
import type { Screen } from "./screen";
import { columns, flow, plural, wrap } from "./words";

/** From the best to the worst. */
const WORDS: readonly Word[] = ["continues", "recovers", "degraded", "waits", "lost", "undecided"];
const NAME_WIDTH = 34;
const GAP = "  ";

/** Some faults of which the worst is shown. */
interface Column {
  readonly title: string;
  readonly faults: ReadonlySet<string>;
}

/**
 * What every fault does to every function: a matrix of the worst of each kind, then, for each function, the single points of failure and what
 * is not known.
 */
export function renderSurvival(simulation: Simulation, screen: Screen): string {
  const { bold, dim, yellow } = screen.colours;
  const { functions, faults, cutSets, blindSpots } = simulation;
  if (functions.length === 0) return `${bold("Simulation")}  nothing to simulate: no record, load balancer or store\n`;
  const shown = columnsOf(faults);
  const byFunction = groupedBy(simulation.survival, (one) => one.function);
  const rows = functions.map(({ id, atRest }) => {
    const cells = shown.map((column) => cellOf(byFunction.get(id) ?? [], column));
    const rest = atRest === "up" ? [] : [`${GAP}${yellow(`  ${atRest} without any fault`)}`];
    return { id, cells, rest };
  });
  const widths = shown.map(({ title }, index) =>
    Math.max(columns(title), ...rows.map(({ cells }) => columns(cells[index]!.text))),
  );
  const head = `${" ".repeat(NAME_WIDTH)}${shown.map(({ title }, index) => GAP + title.padEnd(widths[index]!)).join("")}`;
  const lines = rows.flatMap(({ id, cells, rest }) => {
    const drawn = cells
      .map(({ text, word }, index) => GAP + coloured(text.padEnd(widths[index]!), word, screen))
      .join("");
    const name = id.length > NAME_WIDTH ? [id, " ".repeat(NAME_WIDTH) + drawn] : [id.padEnd(NAME_WIDTH) + drawn];
    return [...name, ...rest];
  });
  const points = functions.map(({ id }) => {
    const own = cutSets.filter((one) => one.function === id);
    return { id, single: own.filter(({ order }) => order === 1), pairs: own.filter(({ order }) => order === 2) };
  });
  const single = points
    .filter(({ id, single: found }) => id.startsWith("serve") && found.length > 0)
    .map(({ id, single: found, pairs }) => {
      const names = flow(
        found.map(({ members }) => members[0]!),
        ", ",
        screen.width - 4,
      );
      const more = pairs.length > 0 ? `, and ${plural(pairs.length, "pair")}` : "";
      return `\n${bold(id)}: ${plural(found.length, "single point")} of failure${more}\n    ${names.join("\n    ")}\n`;
    });
  const blind = blindSpots.map(({ reason }) => `  ${dim("-")} ${wrap(reason, screen.width - 4, "    ")}\n`);
  const spots = blind.length > 0 ? `\n${bold("Not seen")}\n${blind.join("")}` : "";
  const how = dim(
    "holdfast simulate FILE... --explain 'FAULT' 'FUNCTION' says how an answer comes about; --json has all of them.",
  );
  return `${bold("Simulation")}  ${plural(faults.length, "fault")}, ${plural(functions.length, "function")}\n\n${dim(head)}\n${lines.join("\n")}\n${single.join("")}${spots}\n${how}\n`;
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
function cellOf(survival: readonly Survival[], column: Column): { text: string; word: Word } {
  const found = survival.filter(({ fault }) => column.faults.has(fault));
  const rank = ({ word, rto, timeline }: Survival) => {
    const lowest = Math.min(...timeline.map(({ share }) => share));
    return WORDS.indexOf(word) * 1e9 + (rto?.seconds ?? 0) + (1 - lowest);
  };
  const worst = found.reduce<Survival | undefined>((a, b) => (a === undefined || rank(b) > rank(a) ? b : a), undefined);
  return worst ? { text: textOf(worst), word: worst.word } : { text: "-", word: "continues" };
}

/** `recovers 1 min 48 s`, `degraded 67 %`; with a mark where the objective is missed. */
function textOf({ word, rto, timeline, objective }: Survival): string {
  const missed = objective?.met === "no" ? " ✖" : "";
  if (word === "recovers" && rto) return `${time(rto.seconds)}${missed}`;
  const share = timeline[timeline.length - 1]?.share ?? 0;
  if (word === "degraded") return `degraded${share > 0.005 ? ` ${Math.round(share * 100)} %` : ""}${missed}`;
  return `${word}${missed}`;
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
