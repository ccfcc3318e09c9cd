import { createHash } from "node:crypto";
import path from "node:path";
import { jsonText, printable } from "../../lib/printable";
import type { PackConfig } from "../../policy/config";
import { isEnforced, type Finding, type Result } from "../../policy/evaluate";
import { urnParts } from "../../policy/graph";
import { rules } from "../../policy/rules";

/** https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html */
const SARIF = "https://json.schemastore.org/sarif-2.1.0.json";

/** How findings are reported besides what they say. */
export interface Reporting {
  readonly config: Pick<PackConfig, "levels">;
  /** The file in which a resource is, by its URN. */
  readonly fileOf: (urn: string) => string;
}

/** A violation that refuses is an error, one that advises a warning. What is undecided is an open question, which has no level. */
function levelOf({ verdict, rule }: Finding, { config }: Reporting): "error" | "warning" | "note" | "none" {
  if (verdict === "undecided") return "none";
  if (verdict !== "violation") return "note";
  return isEnforced(rule, config) ? "error" : "warning";
}

/** A path as a URI reference. */
function uriOf(file: string): string {
  return file.replaceAll(path.sep, "/").split("/").map(encodeURIComponent).join("/");
}

/** The same for the same rule, resource and property, whatever else changes. */
function fingerprintOf({ rule, resource, property }: Finding): string {
  return createHash("sha256")
    .update(JSON.stringify([rule, resource, property]))
    .digest("hex")
    .slice(0, 32);
}

function textOf({ message, fix, verdict }: Finding): string {
  return verdict === "violation" ? `${message} ${fix}` : message;
}

/** The violations and undecided verdicts as SARIF 2.1.0, for code scanning; what is acknowledged is there as suppressed. */
export function sarif({ findings }: Pick<Result, "findings">, reporting: Reporting): string {
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
      level: levelOf(finding, reporting),
      kind: finding.verdict === "undecided" ? "open" : "fail",
      message: { text: textOf(finding) },
      locations: [
        {
          // Code scanning shows no result without a file, and tells those of one line apart by their fingerprints.
          physicalLocation: {
            artifactLocation: { uri: uriOf(reporting.fileOf(finding.resource)) },
            region: { startLine: 1 },
          },
          logicalLocations: [{ fullyQualifiedName: finding.resource, kind: "resource" }],
        },
      ],
      partialFingerprints: { primaryLocationLineHash: fingerprintOf(finding) },
      ...(finding.verdict === "acknowledged" && {
        suppressions: [{ kind: "external", justification: finding.reason ?? "" }],
      }),
    })),
  };
  return jsonText({ $schema: SARIF, version: "2.1.0", runs: [run] });
}

const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** Text in XML 1.0, which allows no control characters. */
function xml(text: string): string {
  return printable(text)
    .replace(/[\ufffe\uffff]/g, "\ufffd")
    .replace(/[&<>"]/g, (char) => ENTITIES[char] ?? char);
}

/** Whether a finding is a failure: the others don't fail `holdfast check` either. */
function isFailure({ verdict, rule }: Finding, { config }: Reporting): boolean {
  return verdict === "violation" && isEnforced(rule, config);
}

/** Why a case is skipped: it is accepted, it advises, or it can't be judged yet. */
function skippedText(finding: Finding): string {
  if (finding.verdict === "acknowledged") return `Acknowledged: ${finding.reason ?? ""}`;
  return finding.verdict === "violation" ? `Advice: ${textOf(finding)}` : textOf(finding);
}

function testCase(finding: Finding, reporting: Reporting): string {
  const { stack, name, type } = urnParts(finding.resource);
  const head = `    <testcase classname="${xml(finding.rule)}" name="${xml(name === "" ? finding.resource : `${stack} ${type} ${name}`)}"`;
  if (finding.verdict === "compliant") return `${head}/>`;
  const inner = isFailure(finding, reporting)
    ? `<failure type="${finding.severity}" message="${xml(finding.message)}">${xml(textOf(finding))}</failure>`
    : `<skipped message="${xml(skippedText(finding))}"/>`;
  return `${head}>${inner}</testcase>`;
}

/** The findings as JUnit XML: a violation that refuses is a failure; what advises, is undecided or acknowledged is skipped. */
export function junit({ findings }: Pick<Result, "findings">, reporting: Reporting): string {
  const failures = findings.filter((finding) => isFailure(finding, reporting)).length;
  const compliant = findings.filter(({ verdict }) => verdict === "compliant").length;
  const numbers = `tests="${findings.length}" failures="${failures}" skipped="${findings.length - failures - compliant}"`;
  const cases = findings.map((finding) => testCase(finding, reporting)).join("\n");
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites ${numbers}>\n  <testsuite name="Holdfast" ${numbers}>\n${cases}\n  </testsuite>\n</testsuites>\n`;
}
