import assert from "node:assert/strict";
import { automatedBackupsRetained as rule } from "../../../../policy/rules/rds/automated-backups-retained";
import { graphOf, previewOf, unknown, verdicts } from "../../fixtures";
import { cluster, instance, other } from "./databases";

describe("rds-automated-backups-retained", () => {
  for (const [when, build] of Object.entries({ planned: graphOf, "at preview": previewOf })) {
    it(`advises that the backups outlive the database, ${when}`, () => {
      for (const make of [instance, cluster]) {
        const judge = (deleteAutomatedBackups: unknown) =>
          verdicts(rule, build(make("shop", { deleteAutomatedBackups }))).shop;
        assert.equal(judge(false), "compliant");
        assert.equal(judge(true), "violation");
        assert.equal(judge(undefined), "violation");
        assert.equal(judge(unknown), "undecided");
        assert.equal(judge([]), "undecided");
      }
    });
  }

  it("does not apply to a replica", () => {
    assert.deepEqual(
      verdicts(rule, graphOf(instance("copy", { replicateSourceDb: "arn:aws:rds:eu-west-1:1:db:shop" }))),
      {
        copy: "notApplicable",
      },
    );
  });

  it("applies to a global database's secondary, whose source AWS fills in", () => {
    const replicationSourceIdentifier = "arn:aws:rds:eu-west-1:1:cluster:shop";
    const secondary = cluster("shop", {}, { outputs: { replicationSourceIdentifier } });
    assert.deepEqual(verdicts(rule, graphOf(secondary)), { shop: "violation" });
    assert.deepEqual(verdicts(rule, graphOf(cluster("shop", { replicationSourceIdentifier }))), {
      shop: "notApplicable",
    });
  });

  it("ignores other types", () => {
    assert.deepEqual(verdicts(rule, graphOf(other)), {});
  });
});
