import assert from "node:assert/strict";
import { lifecycleKeepsObjects as ruleOf } from "../../../../policy/rules/s3/lifecycle-keeps-objects";
import { graphOf, judgementsOf, previewOf, resource, unknown, verdicts, type Fixture } from "../../fixtures";
import { bucket, EAST } from "./buckets";

const data = bucket("data", EAST, { tags: { "backup-plan": "daily" } });
const lifecycle = (of: Fixture, rules: unknown) =>
  resource("aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration", "expiry", { bucket: of.id, rules });
const expiring = (expiration: unknown, status: unknown = "Enabled") => [{ id: "r", status, expiration }];

describe("s3-lifecycle-keeps-objects", () => {
  for (const [when, build] of Object.entries({ planned: graphOf, "at preview": previewOf })) {
    it(`refuses that data expires, ${when}`, () => {
      const judge = (rules: unknown) => verdicts(ruleOf, build(data, lifecycle(data, rules))).data;
      assert.equal(judge(expiring({ days: 1 })), "violation");
      assert.equal(judge(expiring({ date: "2030-01-01T00:00:00Z" })), "violation");
      assert.equal(judge([...expiring(undefined), ...expiring({ days: 30 })]), "violation");
      assert.equal(judge(expiring({ days: 1 }, "Disabled")), "compliant");
      assert.equal(judge(expiring({ expiredObjectDeleteMarker: true })), "compliant");
      assert.equal(judge([{ status: "Enabled", noncurrentVersionExpiration: { noncurrentDays: 1 } }]), "compliant");
      assert.equal(judge(expiring(unknown)), "undecided");
      assert.equal(judge(unknown), "undecided");
    });
  }

  it("says when current objects expire, and that versions may stay", () => {
    const messageOf = (expiration: object) => {
      const [one] = judgementsOf(ruleOf, graphOf(data, lifecycle(data, expiring(expiration))));
      return one?.verdict === "violation" ? one.message : "";
    };
    assert.match(
      messageOf({ days: 30 }),
      /^It expires current objects after 30 days: .* without versioning they are gone/,
    );
    assert.match(messageOf({ date: "2030-01-01T00:00:00Z" }), /^It expires current objects on 2030-01-01/);
  });

  it("goes by what the bucket holds", () => {
    const judge = (of: Fixture, ...more: Fixture[]) =>
      verdicts(ruleOf, graphOf(of, lifecycle(of, expiring({ days: 1 })), ...more))[of.name];
    const logs = bucket("logs", EAST);
    assert.equal(judge(logs), "undecided");
    const balancer = resource("aws:lb/loadBalancer:LoadBalancer", "web", { accessLogs: { bucket: logs.id } });
    assert.equal(judge(logs, balancer), "notApplicable");
  });

  it("reads the bucket's own argument, and needs a configuration", () => {
    const own = { tags: { "backup-plan": "daily" }, lifecycleRules: [{ enabled: true, expiration: { days: 3 } }] };
    assert.deepEqual(verdicts(ruleOf, graphOf(bucket("data", EAST, own))), { data: "violation" });
    assert.deepEqual(verdicts(ruleOf, graphOf(data)), { data: "notApplicable" });
  });

  it("ignores other types", () => {
    assert.deepEqual(verdicts(ruleOf, graphOf(resource("aws:sqs/queue:Queue", "jobs"))), {});
  });
});
