import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { planOf, statementsOf, waitsFor, type Planned, type Stack } from "../plans";
import { FIXTURES, TUNED } from "../tuned";

const DISTRIBUTION = "aws:cloudfront:Distribution";
const PAGE_BUCKET = "storefront-123456789012-us-west-2-page";

/** The page's objects; what canaries run is an object too. */
function pagesOf(stack: Stack): Planned[] {
  return stack.all("aws:s3:BucketObjectv2").filter(({ urn }) => urn.includes("$holdfast:storage:StaticSite$"));
}

/** The one page. */
function pageOf(stack: Stack): Record<string, any> {
  const [page, ...others] = pagesOf(stack);
  assert.deepEqual(others, []);
  return page!.inputs;
}

/** Alias records that lead to a DNS name. */
function leadingTo(stack: Stack, dnsName: string) {
  const records = stack.all("aws:route53:Record");
  return records.filter((r) => r.inputs["aliases"]?.[0].name === dnsName).map((r) => r.inputs);
}

describe("the page behind CloudFront", () => {
  it("is in a private bucket of the standby's region that only this distribution may read", async () => {
    const { secondary } = await planOf("shipped");
    const site = secondary.one(DISTRIBUTION);
    const grants = statementsOf(secondary.one("aws:s3:BucketPolicy", "storefront-page").inputs["policy"]).filter(
      (s) => s["Effect"] === "Allow",
    );
    assert.deepEqual(grants, [
      {
        Sid: grants[0]!["Sid"],
        Effect: "Allow",
        Principal: { Service: "cloudfront.amazonaws.com" },
        Action: "s3:GetObject",
        Resource: `arn:aws:s3:::${PAGE_BUCKET}/*`,
        Condition: { StringEquals: { "AWS:SourceArn": site.outputs["arn"] } },
      },
    ]);
  });

  it("is read by signed requests to the bucket's REST endpoint in its region", async () => {
    const { secondary } = await planOf("shipped");
    const access = secondary.one("aws:cloudfront:OriginAccessControl");
    assert.deepEqual(
      [
        access.inputs["originAccessControlOriginType"],
        access.inputs["signingBehavior"],
        access.inputs["signingProtocol"],
      ],
      ["s3", "always", "sigv4"],
    );
    const site = secondary.one(DISTRIBUTION).inputs;
    const [origin, ...others] = site["origins"];
    assert.deepEqual(others, []);
    assert.equal(origin.domainName, `${PAGE_BUCKET}.s3.us-west-2.amazonaws.com`);
    assert.equal(origin.originAccessControlId, access.id);
    assert.equal(site["defaultCacheBehavior"].targetOriginId, origin.originId);
  });

  it("is returned with 503 for every path, the root too", async () => {
    const { secondary } = await planOf("shipped");
    const site = secondary.one(DISTRIBUTION).inputs;
    const page = pageOf(secondary);
    const answers = site["customErrorResponses"] as any[];
    // Without permission to list the bucket S3 returns 403 for a missing object.
    assert.deepEqual(answers.map((a) => a.errorCode).sort(), [403, 404]);
    for (const answer of answers) {
      assert.equal(answer.responseCode, 503);
      assert.equal(answer.responsePagePath, `/${page["key"]}`);
      assert.ok(answer.errorCachingMinTtl <= 30);
    }
    assert.equal(site["defaultRootObject"], undefined, "a root object is answered with 200");
    const granted = statementsOf(secondary.one("aws:s3:BucketPolicy", "storefront-page").inputs["policy"]);
    assert.ok(!JSON.stringify(granted.filter((s) => s["Effect"] === "Allow")).includes("s3:ListBucket"));
  });

  it("has a certificate in us-east-1 for all its names, and at least TLS 1.2", async () => {
    const { secondary } = await planOf("static-site");
    const site = secondary.one(DISTRIBUTION).inputs;
    const certificate = secondary.one("aws:acm:Certificate");
    assert.equal(certificate.inputs["region"], "us-east-1");
    assert.match(certificate.id!, /^arn:aws:acm:us-east-1:/);
    assert.equal(secondary.one("aws:acm:CertificateValidation").inputs["region"], "us-east-1");
    assert.equal(site["viewerCertificate"].acmCertificateArn, certificate.outputs["arn"]);
    assert.equal(site["viewerCertificate"].sslSupportMethod, "sni-only");
    assert.equal(site["viewerCertificate"].minimumProtocolVersion, "TLSv1.2_2021");
    const names = [certificate.inputs["domainName"], ...certificate.inputs["subjectAlternativeNames"]];
    assert.deepEqual(site["aliases"], ["shop.example.com", "drill.shop.example.com"]);
    assert.deepEqual(names, site["aliases"]);
  });

  it("is reachable over IPv4 only, like the service: no AAAA record, and no IPv6", async () => {
    for (const variant of ["shipped", "static-site", "static-site-s3-website", "active-active"]) {
      const { primary, secondary } = await planOf(variant);
      const types = [primary, secondary].flatMap((s) => s.all("aws:route53:Record").map((r) => r.inputs["type"]));
      assert.deepEqual([...new Set(types)].sort(), ["A", "CNAME"]);
      for (const site of secondary.all(DISTRIBUTION)) assert.equal(site.inputs["isIpv6Enabled"], false);
    }
  });

  it("has an alias record to the distribution without target health, which Route 53 does not support there", async () => {
    const { secondary } = await planOf("static-site");
    const site = secondary.one(DISTRIBUTION).outputs;
    const records = leadingTo(secondary, site["domainName"]);
    assert.deepEqual(
      records.map((r) => r["name"]),
      ["shop.example.com", "drill.shop.example.com"],
    );
    for (const { aliases } of records)
      assert.deepEqual(aliases, [
        { name: site["domainName"], zoneId: site["hostedZoneId"], evaluateTargetHealth: false },
      ]);
  });

  it("is the settings' file if they name one, and HTML either way", async () => {
    const own = pageOf((await planOf(TUNED)).secondary);
    assert.equal(own["content"], readFileSync(FIXTURES.page, "utf8"));
    const shipped = pageOf((await planOf("shipped")).secondary);
    assert.match(shipped["content"], /shop\.example\.com is temporarily unavailable/);
    for (const { contentType } of [own, shipped]) assert.equal(contentType, "text/html; charset=utf-8");
  });

  it("is cached for at most half a minute", async () => {
    const { cacheControl } = pageOf((await planOf("shipped")).secondary);
    assert.ok(Number(/max-age=(\d+)/.exec(cacheControl)![1]) <= 30);
  });
});

describe("the page on an S3 website", () => {
  const website = async () => (await planOf("static-site-s3-website")).secondary;

  it("is in a bucket with the host's name, which S3 requires", async () => {
    const secondary = await website();
    const bucket = secondary.one("aws:s3:Bucket", "storefront-page-shop.example.com");
    assert.equal(bucket.inputs["bucket"], "shop.example.com");
    const config = secondary.one("aws:s3:BucketWebsiteConfiguration");
    assert.equal(config.inputs["bucket"], "shop.example.com");
    const [record, ...others] = leadingTo(secondary, config.outputs["websiteDomain"]);
    assert.deepEqual(others, []);
    assert.equal(record!["name"], "shop.example.com");
    // https://docs.aws.amazon.com/general/latest/gr/s3.html#s3_website_region_endpoints
    assert.deepEqual(record!["aliases"], [
      { name: "s3-website-us-west-2.amazonaws.com", zoneId: "Z3BJ6K6RIION7M", evaluateTargetHealth: true },
    ]);
  });

  it("has objects that everyone can read, and nothing else", async () => {
    const policy = (await website()).where("aws:s3:BucketPolicy", "bucket", "shop.example.com").inputs["policy"];
    const [grant, ...others] = statementsOf(policy);
    assert.deepEqual(others, []);
    assert.deepEqual([grant!["Principal"], grant!["Action"]], ["*", "s3:GetObject"]);
    assert.equal(grant!["Resource"], "arn:aws:s3:::shop.example.com/*");
  });

  it("is returned for every path", async () => {
    const secondary = await website();
    const page = pageOf(secondary);
    const config = secondary.one("aws:s3:BucketWebsiteConfiguration").inputs;
    assert.equal(page["bucket"], "shop.example.com");
    assert.deepEqual(config["indexDocument"], { suffix: page["key"] });
    assert.deepEqual(config["errorDocument"], { key: page["key"] });
  });

  it("needs neither certificate nor distribution", async () => {
    const secondary = await website();
    for (const type of [DISTRIBUTION, "aws:acm:Certificate"]) assert.deepEqual(secondary.all(type), []);
  });
});

describe("without a page in the settings", () => {
  it("none is created", async () => {
    const { primary, secondary } = await planOf("backup-restore");
    for (const stack of [primary, secondary]) assert.deepEqual(pagesOf(stack), []);
    const shipped = await planOf("shipped");
    assert.deepEqual(shipped.primary.all(DISTRIBUTION), [], "the page is the standby region's");
    assert.ok(
      waitsFor(shipped.secondary.one("aws:s3:BucketPolicy", "storefront-page"), shipped.secondary.one(DISTRIBUTION)),
    );
  });
});
