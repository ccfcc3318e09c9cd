import type { Survival } from "../../../policy/simulation";
import type { Screen } from "./screen";
import { time } from "./matrix";
import { wrap } from "./words";

/** How one answer comes about, one line a step. */
export function explain(survival: Survival, screen: Screen): string {
  const { bold, dim } = screen.colours;
  const { fault, members, word, rto, rpo, timeline, stranded, blocked, assumes } = survival;
  const one = members > 1 ? ` (any of ${members})` : "";
  const moments = timeline.map(({ at, share, atMost, because }) => {
    const most = atMost === undefined ? "" : ` to ${Math.round(atMost * 100)} %`;
    return `  ${time(at).padStart(10)}  ${Math.round(share * 100)} %${most}${because === undefined ? "" : `  ${because}`}`;
  });
  const list = (title: string, lines: readonly string[]) =>
    lines.length === 0 ? [] : [bold(title), ...lines.map((line) => `  ${wrap(line, screen.width - 2, "  ")}`)];
  return [
    `${bold(survival.function)} under ${bold(fault)}${one}: ${bold(word)}`,
    wrap(survival.because, screen.width, ""),
    "",
    bold("Share of the load, from the fault on"),
    ...moments,
    ...(rto ? list("Recovery time", [`${time(rto.seconds)} = ${rto.arithmetic}`, dim(rto.source)]) : []),
    ...(rpo ? list("Data given up", [`${time(rpo.seconds)} = ${rpo.arithmetic}`, dim(rpo.source)]) : []),
    ...list(
      "Can't be done",
      blocked.map(({ step, needs }) => `${step}: needs ${needs.join(", ")}`),
    ),
    ...list("Could serve, and gets no clients", stranded),
    ...list("Rests on", assumes),
    "",
  ].join("\n");
}
