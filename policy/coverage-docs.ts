import { SECURITY_HUB_CONTROLS } from "../facts/security-hub";
import { BEST_PRACTICES } from "../facts/well-architected";
import { CONTROLS_LEFT_OUT, controlsOf, coverageOf, type Coverage } from "./coverage";
import { cell, ruleLink } from "./docs";
import type { Rule } from "./rule";
import { rules as all } from "./rules";

const WORDS: Record<Coverage, string> = {
  covered: "covered",
  partly: "partly",
  outside: "not in a program",
};

/** Links to rules, from docs/. */
function linked(ids: readonly string[], rules: readonly Rule[]): string {
  const own = rules.filter(({ id }) => ids.includes(id));
  return own.map((rule) => `[${rule.id}](rules/${ruleLink(rule)})`).join(", ");
}

/** docs/practices.md: what the rules see of each best practice, and of each resilience control of Security Hub. */
export function renderCoverage(rules: readonly Rule[] = all): string {
  const practices = coverageOf(rules);
  const count = (coverage: Coverage) => practices.filter((one) => one.coverage === coverage).length;
  const controls = controlsOf(rules);
  const answered = controls.filter((one) => one.rules.length > 0).length;
  return [
    "# Best practices and controls",
    "",
    "<!-- Generated from the rules by `npm run generate`; a test says when it is stale. -->",
    "",
    `Of the ${practices.length} best practices of the [Reliability pillar](${BEST_PRACTICES.sources[0]}) the rules cover ${count("covered")}: what a`,
    `program's resources can show of them, in the services that the pack knows. Of ${count("partly")} they see a part, and ${count("outside")} leave nothing in a program.`,
    "`holdfast check --practices` says which of them a program meets.",
    "",
    "| Practice | Coverage | Rules, and what is left out |",
    "| --- | --- | --- |",
    ...practices.map(({ id, coverage, rules: own, note }) => {
      const { title, page } = BEST_PRACTICES.data[id];
      const text = [linked(own, rules), note].filter((part) => part !== "").join(". ");
      return `| [${id}](${BEST_PRACTICES.sources[0]}${page}.html) ${cell(title)} | ${WORDS[coverage]} | ${cell(text)} |`;
    }),
    "",
    "## Resilience controls of Security Hub",
    "",
    `Of the ${controls.length} controls of the category Recover > Resilience, rules answer to ${answered}.`,
    "",
    "| Control | Rules |",
    "| --- | --- |",
    ...controls.map(({ id, rules: own }) => {
      const title = SECURITY_HUB_CONTROLS.data[id].title;
      return `| ${id} ${cell(title)} | ${own.length > 0 ? linked(own, rules) : (CONTROLS_LEFT_OUT[id] ?? "")} |`;
    }),
    "",
  ].join("\n");
}
