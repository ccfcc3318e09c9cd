import type { Finding, Result } from "../../../policy/evaluate";
import { urnParts } from "../../../policy/graph";
import { RESERVED_IDS } from "../../../policy/rule";
import { unjudgedLines } from "../../../policy/unjudged";
import { printable } from "../../../lib/printable";
import type { Screen } from "./screen";
import { plural, wrap } from "./words";

const INDENT = "    ";
const ORDER: Finding["verdict"][] = ["violation", "undecided", "acknowledged", "compliant"];
const SEVERITIES: Finding["severity"][] = ["high", "medium", "low"];

/** The setting that a finding's property comes from: its path, its file, and what is written there. */
export type SettingOf = (
  finding: Finding,
) => { readonly path: string; readonly file: string; readonly value: unknown } | undefined;

/**
 * The policy's verdict: the counts, every finding with what to do about it, and, where something is violated, whether that refuses it.
 *
 * @param refused whether a mandatory rule is violated
 * @param settingOf of a plan; stack exports have no settings
 */
export function renderVerdict(
  { findings, counts, unjudged, notApplicable = [] }: Result,
  refused: boolean,
  screen: Screen,
  settingOf: SettingOf = () => undefined,
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
    ...inOrder(findings).map((finding) => renderFinding(finding, screen, settingOf(finding))),
    ...notApplicable.map(
      (one) => `  ${dim("-")} ${one.rule}  ${placed(one.resource)}: ${dim(printable(one.reason))}\n`,
    ),
  ];
  const end = counts.violation > 0 ? `\n${exemptions(findings, screen)}${lastWord(refused, screen)}\n` : "";
  return `${bold("Policy")}  ${parts.join(", ")}\n${missing}${shown.join("")}${end}`;
}

/** The worst first; of equals, in the order of the rules. */
function inOrder(findings: readonly Finding[]): Finding[] {
  const rank = ({ verdict, severity }: Finding) => ORDER.indexOf(verdict) * 10 + SEVERITIES.indexOf(severity);
  return [...findings].sort((a, b) => rank(a) - rank(b));
}

/**
 * Exemptions of the violations, ready to paste into the pack's configuration: none counts until it has a reason. A resource of the same name in the
 * other stack is meant as well.
 */
function exemptions(findings: readonly Finding[], { colours: { dim }, width }: Screen): string {
  const violated = findings.filter(({ verdict, rule }) => verdict === "violation" && !RESERVED_IDS.includes(rule));
  const entries = violated.map(({ rule, resource }) =>
    JSON.stringify({ rule, resource: urnParts(resource).name, reason: "" }),
  );
  if (entries.length === 0) return "";
  const head = wrap(
    "To accept a violation, copy its line into policy-config.json, below acknowledge.exemptions, and write the reason:",
    width,
    "",
  );
  const lines = [...new Set(entries)].map((line) => `  ${spaced(line)}`).join(",\n");
  return `${dim(head)}\n${lines}\n\n`;
}

/** JSON of one level with spaces, as people write it. */
function spaced(json: string): string {
  return `{ ${printable(json.slice(1, -1)).replaceAll('":"', '": "').replaceAll('","', '", "')} }`;
}

function lastWord(refused: boolean, { colours: { red, yellow }, width }: Screen): string {
  return refused
    ? red(wrap("Refused: a mandatory rule is violated. Fix it, or acknowledge it (docs/policy.md).", width, ""))
    : yellow("Not refused: only advisory rules are violated.");
}

function renderFinding(finding: Finding, screen: Screen, setting: ReturnType<SettingOf>): string {
  const { bold, dim, green } = screen.colours;
  const { rule, verdict, severity, resource, property, fix } = finding;
  const [message, reason] = [printable(finding.message), finding.reason && printable(finding.reason)];
  const head = `  ${mark(verdict, screen)} ${bold(rule)}  ${dim(severity)}`;
  if (verdict === "compliant") return `${head}  ${placed(resource)}\n`;
  const width = screen.width - INDENT.length;
  const lines = [
    `\n${head}`,
    wrap(`${placed(resource)}${property === null ? "" : `, ${printable(property)}${valued(finding)}`}`, width, INDENT),
    ...(setting === undefined ? [] : [settingLine(setting, bold)]),
    wrap(message, width, INDENT),
    ...(reason === undefined ? [] : [wrap(`Acknowledged: ${reason}`, width, INDENT)]),
    ...(verdict === "violation" ? [`${green("→")} ${wrap(fix, width - 2, `${INDENT}  `)}`] : []),
  ];
  return `${lines.join(`\n${INDENT}`)}\n`;
}

function settingLine(
  { path, file, value }: NonNullable<ReturnType<SettingOf>>,
  bold: (text: string) => string,
): string {
  const written = ["string", "number", "boolean"].includes(typeof value) ? `: ${String(value)}` : "";
  return `${bold(`${path}${written}`)} (${file})`;
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
