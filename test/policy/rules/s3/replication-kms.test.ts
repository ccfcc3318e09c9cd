import assert from "node:assert/strict";
import { replicationKms as ruleOf } from "../../../../policy/rules/s3/replication-kms";
import { graphOf, judgementsOf, previewOf, resource, unknown, verdicts, type Fixture } from "../../fixtures";
import { bucket, EAST, replication, rule, WEST } from "./buckets";

const KEY = (region: string) => `arn:aws:kms:${region}:123456789012:key/1234`;

const encryption = (of: Fixture, sseAlgorithm: unknown = "aws:kms") =>
  resource("aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration", "encryption", {
    bucket: of.id,
    rules: [{ applyServerSideEncryptionByDefault: { sseAlgorithm } }],
  });

/** A replication from east to west, of which the replicas are encrypted by a key. */
function parts(replicaKmsKeyId: unknown, changes: object = {}, sseAlgorithm: unknown = "aws:kms") {
  const [east, west] = [bucket("east", EAST), bucket("west", WEST)];
  const destination = { encryptionConfiguration: replicaKmsKeyId === null ? null : { replicaKmsKeyId } };
  const config = replication(east.id, [rule(west.output("arn"), { ...changes, destination })]);
  return [east, west, encryption(east, sseAlgorithm), config];
}

describe("s3-replication-kms", () => {
  for (const [when, build] of Object.entries({ planned: graphOf, "at preview": previewOf })) {
    it(`accepts what KMS encrypts with a key of the destination's Region, ${when}`, () => {
      for (const algorithm of ["aws:kms", "aws:kms:dsse"])
        assert.deepEqual(verdicts(ruleOf, build(...parts(KEY(WEST), {}, algorithm))), { there: "compliant" });
    });

    it(`accepts a key that the program makes there, and refuses one that it makes here, ${when}`, () => {
      for (const [region, verdict] of [
        [WEST, "compliant"],
        [EAST, "violation"],
      ] as const) {
        const outputs = when === "planned" ? { arn: KEY(region) } : {};
        const key = resource("aws:kms/key:Key", "key", {}, { region, outputs });
        assert.deepEqual(verdicts(ruleOf, build(key, ...parts(key.output("arn")))), { there: verdict });
      }
    });

    it(`refuses a rule that leaves out what KMS encrypts, ${when}`, () => {
      const sourceSelectionCriteria = { replicaModifications: { status: "Enabled" } };
      const [found] = judgementsOf(ruleOf, build(...parts(KEY(WEST), { sourceSelectionCriteria })));
      assert.equal(found?.verdict, "violation");
      assert.equal(found.property, "rules[0].sourceSelectionCriteria.sseKmsEncryptedObjects.status");
      assert.match(found.message, /^east is encrypted with KMS, and S3 replicates no such object/);
    });

    it(`refuses a key of the source's Region, and none, ${when}`, () => {
      const [found] = judgementsOf(ruleOf, build(...parts(KEY(EAST))));
      assert.equal(found?.verdict, "violation");
      assert.match(found.message, /is in us-east-1 but west is in us-west-2/);
      const [none] = judgementsOf(ruleOf, build(...parts(null)));
      assert.equal(none?.verdict, "violation");
      assert.match(none.message, /has no key for the replicas/);
    });

    it(`is not applicable to a bucket that KMS does not encrypt, ${when}`, () => {
      assert.deepEqual(verdicts(ruleOf, build(...parts(null, {}, "AES256"))), { there: "notApplicable" });
      const [east, west, , config] = parts(null);
      assert.deepEqual(verdicts(ruleOf, build(east!, west!, config!)), { there: "notApplicable" });
    });
  }

  it("is undecided on an encryption, a key or a source that is not known", () => {
    const undecided = { there: "undecided" };
    assert.deepEqual(verdicts(ruleOf, graphOf(...parts(KEY(EAST), {}, unknown))), undecided);
    assert.deepEqual(verdicts(ruleOf, graphOf(...parts(unknown))), undecided);
    assert.deepEqual(verdicts(ruleOf, graphOf(...parts("alias/data"))), undecided);
    assert.deepEqual(verdicts(ruleOf, graphOf(replication("other", [rule("arn:aws:s3:::west")]))), undecided);
    assert.deepEqual(verdicts(ruleOf, graphOf(...parts(KEY(WEST), { sourceSelectionCriteria: unknown }))), undecided);
  });

  it("accepts a rule that is ready for KMS whatever the source is", () => {
    assert.deepEqual(verdicts(ruleOf, graphOf(...parts(KEY(WEST), {}, unknown))), { there: "compliant" });
    const west = bucket("west", WEST);
    const destination = { encryptionConfiguration: { replicaKmsKeyId: KEY(WEST) } };
    const config = replication("shop-east", [rule(west.output("arn"), { destination })]);
    assert.deepEqual(verdicts(ruleOf, graphOf(west, config)), { there: "compliant" });
  });

  it("ignores other types", () => {
    assert.deepEqual(verdicts(ruleOf, graphOf(resource("aws:s3/bucketPolicy:BucketPolicy", "p"))), {});
  });
});
