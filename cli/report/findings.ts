import type { Finding, Result } from "../../policy/evaluate";
import { urnParts } from "../../policy/graph";
import { rules } from "../../policy/rules";

/** https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html */
const SARIF = "https://json.schemastore.org/sarif-2.1.0.json";

/** SARIF's level of a finding: a violation by its severity; what is undecided is a note. */
function levelOf({ verdict, severity }: Finding): "error" | "warning" | "note" {
  if (verdict !== "violation") return "note";
  return severity === "low" ? "warning" : "error";
}

function textOf({ message, fix, verdict }: Finding): string {
  return verdict === "violation" ? `${message} ${fix}` : message;
}

/** The violations and undecided verdicts as SARIF 2.1.0, for code scanning; what is acknowledged is there as suppressed. */
export function sarif({ findings }: Pick<Result, "findings">): string {
  const shown = findings.filter(({ verdict }) => verdict !== "compliant");
  const named = new Set(shown.map(({ rule }) => rule));
  const run = {
    tool: {
      driver: {
        name: "Holdfast",
        rules: rules
          .filter(({ id }) => named.has(id))
          .map(({ id, title, why, fix, source }) => ({
            id,
            shortDescription: { text: title },
            fullDescription: { text: why },
            help: { text: fix },
            helpUri: source,
          })),
      },
    },
    results: shown.map((finding) => ({
      ruleId: finding.rule,
      level: levelOf(finding),
      kind: finding.verdict === "undecided" ? "open" : "fail",
      message: { text: textOf(finding) },
      locations: [{ logicalLocations: [{ fullyQualifiedName: finding.resource, kind: "resource" }] }],
      ...(finding.verdict === "acknowledged" && {
        suppressions: [{ kind: "external", justification: finding.reason ?? "" }],
      }),
    })),
  };
  return `${JSON.stringify({ $schema: SARIF, version: "2.1.0", runs: [run] }, null, 2)}\n`;
}

const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** Text in XML 1.0, which allows no control characters. */
function xml(text: string): string {
  return text
    .replace(/[\u0000-\u001f\u007f-\u009f\ufffe\uffff]/g, "\ufffd")
    .replace(/[&<>"]/g, (char) => ENTITIES[char] ?? char);
}

function testCase(finding: Finding): string {
  const { stack, name, type } = urnParts(finding.resource);
  const head = `    <testcase classname="${xml(finding.rule)}" name="${xml(name === "" ? finding.resource : `${stack} ${type} ${name}`)}"`;
  if (finding.verdict === "compliant") return `${head}/>`;
  const text = xml(textOf(finding));
  const inner =
    finding.verdict === "violation"
      ? `<failure type="${finding.severity}" message="${xml(finding.message)}">${text}</failure>`
      : `<skipped message="${xml(finding.verdict === "acknowledged" ? `Acknowledged: ${finding.reason ?? ""}` : text)}"/>`;
  return `${head}>${inner}</testcase>`;
}

/** The findings as JUnit XML: a violation is a failure; what is undecided or acknowledged is skipped. */
export function junit({ findings }: Pick<Result, "findings">): string {
  const count = (...verdicts: Finding["verdict"][]) =>
    findings.filter(({ verdict }) => verdicts.includes(verdict)).length;
  const numbers = `tests="${findings.length}" failures="${count("violation")}" skipped="${count("undecided", "acknowledged")}"`;
  const cases = findings.map(testCase).join("\n");
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites ${numbers}>\n  <testsuite name="Holdfast" ${numbers}>\n${cases}\n  </testsuite>\n</testsuites>\n`;
}
