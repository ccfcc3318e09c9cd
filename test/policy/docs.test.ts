import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { renderRules } from "../../policy/docs";
import { rules } from "../../policy/rules";

const root = join(__dirname, "../..");

describe("RULES.md", () => {
  it("is what the rules say (else: npm run generate)", () => {
    assert.equal(readFileSync(join(root, "policy/RULES.md"), "utf8"), renderRules());
  });

  it("shows every setting with its default", () => {
    const text = renderRules(rules.filter((rule) => rule.id === "autoscaling-multiple-az"));
    assert.match(text, /^\| `minimumZones` \| integer from 1 to 6 \| `2` \| The minimum number of Availability Zones/m);
  });
});

describe("docs/policy.md", () => {
  it("shows rules as they are", () => {
    const text = readFileSync(join(root, "docs/policy.md"), "utf8");
    for (const file of ["synthetics/canary-started", "sqs/dlq-type"]) {
      const rule = readFileSync(join(root, `policy/rules/${file}.ts`), "utf8");
      assert.ok(text.includes("```ts\n" + rule + "```"), `docs/policy.md: the example ${file} is not what the rule is`);
    }
  });
});

describe("the rules' metadata", () => {
  it("has every id once", () => {
    const ids = rules.map((rule) => rule.id);
    assert.deepEqual(ids, [...new Set(ids)]);
  });
});
