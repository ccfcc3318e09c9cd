import assert from "node:assert/strict";
import { deliveryAllowed as rule } from "../../../../policy/rules/cloudtrail/delivery-allowed";
import { graphOf, resource, verdicts, type Fixture } from "../../fixtures";
import { ACCOUNT, allow, arnOf, here, policy, role } from "../../permissions/resources";

const CLOUDTRAIL = "cloudtrail.amazonaws.com";
const TRAIL = arnOf("cloudtrail", "trail/all");
const BUCKET = "arn:aws:s3:::record";
const bucket = here("aws:s3/bucket:Bucket", "record", { bucket: "record", arn: BUCKET });
const forTrail = { StringEquals: { "aws:SourceArn": TRAIL } };
const LOOK = allow(CLOUDTRAIL, "s3:GetBucketAcl", { Resource: BUCKET, Condition: forTrail });
const WRITE = allow(CLOUDTRAIL, "s3:PutObject", {
  Resource: `${BUCKET}/AWSLogs/${ACCOUNT}/*`,
  Condition: { StringEquals: { ...forTrail.StringEquals, "s3:x-amz-acl": "bucket-owner-full-control" } },
});

const of = (statements: object[], inputs: object = {}, ...more: Fixture[]) =>
  verdicts(
    rule,
    graphOf(
      bucket,
      resource("aws:s3/bucketPolicy:BucketPolicy", "p", { bucket: bucket.id, policy: policy(...statements) }),
      here("aws:cloudtrail/trail:Trail", "all", { name: "all", arn: TRAIL, s3BucketName: bucket.id, ...inputs }),
      ...more,
    ),
  )["all"];

describe("cloudtrail-delivery-allowed", () => {
  it("requires a bucket policy for the trail and its prefix", () => {
    assert.equal(of([LOOK, WRITE]), "compliant");
    assert.equal(of([WRITE]), "violation");
    assert.equal(of([LOOK]), "violation");
    assert.equal(of([LOOK, WRITE], { s3KeyPrefix: "shop" }), "violation", "the policy has no prefix");
    assert.equal(of([LOOK, { ...WRITE, Condition: { StringEquals: { "aws:SourceArn": `${TRAIL}-2` } } }]), "violation");
    const deny = { Effect: "Deny", Principal: "*", Action: "s3:*", Resource: `${BUCKET}/*` };
    const roles = { ArnLike: { "aws:PrincipalArn": `arn:aws:iam::${ACCOUNT}:role/shop-*` } };
    assert.equal(of([LOOK, WRITE, { ...deny, Condition: roles }]), "compliant", "CloudTrail is no role");
    assert.equal(of([LOOK, WRITE, { ...deny, Condition: { ArnNotLike: roles.ArnLike } }]), "violation");
  });

  it("requires a key policy and a role of the log group", () => {
    const key = (...statements: object[]) =>
      here("aws:kms/key:Key", "k", { arn: arnOf("kms", "key/1"), policy: policy(...statements) });
    const encrypted = (one: Fixture) => of([LOOK, WRITE], { kmsKeyId: one.output("arn") }, one);
    const context = {
      StringLike: { "kms:EncryptionContext:aws:cloudtrail:arn": `arn:aws:cloudtrail:*:${ACCOUNT}:trail/*` },
    };
    const encrypts = allow(CLOUDTRAIL, "kms:GenerateDataKey*", { Condition: context });
    const looks = allow(CLOUDTRAIL, "kms:DescribeKey");
    assert.equal(encrypted(key(encrypts, looks)), "compliant");
    assert.equal(encrypted(key(encrypts)), "violation", "CloudTrail may not describe the key");
    assert.equal(encrypted(key(looks)), "violation");
    const encryption = resource(
      "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration",
      "encryption",
      { bucket: bucket.id, rules: [{ bucketKeyEnabled: true }] },
    );
    const withBucketKey = (one: Fixture) => of([LOOK, WRITE], { kmsKeyId: one.output("arn") }, one, encryption);
    assert.equal(withBucketKey(key(encrypts, looks)), "violation", "an S3 Bucket Key needs kms:Decrypt");
    assert.equal(withBucketKey(key(encrypts, looks, allow(CLOUDTRAIL, "kms:Decrypt"))), "compliant");
    assert.equal(encrypted(key(allow("s3.amazonaws.com", "kms:*"))), "violation");
    const group = arnOf("logs", "log-group:trail:*");
    const logs = (may: Fixture) =>
      of([LOOK, WRITE], { cloudWatchLogsGroupArn: group, cloudWatchLogsRoleArn: may.output("arn") }, may);
    const put = {
      Effect: "Allow",
      Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
      Resource: `${arnOf("logs", "log-group:trail")}:log-stream:${ACCOUNT}_CloudTrail_us-east-1*`,
    };
    assert.equal(logs(role("r", CLOUDTRAIL, [put])), "compliant");
    assert.equal(logs(role("r", CLOUDTRAIL, [{ ...put, Resource: arnOf("logs", "log-group:other:*") }])), "violation");
    assert.equal(logs(role("r", "logs.amazonaws.com", [put])), "violation");
  });

  it("is undecided on a bucket that is not in the program, and ignores other types", () => {
    const trail = here("aws:cloudtrail/trail:Trail", "all", { name: "all", s3BucketName: "theirs" });
    assert.deepEqual(verdicts(rule, graphOf(trail)), { all: "undecided" });
    assert.deepEqual(verdicts(rule, graphOf(bucket)), {});
  });
});
