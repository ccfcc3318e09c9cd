/** A step for an operator: a command, optionally with a note, or a sentence. */
export type Step = { run: string; note?: string | undefined } | { do: string };

/** A stack's steps by fault. */
export interface Chapter {
  stack: string;
  answers: { fault: string; automatic: string[]; person: Step[] }[];
}

const PREFACE = `# Disaster plan

For each fault: what happens automatically, then what an operator runs, in this order. There is one part for each stack; no command in it calls an
unavailable Region. Fill in what is in <angle brackets>. Keep a copy outside any single Region.
`;

/** The runbook as Markdown. */
export function runbookText(chapters: Chapter[]): string {
  return [PREFACE, ...chapters.map(chapterText)].join("\n");
}

function chapterText({ stack, answers }: Chapter): string {
  const parts = answers.map(({ fault, automatic, person }) =>
    [`### ${capital(fault)}\n`, section("Automatic:", automatic.map(bullet)), operatorSection(person)]
      .filter(Boolean)
      .join("\n"),
  );
  return [`## Stack ${stack}\n`, ...parts].join("\n");
}

function operatorSection(person: Step[]): string {
  if (person.length === 0) return "No operator action is needed.\n";
  return section(
    "Operator:",
    person.map((step, i) => stepText(step, `${i + 1}.`)),
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

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
