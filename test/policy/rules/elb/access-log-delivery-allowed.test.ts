import { accessLogDeliveryAllowed } from "../../../../policy/rules/elb/access-log-delivery-allowed";
import { resource, unknown, type Fixture } from "../../fixtures";
import { judges } from "../../judges";
import { ACCOUNT, allow, here, policy } from "../../permissions/resources";

const bucketIn = (region: string): Fixture =>
  resource("aws:s3/bucket:Bucket", "logs", { bucket: "logs", arn: "arn:aws:s3:::logs" }, { region });
const bucket = bucketIn("us-east-1");
const far = bucketIn("eu-west-1");
const balancer = (inputs: object, type = "aws:lb/loadBalancer:LoadBalancer", of = bucket): Fixture =>
  resource(
    type,
    "web",
    { accessLogs: { enabled: true, bucket: of.id, ...inputs }, ...("top" in inputs ? (inputs.top as object) : {}) },
    {
      region: "us-east-1",
      outputs: { arn: `arn:aws:elasticloadbalancing:us-east-1:${ACCOUNT}:loadbalancer/app/web/1` },
    },
  );
const withPolicy = (...statements: object[]): Fixture =>
  here("aws:s3/bucketPolicy:BucketPolicy", "logs", { bucket: bucket.id, policy: policy(...statements) });
const SERVICE = "logdelivery.elasticloadbalancing.amazonaws.com";
const ofAccount = (account: string) => ({
  Effect: "Allow",
  Principal: { AWS: account },
  Action: "s3:PutObject",
  Resource: "arn:aws:s3:::logs/*",
});
const under = (path: string, Service = SERVICE) => ({
  ...allow(Service, "s3:PutObject"),
  Resource: `arn:aws:s3:::logs/${path}`,
});
const kms = here("aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration", "logs", {
  bucket: bucket.id,
  rules: [{ applyServerSideEncryptionByDefault: { sseAlgorithm: "aws:kms" } }],
});
const NETWORK = { top: { loadBalancerType: "network" } };

judges(accessLogDeliveryAllowed, {
  "a bucket whose policy allows the service": [[bucket, balancer({}), withPolicy(under("AWSLogs/*"))], "compliant"],
  "one that allows the Region's account": [
    [bucket, balancer({}), withPolicy(ofAccount("arn:aws:iam::127311923021:root"))],
    "compliant",
  ],
  "one that allows the account by its number": [
    [bucket, balancer({}), withPolicy(ofAccount("127311923021"))],
    "compliant",
  ],
  "one that allows the account of another Region": [
    [bucket, balancer({}), withPolicy(ofAccount("arn:aws:iam::797873946194:root"))],
    "violation",
  ],
  "a bucket without a policy": [[bucket, balancer({})], "violation", /does not allow logdelivery/],
  "a policy for another prefix": [
    [bucket, balancer({ prefix: "web" }), withPolicy(under("api/AWSLogs/*"))],
    "violation",
  ],
  "a policy for its prefix": [[bucket, balancer({ prefix: "web/" }), withPolicy(under("web/AWSLogs/*"))], "compliant"],
  "a Network Load Balancer, whose logs another service writes": [
    [bucket, balancer(NETWORK), withPolicy(under("*"))],
    "violation",
    /delivery.logs.amazonaws.com/,
  ],
  "a Network Load Balancer that is allowed": [
    [bucket, balancer(NETWORK), withPolicy(under("*", "delivery.logs.amazonaws.com"))],
    "compliant",
  ],
  "a bucket in another Region": [[far, balancer({}, undefined, far)], "violation", /is in eu-west-1/],
  "a bucket with KMS": [[bucket, kms, balancer({}), withPolicy(under("*"))], "violation", /encrypted with KMS/],
  "a Network Load Balancer and a bucket with KMS": [
    [bucket, kms, balancer(NETWORK), withPolicy(under("*", "delivery.logs.amazonaws.com"))],
    "compliant",
  ],
  "a Classic Load Balancer, which logs by default": [
    [bucket, balancer({ enabled: undefined }, "aws:elb/loadBalancer:LoadBalancer")],
    "violation",
  ],
  "logs that are off": [[bucket, balancer({ enabled: false })], "notApplicable"],
  "logs of connections": [
    [
      bucket,
      resource(
        "aws:lb/loadBalancer:LoadBalancer",
        "web",
        { connectionLogs: { enabled: true, bucket: bucket.id } },
        { region: "us-east-1" },
      ),
    ],
    "violation",
    /connectionLogs.bucket/,
  ],
  "a bucket of another program": [[balancer({ bucket: "theirs" })], "undecided"],
  "unknown whether it logs": [[bucket, balancer({ enabled: unknown })], "undecided"],
});
