import { escaped } from "../escape";
import type { PageFinding } from "../input";
import { linkTo, type Context } from "./context";
import { jsonText } from "./value";

const WORDS: Readonly<Record<PageFinding["verdict"], string>> = {
  violation: "Violation",
  undecided: "Undecided",
  acknowledged: "Acknowledged",
  compliant: "Passed",
};

/** A finding as an item of a list; `about` adds the resource, where the place does not show it. */
export function findingItem(context: Context, finding: PageFinding, about: boolean): string {
  const { rule, verdict, severity, resource, message, fix, reason } = finding;
  const where = about ? `<span class="about">${linkTo(context, resource)}</span>` : "";
  const value = propertyLine(finding);
  const accepted = reason ? `<p class="reason">Accepted because: ${escaped(reason)}</p>` : "";
  const fixText = verdict === "violation" || verdict === "undecided" ? `<p class="fix">${escaped(fix)}</p>` : "";
  return [
    `<li class="finding ${verdict}" data-v="${verdict}">`,
    `<p class="head"><span class="verdict">${WORDS[verdict]}</span> ${where} <code class="rule">${escaped(rule)}</code> <span class="severity">${escaped(severity)}</span></p>`,
    `<p class="message">${escaped(message)}</p>`,
    `${value}${fixText}${accepted}</li>`,
  ].join("");
}

function propertyLine({ verdict, property, actual, wanted }: PageFinding): string {
  if (!property) return "";
  const name = `<code>${escaped(property)}</code>`;
  if (verdict === "undecided") return `<p class="property">${name}</p>`;
  const target = wanted === null || wanted === undefined ? "" : `; wanted: <b>${escaped(jsonText(wanted))}</b>`;
  return `<p class="property">${name} is <b>${escaped(jsonText(actual))}</b>${target}</p>`;
}
