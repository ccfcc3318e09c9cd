import type { Finding, Result } from "../../../policy/evaluate";
import { unjudgedLines } from "../../../policy/unjudged";
import { printable } from "../../../lib/printable";
import type { Screen } from "./screen";
import { plural, wrap } from "./words";

const INDENT = "    ";
const ORDER: Finding["verdict"][] = ["violation", "undecided", "acknowledged", "compliant"];
const SEVERITIES: Finding["severity"][] = ["high", "medium", "low"];

/**
 * The policy's verdict: the counts, every finding with what to do about it, and, where something is violated, whether that refuses it.
 *
 * @param refused whether a mandatory rule is violated
 */
export function renderVerdict(
  { findings, counts, unjudged, notApplicable = [] }: Result,
  refused: boolean,
  screen: Screen,
): string {
  const { bold, dim, green, red, yellow } = screen.colours;
  const judged = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const gaps =
    unjudged === undefined ? [] : unjudgedLines(unjudged).map((line) => wrap(printable(line), screen.width - 2, "  "));
  const missing = gaps.map((line) => `  ${yellow(line)}\n`).join("");
  if (judged === 0)
    return `${bold("Policy")}  nothing to judge: no enabled rule applies to these resource types\n${missing}`;
  const parts = [
    counts.violation > 0 ? red(plural(counts.violation, "violation")) : green("no violation"),
    counts.undecided > 0 ? yellow(`${counts.undecided} undecided`) : "none undecided",
    ...(counts.acknowledged > 0 ? [`${counts.acknowledged} acknowledged`] : []),
    `${counts.compliant} compliant`,
    dim(`${counts.notApplicable} not applicable`),
  ];
  const shown = [
    ...inOrder(findings).map((finding) => renderFinding(finding, screen)),
    ...notApplicable.map(
      (one) => `  ${dim("-")} ${one.rule}  ${placed(one.resource)}: ${dim(printable(one.reason))}\n`,
    ),
  ];
  const end = counts.violation > 0 ? `\n${lastWord(refused, screen)}\n` : "";
  return `${bold("Policy")}  ${parts.join(", ")}\n${missing}${shown.join("")}${end}`;
}

/** The worst first; of equals, in the order of the rules. */
function inOrder(findings: readonly Finding[]): Finding[] {
  const rank = ({ verdict, severity }: Finding) => ORDER.indexOf(verdict) * 10 + SEVERITIES.indexOf(severity);
  return [...findings].sort((a, b) => rank(a) - rank(b));
}

function lastWord(refused: boolean, { colours: { red, yellow }, width }: Screen): string {
  return refused
    ? red(wrap("Refused: a mandatory rule is violated. Fix it, or acknowledge it (docs/policy.md).", width, ""))
    : yellow("Not refused: only advisory rules are violated.");
}

function renderFinding(finding: Finding, screen: Screen): string {
  const { bold, dim, green } = screen.colours;
  const { rule, verdict, severity, resource, property, fix } = finding;
  const [message, reason] = [printable(finding.message), finding.reason && printable(finding.reason)];
  const head = `  ${mark(verdict, screen)} ${bold(rule)}  ${dim(severity)}`;
  if (verdict === "compliant") return `${head}  ${placed(resource)}\n`;
  const width = screen.width - INDENT.length;
  const lines = [
    `\n${head}`,
    wrap(`${placed(resource)}${property === null ? "" : `, ${printable(property)}${valued(finding)}`}`, width, INDENT),
    wrap(message, width, INDENT),
    ...(reason === undefined ? [] : [wrap(`Acknowledged: ${reason}`, width, INDENT)]),
    ...(verdict === "violation" ? [`${green("→")} ${wrap(fix, width - 2, `${INDENT}  `)}`] : []),
  ];
  return `${lines.join(`\n${INDENT}`)}\n`;
}

/** A value that fits on the line; a longer one is in the message, or in the JSON. */
function valued({ verdict, actual }: Finding): string {
  if (verdict !== "violation" || actual === null) return "";
  const text = JSON.stringify(actual);
  return text.length > 40 ? "" : `: ${printable(text)}`;
}

function mark(verdict: Finding["verdict"], { colours: { blue, green, red, yellow } }: Screen): string {
  const marks = {
    violation: red("✖"),
    undecided: yellow("?"),
    acknowledged: blue("◦"),
    compliant: green("✔"),
    notApplicable: "-",
  };
  return marks[verdict];
}

/** A URN as stack, type and name. Anything else, such as an acknowledgement's pattern, as it is. */
function placed(urn: string): string {
  return printable(placeOf(urn));
}

function placeOf(urn: string): string {
  const [head, , types, ...name] = urn.split("::");
  if (types === undefined || name.length === 0) return urn;
  const type = types.split("$").at(-1)!.split(":").at(-1);
  return `${head!.split(":").at(-1)}: ${type} ${name.join("::")}`;
}
