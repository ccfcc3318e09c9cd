import assert from "node:assert/strict";
import { protectMatchesAws as rule } from "../../../../policy/rules/pulumi/protect-matches-aws";
import { graphOf, judgementsOf, previewOf, resource, secret, unknown, verdicts } from "../../fixtures";

const PROPERTIES: Record<string, string> = {
  "aws:lb/loadBalancer:LoadBalancer": "enableDeletionProtection",
  "aws:rds/instance:Instance": "deletionProtection",
  "aws:rds/cluster:Cluster": "deletionProtection",
  "aws:dynamodb/table:Table": "deletionProtectionEnabled",
  "aws:dynamodb/tableReplica:TableReplica": "deletionProtectionEnabled",
  "aws:alb/loadBalancer:LoadBalancer": "enableDeletionProtection",
  "aws:rds/globalCluster:GlobalCluster": "deletionProtection",
  "aws:docdb/cluster:Cluster": "deletionProtection",
  "aws:docdb/globalCluster:GlobalCluster": "deletionProtection",
  "aws:neptune/cluster:Cluster": "deletionProtection",
  "aws:neptune/globalCluster:GlobalCluster": "deletionProtection",
  "aws:eks/cluster:Cluster": "deletionProtection",
};
const [LB] = Object.keys(PROPERTIES);
const one = (type: string, inputs: Record<string, unknown>, protect: boolean, outputs = {}) =>
  resource(type, "it", inputs, { protect, outputs });

describe("pulumi-protect-matches-aws", () => {
  for (const [when, build] of Object.entries({ planned: graphOf, "at preview": previewOf })) {
    for (const [type, property] of Object.entries(PROPERTIES)) {
      it(`accepts ${type} that both or neither protect, ${when}`, () => {
        assert.deepEqual(verdicts(rule, build(one(type, { [property]: true }, true))), { it: "compliant" });
        assert.deepEqual(verdicts(rule, build(one(type, { [property]: false }, false))), { it: "compliant" });
        assert.deepEqual(verdicts(rule, build(one(type, {}, false))), { it: "compliant" });
      });

      it(`refuses ${type} that only AWS protects, ${when}, and says where the tear-down stops`, () => {
        const [found] = judgementsOf(rule, build(one(type, { [property]: true }, false)));
        assert.equal(found?.verdict, "violation");
        assert.deepEqual([found.property, found.actual, found.wanted], ["protect", false, true]);
        assert.equal(
          found.message,
          `AWS protects it (${property}) but Pulumi does not: \`pulumi destroy\` deletes the resources around it and then ` +
            "fails half-way.",
        );
      });

      it(`refuses ${type} that only Pulumi protects, ${when}`, () => {
        for (const given of [false, undefined]) {
          const [found] = judgementsOf(rule, build(one(type, { [property]: given }, true)));
          assert.equal(found?.verdict, "violation");
          assert.deepEqual([found.property, found.actual, found.wanted], [property, given, true]);
          assert.match(found.message, /^Pulumi protects it but AWS does not: the console/);
        }
      });
    }
  }

  it("judges no type besides but user pools, whose words are their own", () => {
    assert.deepEqual([...rule.types].sort(), [...Object.keys(PROPERTIES), "aws:cognito/userPool:UserPool"].sort());
    assert.deepEqual(rule.remediate, undefined);
  });

  it("knows a user pool's own words", () => {
    const pool = (given: unknown, protect: boolean) =>
      verdicts(rule, graphOf(one("aws:cognito/userPool:UserPool", { deletionProtection: given }, protect))).it;
    assert.equal(pool("ACTIVE", true), "compliant");
    assert.equal(pool("ACTIVE", false), "violation");
    assert.equal(pool("INACTIVE", true), "violation");
    assert.equal(pool("INACTIVE", false), "compliant");
  });

  it("is undecided on a protection that is unknown or secret, but not on one that was left out", () => {
    for (const given of [unknown, secret]) {
      assert.deepEqual(verdicts(rule, graphOf(one(LB!, { enableDeletionProtection: given }, true))), {
        it: "undecided",
      });
    }
    const left = one(LB!, {}, false, { enableDeletionProtection: unknown });
    assert.deepEqual(verdicts(rule, graphOf(left)), { it: "compliant" });
  });

  it("ignores types without deletion protection", () => {
    assert.deepEqual(verdicts(rule, graphOf(resource("aws:s3/bucket:Bucket", "it", {}, { protect: true }))), {});
  });
});
