import assert from "node:assert/strict";
import { replicationExistingObjects as ruleOf } from "../../../../policy/rules/s3/replication-existing-objects";
import { graphOf, previewOf, resource, unknown, verdicts } from "../../fixtures";
import { bucket, EAST, replication, rule, WEST } from "./buckets";

const [east, west] = [bucket("east", EAST), bucket("west", WEST)];

describe("s3-replication-existing-objects", () => {
  for (const [when, build] of Object.entries({ planned: graphOf, "at preview": previewOf })) {
    it(`refuses what S3 answers with MalformedXML, ${when}`, () => {
      const judge = (changes: Record<string, unknown>) =>
        verdicts(ruleOf, build(east, west, replication(east.id, [rule(west.output("arn"), changes)]))).there;
      assert.equal(judge({}), "compliant");
      for (const status of ["Enabled", "Disabled"])
        assert.equal(judge({ existingObjectReplication: { status } }), "violation");
      assert.equal(judge({ existingObjectReplication: unknown }), "undecided");
      assert.equal(judge({ existingObjectReplication: { status: [] } }), "undecided");
      assert.equal(judge({ existingObjectReplication: { status: "Enabled" }, status: "Disabled" }), "notApplicable");
    });
  }

  it("ignores other types", () => {
    assert.deepEqual(verdicts(ruleOf, graphOf(resource("aws:sqs/queue:Queue", "jobs"))), {});
  });
});
