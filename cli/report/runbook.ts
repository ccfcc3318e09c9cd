import type { Settings } from "../../policy/simulation";
import { time } from "./survival/words";

/** A step for an operator: a command, optionally with a note, or a sentence. */
export type Step = { run: string; note?: string | undefined } | { do: string };

/** A stack's steps by fault. */
export interface Chapter {
  stack: string;
  /** `effects` is what the fault does, as sentences; undefined where it was not computed, or nothing fails. */
  answers: { fault: string; effects?: string[] | undefined; steps: Step[] }[];
}

const PREFACE = `# Disaster plan

For each fault what an operator runs, in this order. There is one part for each stack; no command in it calls an unavailable Region. Fill in what is in
<angle brackets>. Keep a copy outside any single Region.
`;

const computed = ({
  reaction,
  command,
}: Settings) => `What a fault does, for how long, and what data it costs, is computed from the resources of both stacks, each time from the fault on; \`holdfast simulate --explain\`
shows how. An operator is assumed to begin ${time(reaction)} after the fault, and to need ${time(command)} for a command (\`--assume\`).
`;

const NOT_COMPUTED = `What a fault does is computed from both stacks: give the exports of both.
`;

/** The runbook as Markdown. @param assumed what the effects of faults are computed with; undefined where they are not */
export function runbookText(chapters: Chapter[], assumed: Settings | undefined): string {
  return [PREFACE, assumed ? computed(assumed) : NOT_COMPUTED, ...chapters.map(chapterText)].join("\n");
}

function chapterText({ stack, answers }: Chapter): string {
  const parts = answers.map(({ fault, effects, steps }) =>
    [
      `### ${capital(fault)}\n`,
      effects === undefined ? "" : section("What happens:", effects.map(bullet)),
      operatorSection(steps),
    ]
      .filter(Boolean)
      .join("\n"),
  );
  return [`## Stack ${stack}\n`, ...parts].join("\n");
}

function operatorSection(steps: Step[]): string {
  if (steps.length === 0) return "Operator: nothing to run.\n";
  return section(
    "Operator:",
    steps.map((step, i) => stepText(step, `${i + 1}.`)),
  );
}

function section(head: string, lines: string[]): string {
  return lines.length === 0 ? "" : `${head}\n\n${lines.join("\n")}\n`;
}

function bullet(text: string): string {
  return `- ${text}`;
}

/** A command is in a block of its own, to be copied whole. */
function stepText(step: Step, number: string): string {
  if ("do" in step) return `${number} ${step.do}`;
  const indent = " ".repeat(number.length + 1);
  const block = ["```sh", step.run, "```"].map((line) => indent + line).join("\n");
  return `${number} ${step.note ?? "Run:"}\n\n${block}`;
}

/** With a capital letter first. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
