import { groupedBy } from "../../../policy/graph";
import { SCENARIOS, type Simulation } from "../../../policy/simulation";
import { wordOf } from "../survival/words";
import type { Screen } from "./screen";
import { plural, wrap } from "./words";

/** What was read for a scenario, where that is not AWS's own text. */
const READ = { AWS: "", quoted: " (AWS as quoted or summarized)", "not read": " (AWS's text was not read)" } as const;

/** Past events and experiments that can be simulated, each with its Region, its length and its source. */
export function renderScenarios({ colours: { bold, dim }, width }: Screen): string {
  const lines = SCENARIOS.map(({ id, title, region, hours, lesson, source, read }) => {
    const where = region ?? "each Region of the stacks";
    return `${bold(id)}  ${title} (${where}, ${hours} h)\n    ${wrap(lesson, width - 4, "    ")}\n    ${dim(`${source}${READ[read]}`)}\n`;
  });
  return lines.join("");
}

/** What past events would have done: what is served, always, and of the rest what they would have impaired. */
export function renderHistory({ functions, faults, survival }: Simulation, screen: Screen): string {
  const { bold } = screen.colours;
  const byFault = groupedBy(survival, ({ fault }) => fault);
  const served = new Set(functions.filter(({ kind }) => kind === "serve").map(({ id }) => id));
  const blocks = faults
    .filter(({ kind }) => kind === "scenario")
    .map(({ id }) => {
      const all = byFault.get(id) ?? [];
      const named = SCENARIOS.find((one) => id.split(" ")[1] === one.id);
      const impaired = all.filter((one) => !served.has(one.function) && one.word !== "continues");
      const words = [...groupedBy(impaired, wordOf)].map(([word, some]) => {
        const more = some.length > 3 ? ` and ${some.length - 3} more` : "";
        const names = some.slice(0, 3).map((one) => one.function);
        return `${word}: ${names.join(", ")}${more}`;
      });
      const sites = [...served].map((fn) => `${fn}: ${wordOf(all.find((one) => one.function === fn) ?? CONTINUES)}`);
      const rest = functions.length - served.size - impaired.length;
      const lines = [
        ...sites,
        ...words,
        ...(rest > 0 ? [`${plural(rest, "other function")} continue${rest === 1 ? "s" : ""}`] : []),
      ];
      const title = `${bold(id)}  ${named?.title ?? ""}`;
      return `\n${title}\n${lines.map((line) => `  ${wrap(line, screen.width - 2, "    ")}\n`).join("")}`;
    });
  return blocks.join("");
}

/** What a fault does to a function that it does not reach. */
const CONTINUES = { word: "continues", timeline: [] } as const;
