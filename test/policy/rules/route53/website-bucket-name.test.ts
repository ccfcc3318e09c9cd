import assert from "node:assert/strict";
import { websiteBucketName as rule } from "../../../../policy/rules/route53/website-bucket-name";
import { graphOf, judgementsOf, previewOf, resource, unknown, verdicts, type Fixture } from "../../fixtures";
import { distribution, east, half, HOST, primary, record, toCdn, toRecord, WEST, zone } from "./records";

const bucket = (name: unknown, logical = "page", region = WEST) =>
  resource("aws:s3/bucket:Bucket", logical, { bucket: name }, { region });
const site = (of: unknown, logical = "site") =>
  resource(
    "aws:s3/bucketWebsiteConfiguration:BucketWebsiteConfiguration",
    logical,
    { bucket: of },
    { region: WEST, outputs: {} },
  );
const page = (name: unknown, zoneId: unknown, inputs: Record<string, unknown> = {}) =>
  half("SECONDARY", "secondary", { aliases: [{ name, zoneId, evaluateTargetHealth: true }], ...inputs });
const verdictOf = (...fixtures: Fixture[]) => verdicts(rule, graphOf(zone, ...fixtures)).secondary;

describe("route53-website-bucket-name", () => {
  for (const [when, build] of Object.entries({ planned: graphOf, "at preview": previewOf })) {
    const judged = (name: unknown, inputs: Record<string, unknown> = {}, ...others: Fixture[]) => {
      const its = bucket(name);
      const website = site(its.id);
      const leads = page(website.output("websiteDomain"), its.output("hostedZoneId"), inputs);
      const found = judgementsOf(rule, build(zone, its, website, ...others, leads));
      return found.find((one) => one.name === "secondary");
    };

    it(`accepts a bucket that is named like the record, ${when}`, () => {
      assert.equal(judged(HOST)?.verdict, "compliant");
      assert.equal(judged(HOST, { name: "shop" })?.verdict, "compliant");
    });

    it(`refuses another name, ${when}, and says what users get`, () => {
      const found = judged("storefront-page");
      assert.equal(found?.verdict, "violation");
      assert.equal(found.property, "aliases[0].name");
      assert.deepEqual([found.actual, found.wanted], ["storefront-page", HOST]);
      assert.equal(
        found.message,
        "It points to the website of the bucket storefront-page, but S3 looks for a bucket named " +
          "shop.example.com: users get a 404.",
      );
    });

    it(`accepts the name of a record that leads here, ${when}: users ask for that one`, () => {
      const outer = record("outer", toRecord("standby.shop.example.com"));
      const inner = { name: "standby.shop.example.com" };
      assert.equal(judged(HOST, inner, outer)?.verdict, "compliant");
      assert.equal(judged(HOST, inner)?.verdict, "violation");
      const far = record("far", { ...toRecord(HOST), name: "www.example.com" });
      assert.equal(judged("www.example.com", inner, outer, far)?.verdict, "compliant");
    });
  }

  it("takes a bucket's own website too, and the bucket by its name only", () => {
    const own = (name: string) => {
      const its = bucket(name);
      return verdictOf(its, page(its.output("websiteDomain"), its.output("hostedZoneId")));
    };
    assert.deepEqual([own(HOST), own("other")], ["compliant", "violation"]);
    const named = (name: string) => {
      const website = site(name);
      return verdictOf(website, page(website.output("websiteDomain"), "Z1"));
    };
    assert.deepEqual([named(HOST), named("other")], ["compliant", "violation"]);
  });

  it("finds the bucket among several websites of one endpoint", () => {
    const endpoint = "s3-website-us-west-2.amazonaws.com";
    const websites = (...names: string[]) =>
      names.map((name) =>
        resource(
          "aws:s3/bucketWebsiteConfiguration:BucketWebsiteConfiguration",
          name,
          { bucket: name },
          { region: WEST, outputs: { websiteDomain: endpoint } },
        ),
      );
    assert.equal(verdictOf(...websites("drill", HOST), page(endpoint, "Z1")), "compliant");
    assert.equal(verdictOf(...websites("drill", "other"), page(endpoint, "Z1")), "violation");
  });

  it("looks among the buckets of the Region where the alias has only the endpoint", () => {
    const leads = page("s3-website-us-west-2.amazonaws.com", "Z1");
    assert.equal(verdictOf(bucket(HOST), leads), "compliant");
    assert.equal(verdictOf(bucket(HOST, "page", "eu-west-1"), leads), "undecided");
    assert.equal(verdictOf(bucket("other"), leads), "undecided");
  });

  it("is undecided on an unknown bucket, name or alias", () => {
    const of = (name: unknown, inputs = {}) => {
      const its = bucket(name);
      return verdictOf(its, page(its.output("websiteDomain"), its.output("hostedZoneId"), inputs));
    };
    assert.equal(of(unknown), "undecided");
    assert.equal(of(HOST, { name: unknown }), "undecided");
    const [found] = judgementsOf(rule, graphOf(zone, page("x", "Z1", { aliases: unknown })));
    assert.equal(found?.verdict, "undecided");
    assert.equal(found.reason, "Its alias is known only after deployment.");
  });

  it("is not caught in records that lead back to each other", () => {
    const its = bucket("other");
    const leads = page(its.output("websiteDomain"), its.output("hostedZoneId"));
    const away = record("away", { ...toRecord(HOST), name: "away.example.com" });
    const back = half("PRIMARY", "back", toRecord("away.example.com"));
    const found = judgementsOf(rule, graphOf(zone, its, leads, away, back)).find((one) => one.name === "secondary");
    assert.equal(found?.verdict, "violation");
    assert.equal(found.wanted, "shop.example.com or away.example.com");
  });

  it("is not applicable to other records, and ignores other types", () => {
    const others = [primary(), record("cdn-alias", toCdn()), record("values", { records: ["192.0.2.1"] })];
    assert.deepEqual(verdicts(rule, graphOf(zone, east, distribution, ...others)), {
      primary: "notApplicable",
      "cdn-alias": "notApplicable",
      values: "notApplicable",
    });
  });
});
