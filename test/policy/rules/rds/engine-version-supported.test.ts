import assert from "node:assert/strict";
import { engineVersionSupported as rule } from "../../../../policy/rules/rds/engine-version-supported";
import { graphOf, judgementsOf, resource, secret, unknown, verdicts } from "../../fixtures";

const graph = (inputs: Record<string, unknown>, type = "aws:rds/instance:Instance") =>
  graphOf(resource(type, "db", inputs));

describe("rds-engine-version-supported", () => {
  for (const [engine, engineVersion, verdict] of [
    ["mysql", "5.7", "violation"],
    ["mysql", "5.7.44-rds.20240408", "violation"],
    ["mysql", "8.4.3", "compliant"],
    ["postgres", "11.4", "violation"],
    ["postgres", "9.6.24", "violation"],
    ["postgres", "17", "compliant"],
    ["mariadb", "10.5", "violation"],
    ["mariadb", "10.11.6", "compliant"],
    ["postgres", "99.1", "compliant"],
    ["postgres", undefined, "notApplicable"],
    ["aurora-mysql", "5.7", "notApplicable"],
    ["oracle-ee", "19", "notApplicable"],
    ["toString", "1", "notApplicable"],
    ["mysql", unknown, "undecided"],
    ["mysql", secret, "undecided"],
    [unknown, "5.7", "undecided"],
  ] as const)
    it(`says ${verdict} of ${String(engine)} ${String(engineVersion)}`, () =>
      assert.deepEqual(verdicts(rule, graph({ engine, engineVersion })), { db: verdict }));

  it("says when support ended, of a Multi-AZ DB cluster too, and ignores other types", () => {
    const [found] = judgementsOf(rule, graph({ engine: "mysql", engineVersion: "5.7" }, "aws:rds/cluster:Cluster"));
    assert.equal(found?.verdict, "violation");
    assert.deepEqual([found.actual, found.message], ["5.7", "Standard support of its version ended on 2024-02-29."]);
    assert.deepEqual(verdicts(rule, graph({ engine: "mysql", engineVersion: "5.7" }, "aws:rds/proxy:Proxy")), {});
  });
});
