import type { Fault, Survival } from "../../../policy/simulation";
import { explanationOf } from "../survival/explanation";
import type { Screen } from "./screen";
import { wrap } from "./words";

/** How one answer comes about, one line a step. */
export function explain(survival: Survival, screen: Screen, notice?: Fault["notice"]): string {
  const { bold, dim } = screen.colours;
  const { fault, members, word } = survival;
  const { because, moments, sections } = explanationOf(survival, notice);
  const one = members > 1 ? ` (any of ${members})` : "";
  const steps = moments.map(({ at, share, because }) => {
    return `  ${at.padStart(10)}  ${share}${because === undefined ? "" : `  ${because}`}`;
  });
  const lists = sections.flatMap(({ title, lines }) => {
    const shown = lines.map((line) => (/^https:\S+$/.test(line) ? dim(line) : line));
    return [bold(title), ...shown.map((line) => `  ${wrap(line, screen.width - 2, "  ")}`)];
  });
  return [
    `${bold(survival.function)} under ${bold(fault)}${one}: ${bold(word)}`,
    wrap(because, screen.width, ""),
    "",
    bold("Share of the load, from the fault on"),
    ...steps,
    ...lists,
    "",
  ].join("\n");
}
