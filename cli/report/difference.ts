import { groupedBy } from "../../policy/graph";
import type { Difference, Survival } from "../../policy/simulation";
import { wordOf } from "./survival/words";
import { plural } from "./terminal/words";

type Change = Difference["changes"][number];

/** Characters that Markdown would read as markup, in names from the program. */
const escaped = (text: string): string => text.replace(/[\\`*_{}[\]<>|#]/g, "\\$&");

/**
 * What a change makes better and worse, in Markdown for a pull request, or as plain text.
 *
 * @returns lines, each ended
 */
export function renderDifference(difference: Difference, form: "markdown" | "text"): string {
  const { cutSetsAdded, cutSetsRemoved, functionsAdded, functionsRemoved } = difference;
  const isMarkdown = form === "markdown";
  const heading = (text: string) => (isMarkdown ? `### ${text}` : text);
  const summary = summaryOf(difference);
  const section = (title: string, lines: readonly string[]) =>
    lines.length === 0 ? [] : ["", heading(title), ...(isMarkdown ? [""] : []), ...lines];
  const list = (all: readonly string[]) => all.map((one) => (isMarkdown ? `- ${escaped(one)}` : `  - ${one}`));
  return [
    isMarkdown ? `**Faults** ${summary}` : summary,
    ...section("Worse", rows(rowsOf(difference, "worse"), isMarkdown)),
    ...section("New single points of failure and pairs", list(cutSetsAdded)),
    ...section("Better", rows(rowsOf(difference, "better"), isMarkdown)),
    ...section("Single points of failure and pairs that are gone", list(cutSetsRemoved)),
    ...section("New functions", list(functionsAdded)),
    ...section("Functions that are gone", list(functionsRemoved)),
  ]
    .map((line) => `${line}\n`)
    .join("");
}

/** How much is worse and better, a sentence. */
export function summaryOf({ changes, cutSetsAdded, cutSetsRemoved }: Difference): string {
  const worse = changes.filter(({ direction }) => direction === "worse").length;
  const better = changes.length - worse;
  return changes.length + cutSetsAdded.length + cutSetsRemoved.length === 0
    ? "No fault does anything else than before."
    : `${plural(worse, "answer")} worse, ${better} better; single points and pairs: ${cutSetsAdded.length} new, ${cutSetsRemoved.length} gone.`;
}

/** A change of one function, and the faults that have it. */
export interface ChangeRow {
  readonly function: string;
  readonly faults: readonly string[];
  /** The first two of many, and how many more. */
  readonly under: string;
  /** `continues → degraded 67 %`. */
  readonly change: string;
  readonly reason: string;
}

/** What changes in a direction, by function and what it changes. */
export function rowsOf({ changes }: Pick<Difference, "changes">, direction: Change["direction"]): ChangeRow[] {
  const own = changes.filter((one) => one.direction === direction);
  const groups = groupedBy(own, (one) => JSON.stringify([one.function, shown(one.before), shown(one.after)]));
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    const faults = group.map(({ fault }) => fault);
    const some = faults.length > 3 ? [...faults.slice(0, 2), `${faults.length - 2} more`] : faults;
    if (!first) return [];
    const change = `${shown(first.before)} → ${shown(first.after)}`;
    return [{ function: first.function, faults, under: some.join(", "), change, reason: first.after.because }];
  });
}

/** A row for each function and change, with the faults that have it. */
function rows(all: readonly ChangeRow[], isMarkdown: boolean): string[] {
  const lines = all.map(({ function: id, under, change, reason }) => {
    const cells = [id, under, change];
    return isMarkdown
      ? `| ${[...cells, reason].map(escaped).join(" | ")} |`
      : `  ${cells[0]} under ${cells[1]}: ${cells[2]}. ${reason}`;
  });
  return isMarkdown && lines.length > 0
    ? ["| function | fault | before → after | why |", "| --- | --- | --- | --- |", ...lines]
    : lines;
}

/** The word with its time or share, and the data that are lost. */
function shown(one: Survival): string {
  const { rpo } = one;
  return rpo && rpo.seconds > 0 ? `${wordOf(one)}, up to ${rpo.seconds} s of data lost` : wordOf(one);
}
