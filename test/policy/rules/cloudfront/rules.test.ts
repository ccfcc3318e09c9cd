import { certificateRegion } from "../../../../policy/rules/cloudfront/certificate-region";
import { originFailover } from "../../../../policy/rules/cloudfront/origin-failover";
import { originGroupFailover } from "../../../../policy/rules/cloudfront/origin-group-failover";
import { resource, unknown, type Fixture } from "../../fixtures";
import { judges } from "../../judges";

const site = (inputs: Record<string, unknown> = {}): Fixture =>
  resource("aws:cloudfront/distribution:Distribution", "site", {
    origins: [
      { originId: "one", domainName: "one.example.com" },
      { originId: "two", domainName: "two.example.com" },
    ],
    defaultCacheBehavior: { targetOriginId: "one" },
    ...inputs,
  });
const pair = (...members: string[]) => ({
  originId: "both",
  members: members.map((originId) => ({ originId })),
});
const record = (inputs: Record<string, unknown>): Fixture =>
  resource("aws:route53/record:Record", "record", { type: "A", ...inputs });
const FAILOVER = { failoverRoutingPolicies: [{ type: "PRIMARY" }] };
const alone = site();

judges(originFailover, {
  "a group of two origins": [
    [site({ originGroups: [pair("one", "two")], defaultCacheBehavior: { targetOriginId: "both" } })],
    "compliant",
  ],
  "one origin": [[alone], "violation", /^It has one origin for its default behavior/],
  "a group that the default behavior does not use": [
    [site({ originGroups: [pair("one", "two")] })],
    "violation",
    /uses none of its origin groups/,
  ],
  "a group of one origin": [
    [site({ originGroups: [pair("one")], defaultCacheBehavior: { targetOriginId: "both" } })],
    "violation",
  ],
  "an origin with a failover record": [[alone, record({ name: "one.example.com", ...FAILOVER })], "compliant"],
  "an origin with a plain record": [[alone, record({ name: "one.example.com" })], "violation"],
  "a distribution from which Route 53 fails over": [
    [alone, record({ name: "www", aliases: [{ name: alone.output("domainName") }], ...FAILOVER })],
    "notApplicable",
  ],
  "a distribution with a plain alias record": [
    [alone, record({ name: "www", aliases: [{ name: alone.output("domainName") }] })],
    "violation",
  ],
  "no default behavior": [[site({ defaultCacheBehavior: undefined })], "violation"],
  "unknown groups": [[site({ originGroups: unknown })], "undecided"],
  "an unknown target": [[site({ defaultCacheBehavior: { targetOriginId: unknown } })], "undecided"],
});

const certified = (acmCertificateArn: unknown): Fixture => site({ viewerCertificate: { acmCertificateArn } });
const certificate = (region: string): Fixture =>
  resource("aws:acm/certificate:Certificate", `certificate-${region}`, { domainName: "example.com" }, { region });
const [east, west] = [certificate("us-east-1"), certificate("us-west-2")];

judges(certificateRegion, {
  "a certificate in us-east-1": [[certified(east.output("arn")), east], "compliant"],
  "the same by ARN": [[certified("arn:aws:acm:us-east-1:123456789012:certificate/a")], "compliant"],
  "a certificate of another Region": [[certified(west.output("arn")), west], "violation", /is in us-west-2/],
  "the same by ARN of another Region": [[certified("arn:aws:acm:eu-west-1:123456789012:certificate/a")], "violation"],
  "an unknown certificate": [[certified(unknown)], "undecided", /known only after deployment/],
  "a certificate in no known Region": [[certified("arn:aws:iam::123456789012:server-certificate/a")], "undecided"],
  "CloudFront's own": [[site({ viewerCertificate: { cloudfrontDefaultCertificate: true } })], "notApplicable"],
});

const both = (group: object = {}, inputs: object = {}): Fixture =>
  site({
    originGroups: [{ ...pair("one", "two"), failoverCriteria: { statusCodes: [500, 503] }, ...group }],
    defaultCacheBehavior: { targetOriginId: "both", allowedMethods: ["GET", "HEAD"] },
    ...inputs,
  });
const apart = (targetOriginId: string, allowedMethods: unknown) => ({
  orderedCacheBehaviors: [{ pathPattern: "/files/*", targetOriginId, allowedMethods }],
});

const origins = (one: unknown, two: unknown) => ({
  origins: [
    { originId: "one", domainName: one },
    { originId: "two", domainName: two },
  ],
});
const hosts = (...[one, two]: [string, string]) => origins(`${one}.amazonaws.com`, `${two}.amazonaws.com`);
const bucketIn = (region: string, name: string): Fixture =>
  resource(
    "aws:s3/bucket:Bucket",
    name,
    { bucket: name },
    { region, outputs: { bucketRegionalDomainName: `${name}.s3.${region}.amazonaws.com` } },
  );
const files = (one: Fixture, two: Fixture) =>
  origins(one.output("bucketRegionalDomainName"), two.output("bucketRegionalDomainName"));

judges(originGroupFailover, {
  "a group of two origins, on errors": [[both()], "compliant"],
  "its members by another name of one host": [
    [
      both(
        {},
        {
          origins: [
            { originId: "one", domainName: "one.example.com" },
            { originId: "two", domainName: "one.example.com" },
          ],
        },
      ),
    ],
    "violation",
    /both lead to one.example.com: it fails over to itself/,
  ],
  "load balancers of two Regions": [[both({}, hosts("a.us-east-1.elb", "b.eu-west-1.elb"))], "compliant"],
  "load balancers of one Region": [
    [both({}, hosts("a.us-east-1.elb", "b.us-east-1.elb"))],
    "violation",
    /Both of its origins are in us-east-1/,
  ],
  "a load balancer and a bucket of one Region": [[both({}, hosts("a.us-east-1.elb", "b.s3.us-east-1"))], "compliant"],
  "buckets of one Region": [
    [
      both({}, files(bucketIn("us-east-1", "a"), bucketIn("us-east-1", "b"))),
      bucketIn("us-east-1", "a"),
      bucketIn("us-east-1", "b"),
    ],
    "violation",
  ],
  "buckets of two Regions": [
    [
      both({}, files(bucketIn("us-east-1", "a"), bucketIn("eu-west-1", "b"))),
      bucketIn("us-east-1", "a"),
      bucketIn("eu-west-1", "b"),
    ],
    "compliant",
  ],
  "a member twice": [[both({ members: [{ originId: "one" }, { originId: "one" }] })], "violation", /to itself/],
  "an origin that is known only after deployment": [
    [
      both(
        {},
        {
          origins: [
            { originId: "one", domainName: unknown },
            { originId: "two", domainName: "two" },
          ],
        },
      ),
    ],
    "undecided",
  ],
  "one that fails over where there is nothing alone": [
    [both({ failoverCriteria: { statusCodes: [404] } })],
    "violation",
    /does not fail over on the errors/,
  ],
  "status codes as texts, as an export has them": [[both({ failoverCriteria: { statusCodes: ["504"] } })], "compliant"],
  "unknown status codes": [[both({ failoverCriteria: { statusCodes: unknown } })], "undecided"],
  "a default behavior that writes": [
    [both({}, { defaultCacheBehavior: { targetOriginId: "both", allowedMethods: ["GET", "HEAD", "POST"] } })],
    "violation",
    /rejects POST in a cache behavior with an origin group/,
  ],
  "a behavior of files beside the group": [
    [both({}, apart("one", ["GET", "HEAD"]))],
    "violation",
    /Requests for \/files\/\* use one origin/,
  ],
  "one with the group": [[both({}, apart("both", ["GET", "HEAD"]))], "compliant"],
  "one that writes, which can have none": [[both({}, apart("one", ["GET", "HEAD", "PUT"]))], "compliant"],
  "an unknown origin of a behavior": [
    [both({}, { orderedCacheBehaviors: [{ pathPattern: "/a", targetOriginId: unknown, allowedMethods: ["GET"] }] })],
    "undecided",
  ],
  "a default behavior beside its group, which another rule is about": [
    [both({}, { defaultCacheBehavior: { targetOriginId: "one", allowedMethods: ["GET", "HEAD"] } })],
    "compliant",
  ],
  "no group": [[site()], "notApplicable"],
  "unknown groups": [[site({ originGroups: unknown })], "undecided"],
});
