import assert from "node:assert/strict";
import { lifecycleExpiration as ruleOf } from "../../../../policy/rules/s3/lifecycle-expiration";
import { graphOf, judgementsOf, previewOf, resource, unknown, verdicts } from "../../fixtures";
import { bucket, EAST, versioning } from "./buckets";

const OLD = { noncurrentVersionExpiration: { noncurrentDays: 30 } };
const PARTS = { abortIncompleteMultipartUpload: { daysAfterInitiation: 7 } };
const lifecycle = (of: unknown, rules: unknown) =>
  resource("aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration", "ends", { bucket: of, rules });
const on = (actions: object) => ({ id: "r", status: "Enabled", ...actions });

/** A bucket with versions and a lifecycle. */
function parts(rules: unknown) {
  const one = bucket("data", EAST);
  return [one, versioning(one.id), lifecycle(one.id, rules)];
}

describe("s3-lifecycle-expiration", () => {
  for (const [when, build] of Object.entries({ planned: graphOf, "at preview": previewOf })) {
    it(`accepts ends of both, in one rule or in two, ${when}`, () => {
      assert.deepEqual(verdicts(ruleOf, build(...parts([on({ ...OLD, ...PARTS })]))), { data: "compliant" });
      assert.deepEqual(verdicts(ruleOf, build(...parts([on(OLD), on(PARTS)]))), { data: "compliant" });
    });

    it(`refuses a lifecycle that lacks one, or has it in a rule that is off, ${when}`, () => {
      for (const rules of [[on(OLD)], [on(OLD), { ...on(PARTS), status: "Disabled" }]]) {
        const [found] = judgementsOf(ruleOf, build(...parts(rules)));
        assert.equal(found?.verdict, "violation");
        assert.match(found.message, /incomplete multipart uploads/);
      }
      const [found] = judgementsOf(ruleOf, build(...parts([on(PARTS)])));
      assert.equal(found?.verdict, "violation");
      assert.match(found.message, /noncurrent versions are never deleted/);
    });

    it(`refuses a bucket with versions and without a lifecycle, ${when}`, () => {
      const one = bucket("data", EAST);
      assert.deepEqual(verdicts(ruleOf, build(one, versioning(one.id))), { data: "violation" });
    });

    it(`is not applicable to a bucket without versions, ${when}`, () => {
      const one = bucket("data", EAST);
      assert.deepEqual(verdicts(ruleOf, build(one)), { data: "notApplicable" });
      assert.deepEqual(verdicts(ruleOf, build(one, versioning(one.id, "Suspended"))), { data: "notApplicable" });
    });
  }

  it("is undecided on rules, days or a status that are not known", () => {
    const undecided = { data: "undecided" };
    assert.deepEqual(verdicts(ruleOf, graphOf(...parts(unknown))), undecided);
    const days = { ...PARTS, noncurrentVersionExpiration: { noncurrentDays: unknown } };
    assert.deepEqual(verdicts(ruleOf, graphOf(...parts([on(days)]))), undecided);
    assert.deepEqual(verdicts(ruleOf, graphOf(...parts([{ ...OLD, ...PARTS, status: unknown }]))), undecided);
    const one = bucket("data", EAST);
    assert.deepEqual(verdicts(ruleOf, graphOf(one, versioning(one.id), lifecycle(unknown, []))), undecided);
  });

  it("ignores other types", () => {
    assert.deepEqual(verdicts(ruleOf, graphOf(resource("aws:s3/bucketPolicy:BucketPolicy", "p"))), {});
  });
});
