import assert from "node:assert/strict";
import { blockPublicAccess as ruleOf } from "../../../../policy/rules/s3/block-public-access";
import { graphOf, judgementsOf, previewOf, resource, unknown, verdicts } from "../../fixtures";
import { bucket, EAST, replication, rule, WEST } from "./buckets";

const ALL = { blockPublicAcls: true, ignorePublicAcls: true, blockPublicPolicy: true, restrictPublicBuckets: true };
const block = (of: unknown, changes: object = {}) =>
  resource("aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock", "block", { bucket: of, ...ALL, ...changes });
const data = (inputs: object = {}) => bucket("data", EAST, { tags: { "backup-plan": "shop" }, ...inputs });

describe("s3-block-public-access", () => {
  for (const [when, build] of Object.entries({ planned: graphOf, "at preview": previewOf })) {
    it(`accepts a bucket with all four, ${when}`, () => {
      const one = data();
      assert.deepEqual(verdicts(ruleOf, build(one, block(one.id))), { data: "compliant" });
    });

    for (const setting of Object.keys(ALL)) {
      it(`refuses one whose ${setting} is off or missing, ${when}`, () => {
        for (const value of [false, null]) {
          const one = data();
          const [found] = judgementsOf(ruleOf, build(one, block(one.id, { [setting]: value })));
          assert.equal(found?.verdict, "violation");
          assert.equal(found.property, setting);
        }
      });
    }

    it(`refuses one without a block, ${when}`, () => {
      assert.deepEqual(verdicts(ruleOf, build(data())), { data: "violation" });
    });

    it(`requires it of both ends of a replication, ${when}`, () => {
      const [east, west] = [bucket("east", EAST), bucket("west", WEST)];
      const graph = build(east, west, block(east.id), replication(east.id, [rule(west.output("arn"))]));
      assert.deepEqual(verdicts(ruleOf, graph), { east: "compliant", west: "violation" });
    });
  }

  it("is not applicable to a bucket that nothing shows to hold data, such as a page's", () => {
    const page = bucket("page", EAST);
    const open = block(page.id, { blockPublicPolicy: false });
    assert.deepEqual(verdicts(ruleOf, graphOf(page, open)), { page: "notApplicable" });
    assert.deepEqual(verdicts(ruleOf, graphOf(page), { backupTag: "Name" }), { page: "notApplicable" });
  });

  it("is undecided on a setting, tags or a block that is not known yet", () => {
    const one = data();
    assert.deepEqual(verdicts(ruleOf, graphOf(one, block(one.id, { ignorePublicAcls: unknown }))), {
      data: "undecided",
    });
    assert.deepEqual(verdicts(ruleOf, graphOf(data({ tags: unknown }))), { data: "undecided" });
    assert.deepEqual(verdicts(ruleOf, graphOf(data(), block(unknown))), { data: "undecided" });
  });

  it("ignores other types", () => {
    assert.deepEqual(verdicts(ruleOf, graphOf(resource("aws:s3/bucketPolicy:BucketPolicy", "p"))), {});
  });
});
