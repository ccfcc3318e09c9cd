import assert from "node:assert/strict";
import { forceDestroy as rule } from "../../../../policy/rules/pulumi/force-destroy";
import { graphOf, previewOf, resource, unknown, verdicts } from "../../fixtures";

const TYPES = ["aws:backup/vault:Vault", "aws:route53/zone:Zone"];

describe("pulumi-force-destroy", () => {
  for (const [when, build] of Object.entries({ planned: graphOf, "at preview": previewOf })) {
    it(`refuses it on vaults, zones and data buckets, ${when}`, () => {
      const tags = { "backup-plan": "daily" };
      for (const type of [...TYPES, "aws:s3/bucket:Bucket", "aws:s3/bucketV2:BucketV2"]) {
        const judge = (value: unknown) => verdicts(rule, build(resource(type, "it", { forceDestroy: value, tags }))).it;
        assert.equal(judge(true), "violation", type);
        for (const off of [false, undefined]) assert.equal(judge(off), "compliant", type);
        assert.equal(judge(unknown), "undecided", type);
        assert.equal(judge([true]), "undecided", type);
      }
    });

    it(`goes by what else a bucket holds, ${when}`, () => {
      const bucket = resource("aws:s3/bucket:Bucket", "it", { forceDestroy: true });
      const page = resource("aws:s3/bucketObject:BucketObject", "page", { bucket: bucket.id });
      assert.deepEqual(verdicts(rule, build(bucket)), { it: "undecided" });
      assert.deepEqual(verdicts(rule, build(bucket, page)), { it: "notApplicable" });
    });
  }

  it("ignores other types", () => {
    assert.deepEqual(verdicts(rule, graphOf(resource("aws:sqs/queue:Queue", "jobs"))), {});
  });
});
