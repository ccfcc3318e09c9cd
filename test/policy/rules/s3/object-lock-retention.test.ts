import assert from "node:assert/strict";
import { objectLockRetention as ruleOf } from "../../../../policy/rules/s3/object-lock-retention";
import { graphOf, judgementsOf, previewOf, resource, unknown, verdicts } from "../../fixtures";
import { bucket, EAST } from "./buckets";

const lock = (of: unknown, defaultRetention: unknown) =>
  resource("aws:s3/bucketObjectLockConfiguration:BucketObjectLockConfiguration", "lock", {
    bucket: of,
    rule: { defaultRetention },
  });

/** A bucket with a default retention. */
function parts(retention: unknown) {
  const one = bucket("archive", EAST);
  return [one, lock(one.id, retention)];
}

describe("s3-object-lock-retention", () => {
  for (const [when, build] of Object.entries({ planned: graphOf, "at preview": previewOf })) {
    it(`accepts a default retention in days or years, ${when}`, () => {
      for (const time of [{ days: 30 }, { years: 7 }])
        assert.deepEqual(verdicts(ruleOf, build(...parts({ mode: "GOVERNANCE", ...time }))), { archive: "compliant" });
    });

    it(`refuses one without a mode or a time, ${when}`, () => {
      for (const retention of [null, { mode: "COMPLIANCE" }, { days: 30 }, { mode: "COMPLIANCE", days: 0 }]) {
        const [found] = judgementsOf(ruleOf, build(...parts(retention)));
        assert.equal(found?.verdict, "violation");
        assert.match(found.message, /locks only objects that are uploaded with their own retention/);
      }
    });

    it(`refuses a lock that only the bucket turns on, ${when}`, () => {
      assert.deepEqual(verdicts(ruleOf, build(bucket("archive", EAST, { objectLockEnabled: true }))), {
        archive: "violation",
      });
    });

    it(`is not applicable to a bucket without a lock, ${when}`, () => {
      assert.deepEqual(verdicts(ruleOf, build(bucket("page", EAST))), { page: "notApplicable" });
    });
  }

  it("is undecided on what is not known", () => {
    const undecided = { archive: "undecided" };
    assert.deepEqual(verdicts(ruleOf, graphOf(...parts(unknown))), undecided);
    assert.deepEqual(verdicts(ruleOf, graphOf(...parts({ mode: "GOVERNANCE", days: unknown }))), undecided);
    assert.deepEqual(verdicts(ruleOf, graphOf(bucket("archive", EAST, { objectLockEnabled: unknown }))), undecided);
    assert.deepEqual(verdicts(ruleOf, graphOf(bucket("archive", EAST), lock(unknown, { days: 1 }))), undecided);
  });

  it("ignores other types", () => {
    assert.deepEqual(verdicts(ruleOf, graphOf(resource("aws:s3/bucketPolicy:BucketPolicy", "p"))), {});
  });
});
