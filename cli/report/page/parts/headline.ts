import { groupedBy, type Graph, type Objectives } from "../../../../policy/graph";
import { objectiveCounts } from "../../simulation-json";
import { escaped } from "../escape";
import type { PageCounts, PageInput } from "../input";
import { outageOf } from "../survival/sentence";
import { plural } from "./context";

type ObjectiveCounts = ReturnType<typeof objectiveCounts>;

/** The verdict in a few words: the objectives, then the policy. */
function headlineText({ violation }: PageCounts, { met, unproven, missed, undecided }: ObjectiveCounts): string {
  const all = met + unproven + missed + undecided;
  const open = [
    ...(missed > 0 ? ["missed"] : []),
    ...(undecided > 0 ? [missed > 0 ? `${undecided} undecided` : "undecided"] : []),
  ];
  const which = all === 1 ? "The objective is" : `${missed || undecided} of ${all} objectives`;
  const whole = all === 1 ? "The objective is met. " : `All ${all} objectives are met. `;
  const objectives =
    all === 0 ? "No objective is declared. " : missed + undecided === 0 ? whole : `${which} ${open.join(", ")}. `;
  return `${objectives}${violation === 0 ? "No violations." : `${plural(violation, "violation")}.`}`;
}

/** What the headline leaves out. */
function detailText({ compliant, undecided, acknowledged }: PageCounts, { unproven }: ObjectiveCounts): string {
  const checks = [
    `${plural(compliant, "check")} passed`,
    undecided > 0 ? `${undecided} undecided` : "none undecided",
    ...(acknowledged > 0 ? [`${acknowledged} acknowledged`] : []),
  ];
  const weak = unproven > 0 ? `${plural(unproven, "objective")} met by typical or assumed times · ` : "";
  return `${weak}${checks.join(", ")}`;
}

function toneOf({ violation, undecided }: PageCounts, objectives: ObjectiveCounts): string {
  if (violation > 0 || objectives.missed > 0) return "violation";
  return undecided > 0 || objectives.undecided > 0 ? "undecided" : "compliant";
}

/** The page's head: the service, the verdict in a few words, what an impaired Region means for users, and the objectives. */
export function headOf(input: PageInput, graph: Graph): string {
  const { verdict, simulation } = input;
  const counts = objectiveCounts(simulation);
  const made = graph.resources.filter((one) => one.custom && !one.type.startsWith("pulumi:"));
  const stacks = [...groupedBy(made, ({ stack }) => stack)].map(([name, own]) => `${escaped(name)} ${own.length}`);
  const source = input.generatedFrom === undefined ? "" : `${escaped(input.generatedFrom)} · `;
  const outage = outageOf(simulation);
  return [
    `<header><h1>${escaped(input.title)}</h1>`,
    `<div class="banner ${toneOf(verdict.counts, counts)}"><p class="headline">${headlineText(verdict.counts, counts)}</p>`,
    outage ? `<p class="outage">${escaped(outage.sentence)}</p>` : "",
    `<p class="detail">${detailText(verdict.counts, counts)}</p></div>`,
    `<p class="source">${source}AWS resources by stack: ${stacks.join(", ")}</p>`,
    objectivesLine(graph.objectives),
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
