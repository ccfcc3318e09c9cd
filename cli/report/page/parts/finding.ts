import { escaped } from "../escape";
import type { PageFinding } from "../input";
import { linkTo, plural, ruleKey, type Context } from "./context";
import { jsonText } from "./value";

const WORDS: Readonly<Record<PageFinding["verdict"], string>> = {
  violation: "Violation",
  undecided: "Undecided",
  acknowledged: "Acknowledged",
  compliant: "Passed",
};

/** So many findings of a rule are listed one by one; of more, what they have in common is said once. */
const MOST_ALONE = 3;
/** So many resources of a rule are in sight; more are closed at first. */
const MOST_OPEN = 12;

const groupOf = (context: Context, finding: PageFinding): readonly PageFinding[] =>
  context.findingsByRule.get(ruleKey(finding)) ?? [];

const anchorOf = ({ verdict, rule }: PageFinding): string => `rule-${verdict}-${rule}`;

/** Findings as items of a list, those of a rule together where there are many. */
export function findingItems(context: Context, findings: readonly PageFinding[]): string[] {
  const shown = new Set<string>();
  return findings.flatMap((finding) => {
    const group = groupOf(context, finding);
    if (group.length <= MOST_ALONE) return [findingItem(context, finding, true)];
    const key = ruleKey(finding);
    if (shown.has(key)) return [];
    shown.add(key);
    return [ruleItem(context, group)];
  });
}

/** The one value that all have; undefined where they differ. */
function common<T>(all: readonly PageFinding[], of: (finding: PageFinding) => T): T | undefined {
  const values = new Set(all.map(of));
  return values.size === 1 ? [...values][0] : undefined;
}

function ruleItem(context: Context, group: readonly PageFinding[]): string {
  const [first] = group;
  if (!first) return "";
  const { rule, verdict, severity } = first;
  const [message, fix, property] = [
    common(group, (one) => one.message),
    common(group, fixText),
    common(group, propertyLine),
  ];
  const places = group.map((one) => {
    const own = message === undefined ? `<p class="message">${escaped(one.message)}</p>` : "";
    const more = [
      own,
      property === undefined ? propertyLine(one) : "",
      fix === undefined ? fixText(one) : "",
      reasonText(one),
    ].join("");
    return `<li>${linkTo(context, one.resource)}${more}</li>`;
  });
  const list = `<ul class="places">${places.join("")}</ul>`;
  const count = plural(group.length, "finding");
  return [
    `<li class="finding ${verdict}" data-v="${verdict}" id="${escaped(anchorOf(first))}">`,
    `<p class="head"><span class="verdict">${WORDS[verdict]}</span> <b>${count}</b> <code class="rule">${escaped(rule)}</code> <span class="severity">${escaped(severity)}</span></p>`,
    message === undefined ? "" : `<p class="message">${escaped(message)}</p>`,
    `${property ?? ""}${fix ?? ""}`,
    group.length > MOST_OPEN ? `<details><summary>${count}</summary>${list}</details>` : list,
    `</li>`,
  ].join("");
}

const fixText = ({ verdict, fix }: PageFinding): string =>
  verdict === "violation" || verdict === "undecided" ? `<p class="fix">${escaped(fix)}</p>` : "";

const reasonText = ({ reason }: PageFinding): string =>
  reason ? `<p class="reason">Accepted because: ${escaped(reason)}</p>` : "";

/** The rule, as a link to where its fix is said for all. */
function ruleLink(finding: PageFinding): string {
  return `<a class="rule" href="#${escaped(anchorOf(finding))}"><code>${escaped(finding.rule)}</code></a>`;
}

/** A finding as an item of a list; `about` adds the resource, where the place does not show it. */
export function findingItem(context: Context, finding: PageFinding, about: boolean): string {
  const { rule, verdict, severity, resource, message } = finding;
  const where = about ? `<span class="about">${linkTo(context, resource)}</span>` : "";
  const isGrouped = groupOf(context, finding).length > MOST_ALONE;
  const code = isGrouped ? ruleLink(finding) : `<code class="rule">${escaped(rule)}</code>`;
  const ends = [propertyLine(finding), isGrouped ? "" : fixText(finding), reasonText(finding)].join("");
  return [
    `<li class="finding ${verdict}" data-v="${verdict}">`,
    `<p class="head"><span class="verdict">${WORDS[verdict]}</span> ${where} ${code} <span class="severity">${escaped(severity)}</span></p>`,
    `<p class="message">${escaped(message)}</p>`,
    `${ends}</li>`,
  ].join("");
}

function propertyLine({ verdict, property, actual, wanted }: PageFinding): string {
  if (!property) return "";
  const name = `<code>${escaped(property)}</code>`;
  if (verdict === "undecided") return `<p class="property">${name}</p>`;
  const target = wanted === null || wanted === undefined ? "" : `; wanted: <b>${escaped(jsonText(wanted))}</b>`;
  return `<p class="property">${name} is <b>${escaped(jsonText(actual))}</b>${target}</p>`;
}
