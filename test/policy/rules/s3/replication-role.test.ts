import assert from "node:assert/strict";
import { replicationKms } from "../../../../policy/rules/s3/replication-kms";
import { replicationRole } from "../../../../policy/rules/s3/replication-role";
import { graphOf, previewOf, resource, verdicts, type Fixture } from "../../fixtures";
import { policy, role } from "../../permissions/resources";
import { bucket, EAST, rule, WEST } from "./buckets";

const S3 = "s3.amazonaws.com";
const [FROM, TO] = ["arn:aws:s3:::shop-east", "arn:aws:s3:::shop-west"];
const READ = [
  { Effect: "Allow", Action: ["s3:GetReplicationConfiguration", "s3:ListBucket"], Resource: FROM },
  {
    Effect: "Allow",
    Action: ["s3:GetObjectVersionForReplication", "s3:GetObjectVersionAcl", "s3:GetObjectVersionTagging"],
    Resource: `${FROM}/*`,
  },
];
const WRITE = { Effect: "Allow", Action: ["s3:ReplicateObject", "s3:ReplicateDelete"], Resource: `${TO}/*` };

const config = (may: Fixture | undefined, from: Fixture, to: Fixture, changes: object = {}) =>
  resource(
    "aws:s3/bucketReplicationConfig:BucketReplicationConfig",
    "there",
    { bucket: from.id, ...(may && { role: may.output("arn") }), rules: [rule(to.output("arn"), { ...changes })] },
    { region: EAST },
  );

const buckets = (inputs: object = {}) =>
  [
    bucket("east", EAST, {}, { outputs: { arn: FROM } }),
    bucket("west", WEST, { ...inputs }, { outputs: { arn: TO } }),
  ] as const;

describe("s3-replication-role", () => {
  const judged = (may: Fixture | undefined, changes: object = {}, build = graphOf, ...more: Fixture[]) => {
    const [east, west] = buckets();
    return verdicts(
      replicationRole,
      build(east, west, ...(may ? [may] : []), config(may, east, west, changes), ...more),
    )["there"];
  };

  for (const [when, build] of Object.entries({ planned: graphOf, "at preview": previewOf }))
    it(`requires that S3 can assume the role, read and write, ${when}`, () => {
      assert.equal(judged(role("r", S3, [...READ, WRITE]), {}, build), "compliant");
      assert.equal(judged(role("r", "lambda.amazonaws.com", [...READ, WRITE]), {}, build), "violation");
      assert.equal(judged(role("r", S3, READ), {}, build), "violation");
      assert.equal(judged(role("r", S3, [WRITE]), {}, build), "violation");
      assert.equal(judged(role("r", S3, [READ[1]!, WRITE]), {}, build), "violation", "it may not list the source");
      assert.equal(judged(role("r", S3, [...READ, { ...WRITE, Resource: `${FROM}/*` }]), {}, build), "violation");
      const kept = { Effect: "Deny", Action: "s3:Replicate*", Resource: "*" };
      assert.equal(judged(role("r", S3, [...READ, WRITE, kept]), {}, build), "violation");
    });

  it("requires the replication of deletions only where the rule has it", () => {
    const may = role("r", S3, [...READ, { ...WRITE, Action: "s3:ReplicateObject" }]);
    assert.equal(judged(may), "violation");
    assert.equal(judged(may, { deleteMarkerReplication: { status: "Disabled" } }), "compliant");
  });

  it("reads the destination's policy", () => {
    const [, west] = buckets();
    const deny = (more: object) =>
      resource("aws:s3/bucketPolicy:BucketPolicy", "p", {
        bucket: west.id,
        policy: policy({ Effect: "Deny", Principal: "*", Action: "s3:*", Resource: `${TO}/*`, ...more }),
      });
    const of = (beside: Fixture) => {
      const [east] = buckets();
      const may = role("r", S3, [...READ, WRITE]);
      return verdicts(replicationRole, graphOf(east, west, may, config(may, east, west), beside))["there"];
    };
    assert.equal(of(deny({})), "violation");
    assert.equal(of(deny({ Condition: { Bool: { "aws:SecureTransport": "false" } } })), "compliant");
    assert.equal(of(deny({ Principal: { AWS: "arn:aws:iam::210987654321:root" } })), "compliant");
  });

  it("refuses none, and is undecided on one that is not in the program", () => {
    assert.equal(judged(undefined), "violation");
    const [east, west] = buckets();
    const theirs = resource("aws:s3/bucketReplicationConfig:BucketReplicationConfig", "there", {
      bucket: east.id,
      role: "arn:aws:iam::123456789012:role/theirs",
      rules: [rule(west.output("arn"))],
    });
    assert.equal(verdicts(replicationRole, graphOf(east, west, theirs))["there"], "undecided");
  });
});

describe("s3-replication-kms and the role", () => {
  const key = (name: string, region: string, inputs: object = {}) =>
    resource(
      "aws:kms/key:Key",
      name,
      { ...inputs },
      { region, outputs: { arn: `arn:aws:kms:${region}:123456789012:key/${name}` } },
    );
  const via = (region: string, arn: string) => ({
    Condition: {
      StringLike: { "kms:ViaService": `s3.${region}.amazonaws.com`, "kms:EncryptionContext:aws:s3:arn": `${arn}*` },
    },
  });
  const decrypt = {
    Effect: "Allow",
    Action: "kms:Decrypt",
    Resource: "arn:aws:kms:us-east-1:123456789012:key/one",
    ...via(EAST, FROM),
  };
  const encrypt = {
    Effect: "Allow",
    Action: "kms:Encrypt",
    Resource: "arn:aws:kms:us-west-2:123456789012:key/two",
    ...via(WEST, TO),
  };
  const judged = (statements: object[], own: object = {}, bucketKeyEnabled?: boolean) => {
    const [east, west] = buckets();
    const [one, two] = [key("one", EAST, own), key("two", WEST)];
    const encryption = resource(
      "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration",
      "encryption",
      {
        bucket: east.id,
        rules: [
          {
            applyServerSideEncryptionByDefault: { sseAlgorithm: "aws:kms", kmsMasterKeyId: one.output("arn") },
            bucketKeyEnabled,
          },
        ],
      },
    );
    const may = role("r", S3, [...READ, WRITE, ...statements]);
    const destination = { encryptionConfiguration: { replicaKmsKeyId: two.output("arn") } };
    return verdicts(
      replicationKms,
      graphOf(east, west, one, two, encryption, may, config(may, east, west, { destination })),
    )["there"];
  };

  it("requires that the role may decrypt with the source's key and encrypt with the other", () => {
    assert.equal(judged([decrypt, encrypt]), "compliant");
    assert.equal(judged([decrypt]), "violation");
    assert.equal(judged([encrypt]), "violation");
    assert.equal(judged([decrypt, { ...encrypt, ...via(EAST, TO) }]), "violation", "by way of S3 in the other Region");
    const services = policy({ Effect: "Allow", Principal: { Service: S3 }, Action: "kms:*", Resource: "*" });
    assert.equal(
      judged([decrypt, encrypt], { policy: services }),
      "violation",
      "the key's policy leaves nothing to the account",
    );
    assert.equal(judged([decrypt, encrypt], { isEnabled: false }), "violation");
  });

  it("requires that it may decrypt with the other key too where the source has an S3 Bucket Key", () => {
    assert.equal(judged([decrypt, encrypt], {}, false), "compliant");
    assert.equal(judged([decrypt, encrypt], {}, true), "violation");
    assert.equal(judged([decrypt, { ...encrypt, Action: ["kms:Encrypt", "kms:Decrypt"] }], {}, true), "compliant");
  });
});
