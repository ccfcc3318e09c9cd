import pc from "picocolors";
import type { Finding, Result } from "../../../policy/evaluate";
import { plural, wrap } from "./words";

const WIDTH = 100;
const INDENT = "      ";

const MARKS: Record<Finding["verdict"], string> = {
  violation: pc.red("✖"),
  undecided: pc.yellow("?"),
  acknowledged: pc.blue("◦"),
  compliant: pc.green("✔"),
};

const ORDER: Finding["verdict"][] = ["violation", "undecided", "acknowledged", "compliant"];

/** The policy's verdict: the counts, then every finding with what to do about it. */
export function renderVerdict({ findings, counts }: Result): string {
  const sorted = [...findings].sort((a, b) => ORDER.indexOf(a.verdict) - ORDER.indexOf(b.verdict));
  const parts = [
    counts.violation > 0 ? pc.red(plural(counts.violation, "violation")) : pc.green("no violation"),
    counts.undecided > 0 ? pc.yellow(`${counts.undecided} undecided`) : "none undecided",
    ...(counts.acknowledged > 0 ? [`${counts.acknowledged} acknowledged`] : []),
    `${counts.compliant} compliant`,
    pc.dim(`${counts.notApplicable} not applicable`),
  ];
  return `${pc.bold("Policy")}  ${parts.join(", ")}\n${sorted.map(renderFinding).join("")}`;
}

function renderFinding(finding: Finding): string {
  const { rule, verdict, severity, resource, property, message, fix, reason } = finding;
  const head = `  ${MARKS[verdict]} ${pc.bold(rule)} ${pc.dim(severity)}  ${placed(resource)}${property ? pc.dim(` ${property}`) : ""}`;
  if (verdict === "compliant") return `${head}\n`;
  const body = INDENT + wrap(message, WIDTH, INDENT);
  const why = reason ? `\n${INDENT}${wrap(`Acknowledged: ${reason}`, WIDTH, INDENT)}` : "";
  const mend = verdict === "violation" ? `\n${INDENT}${pc.green("→")} ${wrap(fix, WIDTH - 2, `${INDENT}  `)}` : "";
  return `${head}\n${body}${why}${mend}\n`;
}

/** A URN as a reader finds the resource: its type and name, and the stack it is in. */
function placed(urn: string): string {
  const [head, , types, name] = urn.split("::");
  if (types === undefined || name === undefined) return urn;
  const type = types.split("$").at(-1)!.split(":");
  return `${type.at(-1)} ${name} (${head!.split(":").at(-1)})`;
}
