import assert from "node:assert/strict";
import { z } from "zod";
import { PackConfigError, parsePackConfig } from "../../policy/config";
import { defineRule, type Severity } from "../../policy/rule";
import { compliant } from "../../policy/verdict";

const rule = (id: string, severity: Severity) =>
  defineRule({
    id,
    title: "Title",
    practices: [],
    service: "S3",
    severity,
    why: "Why.",
    fix: "Fix.",
    source: "https://docs.aws.amazon.com/x",
    types: ["aws:s3/bucket:Bucket"],
    settings: z.object({ zones: z.int().min(1).default(2).describe("Zones.") }),
    check: () => compliant(),
  });
const rules = [rule("s3-high", "high"), rule("s3-medium", "medium"), rule("s3-low", "low")];
const exemption = { rule: "s3-low", resource: "logs", reason: "only logs" };

function problemsOf(raw: unknown): readonly string[] {
  try {
    parsePackConfig(raw, rules, "pack.json");
  } catch (error) {
    assert.ok(error instanceof PackConfigError);
    assert.ok(error.message.startsWith("pack.json: "));
    return error.problems;
  }
  return [];
}

describe("the pack's configuration", () => {
  it("enforces what is high or medium, and advises what is low", () => {
    const { levels, settings } = parsePackConfig({}, rules);
    assert.deepEqual(levels, {
      acknowledge: "advisory",
      "s3-high": "mandatory",
      "s3-medium": "mandatory",
      "s3-low": "advisory",
      unjudged: "advisory",
    });
    assert.deepEqual(settings["s3-low"], { zones: 2 });
  });

  it("lets a rule's own level override that of all", () => {
    const raw = { all: "disabled", "s3-low": { enforcementLevel: "mandatory", zones: 3 }, "s3-high": { zones: 4 } };
    const { levels, settings } = parsePackConfig(raw, rules);
    assert.deepEqual(levels, {
      acknowledge: "disabled",
      "s3-high": "disabled",
      "s3-medium": "disabled",
      "s3-low": "mandatory",
      unjudged: "advisory",
    });
    assert.deepEqual([settings["s3-low"], settings["s3-high"]], [{ zones: 3 }, { zones: 4 }]);
  });

  it("takes acknowledgements as a list, and in Pulumi's form", () => {
    for (const acknowledge of [
      [exemption],
      { exemptions: [exemption] },
      { exemptions: [exemption], enforcementLevel: "mandatory" },
    ]) {
      assert.deepEqual(parsePackConfig({ acknowledge }, rules).acknowledgements, [exemption]);
    }
  });

  it("reports every mistake at once, each with its path and the nearest known name", () => {
    const found = problemsOf({
      all: "mandatry",
      "s3-hgih": "advisory",
      "s3-high": { zonse: 3 },
      "s3-medium": { zones: "three" },
      "s3-low": { enforcementLevel: 1, zones: 0 },
      exceptions: {},
      acknowledge: [
        { ...exemption, rule: "s3-lo" },
        { ...exemption, reason: "  " },
        { ...exemption, until: "soon", unitl: "x" },
        { rule: "s3-hihg" },
      ],
      alll: "disabled",
    });
    for (const expected of [
      /^all: "mandatry" is no enforcement level \(did you mean mandatory\?\); known are advisory, mandatory/,
      /^s3-hgih: there is no such rule \(did you mean s3-high\?\)$/,
      /^s3-high\.zonse: unknown \(did you mean zones\?\); known are zones$/,
      /^s3-medium\.zones: .*expected .*\(given: "three"\)$/,
      /^s3-low\.enforcementLevel: 1 is no enforcement level/,
      /^s3-low\.zones: .*>=1 \(given: 0\)$/,
      /^exceptions: not read here; write them as "acknowledge"$/,
      /^acknowledge\[0\]\.rule: there is no rule "s3-lo" \(did you mean s3-low\?\)$/,
      /^acknowledge\[1\]\.reason: a reason is required/,
      /^acknowledge\[2\]\.until: must be a date such as 2027-01-31 \(given: "soon"\)$/,
      /^acknowledge\[2\]\.unitl: unknown \(did you mean until\?\)/,
      /^acknowledge\[3\]\.rule: there is no rule "s3-hihg" \(did you mean s3-high\?\)$/,
      /^acknowledge\[3\]\.resource: a resource is required$/,
      /^acknowledge\[3\]\.reason: a reason is required$/,
      /^alll: there is no such rule \(did you mean all\?\)$/,
    ]) {
      assert.equal(found.filter((line) => expected.test(line)).length, 1, `${expected} in\n${found.join("\n")}`);
    }
    assert.equal(found.length, 15);
  });

  it("refuses what is no object, and acknowledgements that are no list", () => {
    assert.deepEqual(problemsOf([]), ["must be a JSON object with rule ids as keys"]);
    assert.deepEqual(problemsOf({ acknowledge: { exemptions: "all" } }), ["acknowledge: must be a list of exemptions"]);
    assert.match(
      problemsOf({ acknowledge: { exemption: [] } })[0]!,
      /acknowledge\.exemption: unknown \(did you mean exemptions\?\)/,
    );
  });
});
