import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { CDK_NAG_RULES, CHECKOV_CHECKS, CONFIG_RULES } from "../../facts/peers";
import { PROWLER_CHECKS } from "../../facts/prowler";
import { SECURITY_HUB_CONTROLS } from "../../facts/security-hub";
import { BEST_PRACTICES } from "../../facts/well-architected";
import { CONTROLS_LEFT_OUT, controlsOf, coverageOf, LEFT_OUT } from "../../policy/coverage";
import { renderCoverage } from "../../policy/coverage-docs";
import { OUTSIDE } from "../../policy/practices";
import { renderPages, renderRules, ruleLink } from "../../policy/docs";
import { rules } from "../../policy/rules";

const root = join(__dirname, "../..");

describe("RULES.md", () => {
  it("is what the rules say (else: npm run generate)", () => {
    assert.equal(readFileSync(join(root, "policy/RULES.md"), "utf8"), renderRules());
  });

  it("has each rule in the table of its service, and each service in the index", () => {
    const text = renderRules();
    for (const { id, title, service } of rules)
      assert.ok(text.includes(`| [${id}](../docs/rules/${ruleLink({ id, service })}) | ${title} |`), id + service);
    const services = [...text.matchAll(/^## (.+)$/gm)].map(([, service]) => service);
    const index = [...text.matchAll(/^\| \[(.+?)\]\(#[a-z0-9-]+\) \| \d+ \|$/gm)].map(([, service]) => service);
    assert.deepEqual(index, services);
    assert.equal(new Set(services).size, services.length);
  });

  it("shows every setting with its default", () => {
    const { "auto-scaling.md": text = "" } = renderPages({}, rules);
    assert.match(text, /^\| `minimumZones` \| integer from 1 to 6 \| `2` \| The minimum number of Availability Zones/m);
  });
});

describe("docs/practices.md", () => {
  it("is what the rules say (else: npm run generate)", () => {
    assert.equal(readFileSync(join(root, "docs/practices.md"), "utf8"), renderCoverage());
  });

  it("gives a reason for each practice and control that is not covered, and for no other", () => {
    for (const { id, coverage, rules: own, note } of coverageOf(rules)) {
      assert.equal(own.length > 0, coverage !== "outside", id);
      assert.equal(note !== "", coverage !== "covered", id);
    }
    for (const id of Object.keys(LEFT_OUT)) assert.ok(!(id in OUTSIDE), id);
    for (const { id, rules: own } of controlsOf(rules))
      assert.equal(own.length > 0, CONTROLS_LEFT_OUT[id] === undefined, id);
  });
});

describe("docs/policy.md", () => {
  it("shows rules as they are", () => {
    const text = readFileSync(join(root, "docs/policy.md"), "utf8");
    for (const file of ["synthetics/canary-started", "mq/deployment-mode"]) {
      const rule = readFileSync(join(root, `policy/rules/${file}.ts`), "utf8");
      assert.ok(text.includes("```ts\n" + rule + "```"), `docs/policy.md: the example ${file} is not what the rule is`);
    }
  });
});

describe("the rules' metadata", () => {
  it("names best practices and checks of other tools that are in the tables of facts, each once", () => {
    const known: Readonly<Record<string, readonly string[]>> = {
      practices: Object.keys(BEST_PRACTICES.data),
      securityHub: Object.keys(SECURITY_HUB_CONTROLS.data),
      config: CONFIG_RULES.data,
      checkov: CHECKOV_CHECKS.data,
      cdkNag: CDK_NAG_RULES.data,
      prowler: PROWLER_CHECKS.data,
    };
    for (const { id, practices, peers } of rules) {
      for (const [kind, ids] of Object.entries<readonly string[]>({ practices, ...peers })) {
        assert.equal(new Set(ids).size, ids.length, `${id}: ${kind}`);
        for (const one of ids) assert.ok(known[kind]?.includes(one), `${id}: ${kind} ${one}`);
      }
    }
  });

  it("has every id once", () => {
    const ids = rules.map((rule) => rule.id);
    assert.deepEqual(ids, [...new Set(ids)]);
  });
});
