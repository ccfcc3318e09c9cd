import assert from "node:assert/strict";
import type { Finding } from "../../../policy/evaluate";
import { junit, sarif } from "../../../cli/report/findings";

const finding = (verdict: Finding["verdict"], more: Partial<Finding> = {}): Finding => ({
  rule: "rds-backup-retention",
  verdict,
  severity: "high",
  resource: "urn:pulumi:prod::shop::aws:rds/instance:Instance::orders",
  property: "backupRetentionPeriod",
  actual: 0,
  wanted: 7,
  message: "It has <no> backups.",
  fix: "Set it.",
  ...more,
});
const findings = [
  finding("violation"),
  finding("violation", { rule: "s3-lifecycle-expiration" }),
  finding("undecided"),
  finding("acknowledged", { reason: "known" }),
  finding("compliant"),
];

const levels = { "rds-backup-retention": "mandatory", "s3-lifecycle-expiration": "advisory" } as const;
const reporting = { config: { levels }, fileOf: () => "out/prod 1.json" };

describe("findings for other tools", () => {
  it("are SARIF 2.1.0, with the rules that are named and what is acknowledged suppressed", () => {
    const { version, runs } = JSON.parse(sarif({ findings }, reporting)) as { version: string; runs: any[] };
    assert.equal(version, "2.1.0");
    const [{ tool, results }] = runs;
    assert.deepEqual(
      tool.driver.rules.map(({ id }: any) => id),
      ["rds-backup-retention", "s3-lifecycle-expiration"],
    );
    assert.deepEqual(
      results.map(({ level }: any) => level),
      ["error", "warning", "none", "note"],
    );
    // "If kind has any value other than "fail", [...] level [...] SHALL have the value "none"": section 3.27.10 of the standard.
    for (const { kind, level } of results) assert.equal(kind !== "fail", level === "none");
    const { physicalLocation } = results[0].locations[0];
    assert.deepEqual(physicalLocation, { artifactLocation: { uri: "out/prod%201.json" }, region: { startLine: 1 } });
    const prints = results.map(({ partialFingerprints }: any) => partialFingerprints.primaryLocationLineHash);
    assert.equal(new Set(prints).size, 2, "by rule, resource and property");
    assert.deepEqual(
      results.map(({ suppressions }: any) => suppressions?.[0].justification),
      [undefined, undefined, undefined, "known"],
    );
    assert.equal(results[0].locations[0].logicalLocations[0].fullyQualifiedName, findings[0]!.resource);
  });

  it("are JUnit XML: what refuses fails, what advises, is undecided or acknowledged is skipped", () => {
    const text = junit({ findings }, reporting);
    assert.match(text, /<testsuites tests="5" failures="1" skipped="3">/);
    assert.match(text, /<failure type="high" message="It has &lt;no&gt; backups\.">/);
    assert.match(text, /<skipped message="Advice: It has &lt;no&gt; backups\. Set it\."\/>/);
    assert.match(text, /<testcase classname="rds-backup-retention" name="prod aws:rds\/instance:Instance orders"\/>/);
    assert.doesNotMatch(junit({ findings: [finding("violation", { message: "\u001b[2J" })] }, reporting), /\u001b/);
  });
});
