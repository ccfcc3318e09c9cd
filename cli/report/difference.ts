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
  const { changes, cutSetsAdded, cutSetsRemoved, functionsAdded, functionsRemoved } = difference;
  const worse = changes.filter(({ direction }) => direction === "worse");
  const better = changes.filter(({ direction }) => direction === "better");
  const isMarkdown = form === "markdown";
  const heading = (text: string) => (isMarkdown ? `### ${text}` : text);
  const summary =
    worse.length + better.length + cutSetsAdded.length + cutSetsRemoved.length === 0
      ? "No fault does anything else than before."
      : `${plural(worse.length, "answer")} worse, ${better.length} better; single points and pairs: ${cutSetsAdded.length} new, ${cutSetsRemoved.length} gone.`;
  const section = (title: string, lines: readonly string[]) =>
    lines.length === 0 ? [] : ["", heading(title), ...(isMarkdown ? [""] : []), ...lines];
  const list = (all: readonly string[]) => all.map((one) => (isMarkdown ? `- ${escaped(one)}` : `  - ${one}`));
  return [
    isMarkdown ? `**Faults** ${summary}` : summary,
    ...section("Worse", rows(worse, isMarkdown)),
    ...section("New single points of failure and pairs", list(cutSetsAdded)),
    ...section("Better", rows(better, isMarkdown)),
    ...section("Single points of failure and pairs that are gone", list(cutSetsRemoved)),
    ...section("New functions", list(functionsAdded)),
    ...section("Functions that are gone", list(functionsRemoved)),
  ]
    .map((line) => `${line}\n`)
    .join("");
}

/** A row for each function and change, with the faults that have it. */
function rows(changes: readonly Change[], isMarkdown: boolean): string[] {
  const groups = new Map<string, { change: Change; faults: string[] }>();
  for (const change of changes) {
    const key = JSON.stringify([change.function, shown(change.before), shown(change.after)]);
    const group = groups.get(key) ?? { change, faults: [] };
    group.faults.push(change.fault);
    groups.set(key, group);
  }
  const lines = [...groups.values()].map(({ change, faults }) => {
    const some = faults.length > 3 ? [...faults.slice(0, 2), `${faults.length - 2} more`] : faults;
    const cells = [change.function, some.join(", "), `${shown(change.before)} → ${shown(change.after)}`];
    const reason = change.after.because;
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
