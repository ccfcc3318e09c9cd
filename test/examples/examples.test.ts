import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { requireSettings } from "../../cli/plan/settings";
import {
  EXAMPLES,
  exampleNames,
  exampleOf,
  freshIndex,
  freshReadme,
  INDEX,
  planOfExample,
  readmeOf,
} from "../support/examples";

/** Of an existing VPC the size of its subnets is in no setting. */
const UNDECIDED: Readonly<Record<string, readonly string[]>> = { "existing-vpc-api": ["autoscaling-subnet-addresses"] };
/** What a page, and data of one Region, give up by choice. */
const ACKNOWLEDGED: Readonly<Record<string, readonly string[]>> = {
  "static-site-shop": ["meets-recovery-objectives"],
  tutorial: ["meets-recovery-objectives"],
};

describe("the examples", function () {
  this.timeout(60_000);

  it("are at least six services, in the index", () => {
    assert.ok(exampleNames().length >= 6);
    assert.equal(readFileSync(INDEX, "utf8"), freshIndex(), "stale: run npm run generate");
  });

  for (const name of exampleNames()) {
    describe(name, () => {
      it("is planned without a violation; what is undecided or acknowledged is known", async () => {
        const { result } = await planOfExample(name);
        const rules = (verdict: string) => [
          ...new Set(result.findings.filter((one) => one.verdict === verdict).map(({ rule }) => rule)),
        ];
        assert.deepEqual(rules("violation"), []);
        assert.deepEqual(rules("undecided"), UNDECIDED[name] ?? []);
        assert.deepEqual(rules("acknowledged"), ACKNOWLEDGED[name] ?? []);
      });

      it("has a README with its plan, as it is printed", async () => {
        assert.match(readmeOf(name), /<!-- plan -->\n\n```\n\S+ {2}\S+ {2}https:/);
        assert.equal(readmeOf(name), await freshReadme(name), "stale: run npm run generate");
      });

      it("has one program and one workload of its own", () => {
        const { files } = exampleOf(name);
        assert.match(
          readFileSync(join(EXAMPLES, name, "index.js"), "utf8"),
          /^module\.exports = require\("holdfast"\);$/m,
        );
        assert.equal(files.project, requireSettings(files.stacks)[0]!.workload.name);
      });
    });
  }
});
