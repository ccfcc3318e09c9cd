import { accessLogDelivery } from "../../../../policy/rules/s3/access-log-delivery-allowed";
import { resource, unknown, type Fixture } from "../../fixtures";
import { judges } from "../../judges";
import { allow, from, here, policy } from "../../permissions/resources";

const bucket = (name: string, region = "us-east-1"): Fixture =>
  resource("aws:s3/bucket:Bucket", name, { bucket: name, arn: `arn:aws:s3:::${name}` }, { region });
const [uploads, logs, far] = [bucket("uploads"), bucket("logs"), bucket("far", "eu-west-1")];
const logging = (targetBucket: unknown, targetPrefix = "uploads/"): Fixture =>
  here("aws:s3/bucketLogging:BucketLogging", "uploads", { bucket: uploads.id, targetBucket, targetPrefix });
const withPolicy = (...statements: object[]): Fixture =>
  here("aws:s3/bucketPolicy:BucketPolicy", "logs", { bucket: logs.id, policy: policy(...statements) });
const S3 = (more: object = {}) => allow("logging.s3.amazonaws.com", "s3:PutObject", more);
const kms = here("aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration", "logs", {
  bucket: logs.id,
  rules: [{ applyServerSideEncryptionByDefault: { sseAlgorithm: "aws:kms:dsse" } }],
});
const all = (...more: Fixture[]) => [uploads, logs, logging(logs.id), ...more];

judges(accessLogDelivery, {
  "a bucket whose policy allows S3": [all(withPolicy(S3({ Resource: "arn:aws:s3:::logs/uploads/*" }))), "compliant"],
  "one that allows it for the bucket": [
    all(withPolicy(S3(from("aws:SourceArn", "arn:aws:s3:::uploads")))),
    "compliant",
  ],
  "one that allows it for another bucket": [
    all(withPolicy(S3(from("aws:SourceArn", "arn:aws:s3:::other")))),
    "violation",
    /does not allow logging.s3.amazonaws.com/,
  ],
  "one that allows another prefix": [all(withPolicy(S3({ Resource: "arn:aws:s3:::logs/other/*" }))), "violation"],
  "a bucket without a policy, which an ACL may open": [all(), "undecided", /its ACL/],
  "a bucket with KMS": [all(kms, withPolicy(S3())), "violation", /encrypted with KMS/],
  "a bucket in another Region": [[uploads, far, logging(far.id)], "violation", /is in eu-west-1/],
  "a bucket of another program": [[uploads, logging("theirs")], "undecided"],
  "an unknown bucket": [[uploads, logging(unknown)], "undecided"],
});
