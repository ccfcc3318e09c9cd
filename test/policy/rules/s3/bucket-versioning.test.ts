import assert from "node:assert/strict";
import { bucketVersioning as rule } from "../../../../policy/rules/s3/bucket-versioning";
import { graphOf, judgementsOf, previewOf, resource, secret, unknown, verdicts, type Fixture } from "../../fixtures";

const bucket = (inputs = {}, name = "page", options = {}): Fixture =>
  resource("aws:s3/bucket:Bucket", name, inputs, options);
const versioning = (of: unknown, status: unknown, name = "page", options = {}): Fixture =>
  resource(
    "aws:s3/bucketVersioning:BucketVersioning",
    name,
    { bucket: of, versioningConfiguration: { status } },
    options,
  );

describe("s3-bucket-versioning", () => {
  for (const [when, build] of Object.entries({ planned: graphOf, "at preview": previewOf })) {
    it(`accepts a bucket whose versioning is enabled, ${when}`, () => {
      const page = bucket();
      assert.deepEqual(verdicts(rule, build(page, versioning(page.id, "Enabled"))), { page: "compliant" });
    });

    it(`refuses one whose versioning is suspended, ${when}, and says so`, () => {
      const page = bucket();
      const [found] = judgementsOf(rule, build(page, versioning(page.id, "Suspended")));
      assert.equal(found?.verdict, "violation");
      assert.equal(found.actual, "Suspended");
      assert.equal(found.message, "Its versioning (page) is Suspended.");
    });

    it(`does not take another bucket's versioning for its own, ${when}`, () => {
      const [page, logs] = [bucket(), bucket({}, "logs")];
      assert.deepEqual(verdicts(rule, build(page, logs, versioning(page.id, "Enabled"))), {
        page: "compliant",
        logs: "violation",
      });
    });
  }

  it("finds the bucket by its name", () => {
    const page = bucket({ bucket: "shop-page" });
    assert.deepEqual(verdicts(rule, graphOf(page, versioning("shop-page", "Enabled"))), { page: "compliant" });
  });

  it("refuses a bucket without versioning", () => {
    const [found] = judgementsOf(rule, graphOf(bucket()));
    assert.equal(found?.verdict, "violation");
    assert.equal(found.message, "No BucketVersioning enables versioning for it.");
  });

  it("does not apply to what is made again, but to a trail's log files and to uploads", () => {
    const page = bucket({ bucket: "page" });
    const uses: [string, Record<string, unknown>, string][] = [
      ["aws:s3/bucketWebsiteConfiguration:BucketWebsiteConfiguration", { bucket: page.id }, "notApplicable"],
      ["aws:lb/loadBalancer:LoadBalancer", { accessLogs: { bucket: page.id } }, "notApplicable"],
      ["aws:cloudtrail/trail:Trail", { s3BucketName: page.id }, "violation"],
      ["aws:s3/bucketNotification:BucketNotification", { bucket: page.id }, "violation"],
    ];
    for (const [type, inputs, wanted] of uses)
      assert.deepEqual(verdicts(rule, graphOf(page, resource(type, "user", inputs))), { page: wanted }, type);
  });

  it("honours the bucket's own versioning argument", () => {
    assert.deepEqual(verdicts(rule, graphOf(bucket({ versioning: { enabled: true } }))), { page: "compliant" });
    assert.deepEqual(verdicts(rule, graphOf(bucket({ versioning: { enabled: false } }))), { page: "violation" });
    assert.deepEqual(verdicts(rule, graphOf(bucket({ versioning: { enabled: unknown } }))), { page: "undecided" });
  });

  it("is undecided on a status that is unknown or secret", () => {
    const page = bucket();
    assert.deepEqual(verdicts(rule, graphOf(page, versioning(page.id, unknown))), { page: "undecided" });
    const [hidden] = judgementsOf(rule, graphOf(page, versioning(page.id, secret)));
    assert.equal(hidden?.verdict, "undecided");
    assert.match(hidden.reason, /is a secret/);
  });

  it("is undecided where a versioning may be any of two buckets'", () => {
    const [page, logs] = [bucket(), bucket({}, "logs")];
    const either = versioning(unknown, "Enabled", "either", { propertyDependencies: { bucket: [page, logs] } });
    assert.deepEqual(verdicts(rule, previewOf(page, logs, either)), { page: "undecided", logs: "undecided" });
  });

  it("ignores other types", () => {
    assert.deepEqual(verdicts(rule, graphOf(resource("aws:s3/bucketPolicy:BucketPolicy", "page"))), {});
  });
});
