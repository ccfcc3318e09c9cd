import assert from "node:assert/strict";
import { deleteMarkerReplication as ruleOf } from "../../../../policy/rules/s3/delete-marker-replication";
import { graphOf, judgementsOf, previewOf, resource, unknown, verdicts } from "../../fixtures";
import { bucket, EAST, replication, rule } from "./buckets";

const parts = (changes: object) => {
  const source = bucket("east", EAST);
  return [source, replication(source.id, [rule("arn:aws:s3:::shop-west", { ...changes })])];
};

describe("s3-delete-marker-replication", () => {
  for (const [when, build] of Object.entries({ planned: graphOf, "at preview": previewOf })) {
    it(`accepts either answer, ${when}`, () => {
      for (const status of ["Enabled", "Disabled"])
        assert.deepEqual(verdicts(ruleOf, build(...parts({ deleteMarkerReplication: { status } }))), {
          there: "compliant",
        });
    });

    it(`refuses none, ${when}, and says what S3 makes of it`, () => {
      const [found] = judgementsOf(ruleOf, build(...parts({ deleteMarkerReplication: null })));
      assert.equal(found?.verdict, "violation");
      assert.match(found.message, /S3 rejects a rule with a filter and without it/);
      const [old] = judgementsOf(ruleOf, build(...parts({ deleteMarkerReplication: null, filter: null })));
      assert.equal(old?.verdict, "violation");
      assert.match(old.message, /the old schema, which replicates delete markers/);
    });
  }

  it("refuses what S3 rejects: delete markers with a filter of tags", () => {
    const judge = (filter: unknown, status = "Enabled") =>
      verdicts(ruleOf, graphOf(...parts({ filter, deleteMarkerReplication: { status } }))).there;
    const tag = { key: "keep", value: "yes" };
    assert.equal(judge({ tag }), "violation");
    assert.equal(judge({ and: { prefix: "a/", tags: { keep: "yes" } } }), "violation");
    assert.equal(judge({ tag }, "Disabled"), "compliant");
    assert.equal(judge({ and: { prefix: "a/" } }), "compliant");
    assert.equal(judge(unknown), "undecided");
  });

  it("refuses a status that S3 does not know", () => {
    const [found] = judgementsOf(ruleOf, graphOf(...parts({ deleteMarkerReplication: { status: "On" } })));
    assert.equal(found?.verdict, "violation");
    assert.equal(found.actual, "On");
  });

  it("is undecided on what is not known", () => {
    assert.deepEqual(verdicts(ruleOf, graphOf(...parts({ deleteMarkerReplication: unknown }))), { there: "undecided" });
    assert.deepEqual(verdicts(ruleOf, graphOf(replication("x", unknown))), { there: "undecided" });
  });

  it("ignores other types", () => {
    assert.deepEqual(verdicts(ruleOf, graphOf(resource("aws:s3/bucketPolicy:BucketPolicy", "p"))), {});
  });
});
