import type { Objectives } from "../../../../policy/graph";
import { escaped } from "../escape";
import type { PageCounts, PageInput } from "../input";
import { plural } from "./context";

/** The verdict in a sentence: the most important of the page. */
function headlineText(counts: PageCounts): string {
  const { violation, compliant, undecided, acknowledged } = counts;
  const first = violation === 0 ? "No violations." : `${plural(violation, "violation")}.`;
  const rest = [
    `${plural(compliant, "check")} passed`,
    ...(undecided > 0 ? [`${undecided} undecided`] : []),
    ...(acknowledged > 0 ? [`${acknowledged} acknowledged`] : []),
  ];
  return `${first} ${rest.join(", ")}${undecided === 0 ? ", none undecided" : ""}.`;
}

/** The page's head: the service, the verdict, and the objectives. */
export function headOf(input: PageInput, objectives: Objectives | undefined): string {
  const { violation, undecided } = input.verdict.counts;
  const tone = violation > 0 ? "violation" : undecided > 0 ? "undecided" : "compliant";
  const stacks = input.stacks.map(({ name, resources }) => {
    const made = resources.filter((one) => one.custom === true && !one.type.startsWith("pulumi:"));
    return `${escaped(name)} ${made.length}`;
  });
  const source = input.generatedFrom === undefined ? "" : `${escaped(input.generatedFrom)} · `;
  return [
    `<header><h1>${escaped(input.title)}</h1>`,
    `<p class="headline ${tone}">${headlineText(input.verdict.counts)}</p>`,
    `<p class="source">${source}AWS resources by stack: ${stacks.join(", ")}</p>`,
    objectivesLine(objectives),
    `</header>`,
  ].join("\n");
}

function objectivesLine(objectives: Objectives | undefined): string {
  const kinds = Object.entries(objectives ?? {});
  if (kinds.length === 0) return "";
  const items = kinds.map(
    ([kind, { rto, rpo }]) => `<span>${escaped(kind)} <b>${timeText(rto)}</b> / <b>${timeText(rpo)}</b></span>`,
  );
  return `<p class="objectives">Objectives, recovery time / recovery point: ${items.join(" ")}</p>`;
}

const UNITS: readonly (readonly [seconds: number, unit: string])[] = [
  [86_400, "d"],
  [3_600, "h"],
  [60, "min"],
];

/** Seconds in readable units: `90 s`, `15 min`, `4 h`. */
function timeText(seconds: number | undefined): string {
  if (seconds === undefined) return "none";
  const unit = UNITS.find(([size]) => seconds >= size && seconds % size === 0);
  return unit ? `${seconds / unit[0]} ${unit[1]}` : `${seconds} s`;
}
