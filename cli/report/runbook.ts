/** A step of a person: a command, perhaps with a word on it, or a sentence. */
export type Step = { run: string; note?: string | undefined } | { do: string };

/** What a stack's people do, by fault. */
export interface Chapter {
  stack: string;
  answers: { fault: string; automatic: string[]; person: Step[] }[];
}

const PREFACE = `# If something is lost

What happens by itself, and what a person does, in this order. Each part is for the people of one stack; no command in it asks anything of a
region that is lost. What stands in <angle brackets> is to be filled in. Keep a copy where no single region can take it away.
`;

/** The runbook as Markdown. */
export function runbookText(chapters: Chapter[]): string {
  return [PREFACE, ...chapters.map(chapterText)].join("\n");
}

function chapterText({ stack, answers }: Chapter): string {
  const parts = answers.map(({ fault, automatic, person }) =>
    [`### ${capital(fault)}\n`, section("By itself:", automatic.map(bullet)), people(person)]
      .filter(Boolean)
      .join("\n"),
  );
  return [`## Stack ${stack}\n`, ...parts].join("\n");
}

function people(person: Step[]): string {
  if (person.length === 0) return "Nothing is left to do for a person.\n";
  return section(
    "A person:",
    person.map((step, i) => stepText(step, `${i + 1}.`)),
  );
}

function section(head: string, lines: string[]): string {
  return lines.length === 0 ? "" : `${head}\n\n${lines.join("\n")}\n`;
}

function bullet(text: string): string {
  return `- ${text}`;
}

/** A command in a block of its own, to be copied whole. */
function stepText(step: Step, number: string): string {
  if ("do" in step) return `${number} ${step.do}`;
  const indent = " ".repeat(number.length + 1);
  const block = ["```sh", step.run, "```"].map((line) => indent + line).join("\n");
  return `${number} ${step.note ?? "Run:"}\n\n${block}`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
