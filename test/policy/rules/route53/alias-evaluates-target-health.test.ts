import assert from "node:assert/strict";
import { aliasEvaluatesTargetHealth as rule } from "../../../../policy/rules/route53/alias-evaluates-target-health";
import { graphOf, judgementsOf, previewOf, resource, unknown, verdicts, type Fixture } from "../../fixtures";
import { distribution, east, endpoint, latency, primary, record, secondary, to, toCdn, toRecord } from "./records";
import { west, zone } from "./records";

const common = [zone, east, west, distribution, endpoint];

describe("route53-alias-evaluates-target-health", () => {
  for (const [when, build] of Object.entries({ planned: graphOf, "at preview": previewOf })) {
    const judged = (...fixtures: Fixture[]) => verdicts(rule, build(...common, ...fixtures));

    it(`accepts records that evaluate their target, ${when}`, () => {
      assert.deepEqual(judged(primary(), secondary(), latency("us-east-1", to(east))), {
        primary: "compliant",
        secondary: "compliant",
        "us-east-1": "compliant",
      });
    });

    it(`refuses one that does not, ${when}, and names the target`, () => {
      const [found] = judgementsOf(rule, build(...common, primary(to(east, false))));
      assert.equal(found?.verdict, "violation");
      assert.equal(found.property, "aliases[0].evaluateTargetHealth");
      assert.equal(found.actual, false);
      assert.equal(found.wanted, true);
      assert.equal(
        found.message,
        "Route 53 ignores the health of east: it sends users there even if nothing behind it is healthy.",
      );
      assert.equal(judged(secondary(toRecord("standby.example.com", false))).secondary, "violation");
    });

    it(`is not applicable to CloudFront, ${when}, and refuses what Route 53 refuses`, () => {
      assert.equal(judged(secondary(toCdn())).secondary, "notApplicable");
      const [found] = judgementsOf(rule, build(...common, secondary(toCdn(true))));
      assert.equal(found?.verdict, "violation");
      assert.equal(found.actual, true);
      assert.equal(found.wanted, false);
    });

    it(`is not applicable to an S3 website, ${when}`, () => {
      const bucket = resource("aws:s3/bucket:Bucket", "page", { bucket: "shop.example.com" });
      const aliases = (evaluateTargetHealth: boolean) => [
        { name: bucket.output("websiteDomain"), zoneId: bucket.output("hostedZoneId"), evaluateTargetHealth },
      ];
      for (const evaluated of [true, false]) {
        assert.equal(judged(bucket, secondary({ aliases: aliases(evaluated) })).secondary, "notApplicable");
      }
    });
  }

  it("knows CloudFront by its zone and by its name", () => {
    const named = (name: unknown, zoneId: string) =>
      verdicts(rule, graphOf(...common, secondary({ aliases: [{ name, zoneId, evaluateTargetHealth: false }] })));
    assert.deepEqual(named("d1.cloudfront.net", "Z1"), { secondary: "notApplicable" });
    assert.deepEqual(named(unknown, "Z2FDTNDATAQYW2"), { secondary: "notApplicable" });
    assert.deepEqual(named("web.us-east-1.elb.amazonaws.com", "Z1"), { secondary: "violation" });
  });

  it("does not take a record for the bucket with its name", () => {
    const bucket = resource("aws:s3/bucket:Bucket", "page", { bucket: "standby.example.com" });
    const leads = secondary(toRecord("standby.example.com", false));
    assert.equal(verdicts(rule, graphOf(...common, bucket, leads)).secondary, "violation");
  });

  it("refuses an alias that does not say", () => {
    const aliases = [{ name: east.output("dnsName"), zoneId: east.output("zoneId") }];
    const [found] = judgementsOf(rule, graphOf(...common, primary({ aliases })));
    assert.equal(found?.verdict, "violation");
    assert.equal(found.actual, undefined);
  });

  it("is undecided on what is unknown, save where the answer is good for any target", () => {
    const judged = (inputs: Record<string, unknown>) => verdicts(rule, graphOf(...common, primary(inputs))).primary;
    const hidden = (evaluateTargetHealth: boolean) => ({
      aliases: [{ name: unknown, zoneId: unknown, evaluateTargetHealth }],
    });
    assert.equal(judged(to(east, unknown)), "undecided");
    assert.equal(judged({ aliases: unknown }), "undecided");
    assert.equal(judged(hidden(false)), "undecided");
    assert.equal(judged(hidden(true)), "compliant");
    assert.equal(judged({ ...to(east, false), failoverRoutingPolicies: unknown }), "undecided");
  });

  it("is not applicable to simple records and of records with values, and ignores other types", () => {
    const values = primary({ aliases: undefined, records: ["192.0.2.1"], ttl: 60 });
    assert.deepEqual(verdicts(rule, graphOf(...common, values, record("regional", to(east, false)))), {
      primary: "notApplicable",
      regional: "notApplicable",
    });
  });
});
