import { escaped } from "../escape";
import type { PageFinding } from "../input";
import { by } from "../model/read";
import { linkTo, plural, type Context } from "./context";
import { findingItems } from "./finding";
import { OPEN_VERDICTS } from "./marks";

const FILTERS = [
  { id: "open", title: "Not passed" },
  { id: "violation", title: "Violations" },
  { id: "undecided", title: "Undecided" },
  { id: "acknowledged", title: "Acknowledged" },
  { id: "compliant", title: "Passed" },
  { id: "all", title: "All" },
] as const;

/** The findings, with a filter by verdict that needs no script. */
export function verdictsOf(context: Context, passedCount: number): string {
  const { findings } = context;
  const open = OPEN_VERDICTS.flatMap((verdict) => findings.filter((one) => one.verdict === verdict));
  const passed = findings.filter((one) => one.verdict === "compliant");
  const numbers: Readonly<Record<(typeof FILTERS)[number]["id"], number>> = {
    open: open.length,
    violation: count(findings, "violation"),
    undecided: count(findings, "undecided"),
    acknowledged: count(findings, "acknowledged"),
    compliant: passedCount,
    all: open.length + passedCount,
  };
  const inputs = FILTERS.map(
    ({ id }) => `<input type="radio" name="verdict" id="only-${id}"${id === "open" ? " checked" : ""}>`,
  );
  const chips = FILTERS.map(
    ({ id, title }) => `<label class="${id}" for="only-${id}">${title} <b>${numbers[id]}</b></label>`,
  );
  const items = findingItems(context, open);
  return [
    `<section class="verdicts"><h2>Findings</h2>`,
    inputs.join(""),
    `<p class="filter" role="group" aria-label="Show">${chips.join("")}</p>`,
    items.length > 0
      ? `<ul class="findings">${items.join("")}</ul>`
      : `<p class="none nothing-open">Nothing is violated, undecided or acknowledged.</p>`,
    passedList(context, passed, passedCount),
    `</section>`,
  ].join("\n");
}

function count(findings: readonly PageFinding[], verdict: PageFinding["verdict"]): number {
  return findings.filter((one) => one.verdict === verdict).length;
}

/** Compliant verdicts by rule: one by one they would hide everything else. */
function passedList(context: Context, passed: readonly PageFinding[], total: number): string {
  if (passed.length === 0)
    return `<p class="none passed-list">${plural(total, "check")} passed; the input does not list them.</p>`;
  const rules = [...by(passed, (one) => one.rule)].map(([rule, list]) => {
    const links = list.map((one) => linkTo(context, one.resource)).join(", ");
    return `<li><p class="head"><span class="verdict">Passed</span> ${escaped(list[0]!.message)} <code class="rule">${escaped(rule)}</code></p><p class="where">${links}</p></li>`;
  });
  return `<ul class="passed-list">${rules.join("")}</ul>`;
}
