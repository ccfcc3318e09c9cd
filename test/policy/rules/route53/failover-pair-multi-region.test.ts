import assert from "node:assert/strict";
import { failoverPairMultiRegion as rule } from "../../../../policy/rules/route53/failover-pair-multi-region";
import { graphOf, judgementsOf, previewOf, resource, unknown, verdicts, type Fixture } from "../../fixtures";
import { balancer, distribution, EAST, east, elsewhere, endpoint, half, latency, primary, record } from "./records";
import { secondary, to, toCdn, toRecord, WEST, west, zone } from "./records";

const alsoEast = balancer("also-east", EAST);
const common = [zone, east, west, alsoEast, distribution, endpoint];
const verdictOf = (...fixtures: Fixture[]) => verdicts(rule, graphOf(...common, ...fixtures)).primary;

describe("route53-failover-pair-multi-region", () => {
  for (const [when, build] of Object.entries({ planned: graphOf, "at preview": previewOf })) {
    it(`accepts load balancers of two Regions, ${when}, and judges the pair once`, () => {
      assert.deepEqual(verdicts(rule, build(...common, primary(), secondary())), {
        primary: "compliant",
        secondary: "notApplicable",
      });
    });

    it(`refuses load balancers of one Region, ${when}, and says what is lost with it`, () => {
      const [found] = judgementsOf(rule, build(...common, primary(), secondary(to(alsoEast))));
      assert.equal(found?.verdict, "violation");
      assert.equal(found.property, "aliases[0].name");
      assert.equal(found.actual, "us-east-1");
      assert.equal(found.wanted, "targets in two Regions, not us-east-1 alone");
      assert.equal(
        found.message,
        "It and its SECONDARY (secondary) both point to us-east-1 only: if us-east-1 fails, both are unavailable.",
      );
    });

    it(`accepts CloudFront as SECONDARY, ${when}, but not on both sides`, () => {
      assert.equal(verdicts(rule, build(...common, primary(), secondary(toCdn()))).primary, "compliant");
      const [found] = judgementsOf(rule, build(...common, primary(toCdn()), secondary(toCdn())));
      assert.equal(found?.verdict, "violation");
      assert.match(found.message, /allows a host name on one distribution only/);
    });

    it(`follows an alias to a pair of its own, ${when}`, () => {
      const name = "standby.shop.example.com";
      const behind = (target: Fixture) => [
        secondary(toRecord(name)),
        half("PRIMARY", "standby", { ...to(target), name, healthCheckId: endpoint.id }),
      ];
      const page = half("SECONDARY", "page", { ...toCdn(), name });
      const judged = (...fixtures: Fixture[]) => verdicts(rule, build(...common, primary(), ...fixtures)).primary;
      assert.equal(judged(...behind(west)), "compliant");
      assert.equal(judged(...behind(alsoEast)), "violation");
      // The page survives the region, whatever the standby before it does.
      assert.equal(judged(...behind(alsoEast), page), "compliant");
    });

    it(`follows an alias to records that share the load, ${when}`, () => {
      const active = "active.shop.example.com";
      const regions = [
        latency("us-east-1", { ...to(east), name: active }),
        latency("us-west-2", { ...to(west), name: active }),
      ];
      const last = secondary(to(alsoEast));
      const graph = build(...common, primary(toRecord(active)), last, ...regions);
      assert.equal(verdicts(rule, graph).primary, "compliant");
    });

    it(`knows an S3 website by its bucket's Region, ${when}`, () => {
      const bucket = (name: string, region: string) => resource("aws:s3/bucket:Bucket", name, {}, { region });
      const judged = (of: Fixture, region: string) => {
        const site = resource(
          "aws:s3/bucketWebsiteConfiguration:BucketWebsiteConfiguration",
          "site",
          { bucket: of.id },
          { region },
        );
        const aliases = [
          { name: site.output("websiteDomain"), zoneId: of.output("hostedZoneId"), evaluateTargetHealth: true },
        ];
        return verdicts(rule, build(...common, of, site, primary(), secondary({ aliases }))).primary;
      };
      assert.equal(judged(bucket("far", WEST), WEST), "compliant");
      assert.equal(judged(bucket("near", EAST), EAST), "violation");
    });

    it(`knows values by the Region of what they belong to, ${when}`, () => {
      const address = (name: string, region: string) => resource("aws:ec2/eip:Eip", name, {}, { region });
      const value = (of: Fixture) => ({ aliases: undefined, records: [of.output("publicIp")], ttl: 60 });
      const judged = (one: Fixture, other: Fixture) =>
        judgementsOf(rule, build(...common, one, other, primary(value(one)), secondary(value(other))))[0];
      assert.equal(judged(address("a", EAST), address("b", WEST))?.verdict, "compliant");
      const found = judged(address("a", EAST), address("b", EAST));
      assert.equal(found?.verdict, "violation");
      assert.equal(found.property, "records");
    });
  }

  it("reads the Region out of AWS's own names", () => {
    const named = (name: string) => ({ aliases: [{ name, zoneId: "Z1", evaluateTargetHealth: true }] });
    for (const name of [
      "dualstack.web-123.us-east-1.elb.amazonaws.com",
      "net-123.elb.us-east-1.amazonaws.com.",
      "s3-website-us-east-1.amazonaws.com",
      "s3-website.us-east-1.amazonaws.com",
    ]) {
      assert.equal(verdictOf(primary(), secondary(named(name))), "violation", name);
    }
    assert.equal(verdictOf(primary(), secondary(named("net-123.elb.eu-central-1.amazonaws.com"))), "compliant");
    assert.equal(verdictOf(primary(), secondary(named("d111.cloudfront.net"))), "compliant");
    assert.equal(verdictOf(primary(), secondary(named("standby.example.org"))), "undecided");
  });

  it("is undecided on addresses that tell no Region", () => {
    const value = { aliases: undefined, records: ["192.0.2.1"], ttl: 60 };
    const [found] = judgementsOf(rule, graphOf(...common, primary(), secondary(value)));
    assert.equal(found?.verdict, "undecided");
    assert.equal(found.reason, "The Region of 192.0.2.1 is not known.");
  });

  it("is undecided on an unknown alias, side or values, and on records not in the program", () => {
    const alias = [{ name: unknown, zoneId: unknown, evaluateTargetHealth: true }];
    const [found] = judgementsOf(rule, graphOf(...common, primary(), secondary({ aliases: unknown })));
    assert.equal(found?.verdict, "undecided");
    assert.equal(found.reason, "Its alias is known only after deployment.");
    assert.equal(verdictOf(primary(), secondary({ aliases: alias })), "undecided");
    assert.equal(verdictOf(primary(), secondary({ aliases: undefined, records: unknown })), "undecided");
    assert.equal(verdictOf(primary(), secondary(toRecord("standby.shop.example.com"))), "undecided");
    assert.equal(verdictOf(primary({ failoverRoutingPolicies: [{ type: unknown }] })), "undecided");
    assert.equal(verdictOf(primary(), secondary({ ...to(alsoEast), name: unknown }), elsewhere), "undecided");
  });

  it("is undecided on a record without any target, and on records that lead back to themselves", () => {
    assert.equal(verdictOf(primary(), secondary({ aliases: undefined })), "undecided");
    const loop = secondary({ ...toRecord("loop.example.com") });
    const back = record("back", { ...toRecord("loop.example.com"), name: "loop.example.com" });
    const [found] = judgementsOf(rule, graphOf(...common, primary(), loop, back));
    assert.equal(found?.verdict, "undecided");
    assert.equal(found.reason, "back leads back to itself.");
  });

  it("is undecided where only one stack is judged, and leaves a missing record to the rule for it", () => {
    assert.equal(verdictOf(primary()), "undecided");
    assert.equal(verdictOf(primary(), elsewhere), "notApplicable");
  });

  it("ignores records without failover and other types", () => {
    assert.deepEqual(verdicts(rule, graphOf(...common, record("simple"))), { simple: "notApplicable" });
  });
});
