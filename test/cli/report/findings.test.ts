import assert from "node:assert/strict";
import type { Finding } from "../../../policy/evaluate";
import { junit, sarif } from "../../../cli/report/findings";
import { printable } from "../../../lib/printable";

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
  finding("violation", { severity: "low" }),
  finding("undecided"),
  finding("acknowledged", { reason: "known" }),
  finding("compliant"),
];

describe("findings for other tools", () => {
  it("are SARIF 2.1.0, with the rules that are named and what is acknowledged suppressed", () => {
    const { version, runs } = JSON.parse(sarif({ findings })) as { version: string; runs: any[] };
    assert.equal(version, "2.1.0");
    const [{ tool, results }] = runs;
    assert.deepEqual(
      tool.driver.rules.map(({ id }: any) => id),
      ["rds-backup-retention"],
    );
    assert.deepEqual(
      results.map(({ level }: any) => level),
      ["error", "warning", "note", "note"],
    );
    assert.deepEqual(
      results.map(({ suppressions }: any) => suppressions?.[0].justification),
      [undefined, undefined, undefined, "known"],
    );
    assert.equal(results[0].locations[0].logicalLocations[0].fullyQualifiedName, findings[0]!.resource);
  });

  it("are JUnit XML: violations fail, what is undecided or acknowledged is skipped", () => {
    const text = junit({ findings });
    assert.match(text, /<testsuites tests="5" failures="2" skipped="2">/);
    assert.match(text, /<failure type="high" message="It has &lt;no&gt; backups\.">/);
    assert.match(text, /<testcase classname="rds-backup-retention" name="prod aws:rds\/instance:Instance orders"\/>/);
    assert.doesNotMatch(junit({ findings: [finding("violation", { message: "\u001b[2J" })] }), /\u001b/);
  });
});

describe("printable text", () => {
  it("has nothing that a terminal obeys", () => {
    assert.equal(printable("a\u001b[31m\u0007\r\n\u202e\u009b"), "a\ufffd[31m\ufffd\ufffd\ufffd\ufffd\ufffd");
    assert.equal(printable("Zürich ✓"), "Zürich ✓");
  });
});
