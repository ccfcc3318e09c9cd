import type { Solved, Table } from "./worked";

/** Between these lines of docs/simulation.md are the worked cases. */
const BEGIN = "<!-- prettier-ignore-start -->";
const END = "<!-- prettier-ignore-end -->";

/** A text of docs/simulation.md, with the worked cases of some tables. */
export function withWorkedCases(text: string, tables: readonly Table[]): string {
  const [before, after] = [text.indexOf(BEGIN), text.indexOf(END)];
  if (before < 0 || after < before) throw new Error(`docs/simulation.md has no ${BEGIN} with ${END} after it`);
  return `${text.slice(0, before)}${BEGIN}\n\n${tables.map(section).join("\n")}\n${text.slice(after)}`;
}

function section({ title, asks, cases, phrase }: Table): string {
  const rows = cases.map((one) => row(one, phrase));
  return [`### ${title}`, "", asks, "", "| architecture | answers | why |", "| --- | --- | --- |", ...rows, ""].join(
    "\n",
  );
}

function row({ title, expected, why, source }: Solved, phrase: Table["phrase"]): string {
  const answers = Object.entries(expected).map(([question, answer]) => phrase(question, answer));
  return `| ${cell(title)} | ${answers.map(cell).join("<br>")} | ${cell(why)} [AWS](${source}) |`;
}

const cell = (text: string): string => text.replaceAll("|", "\\|");
