import assert from "node:assert/strict";
import { healthCheckEndpoint as rule } from "../../../../policy/rules/route53/health-check-endpoint";
import { graphOf, judgementsOf, previewOf, resource, unknown, verdicts, type Fixture } from "../../fixtures";
import { EAST, east, HOST, primary, record, secondary, to, WEST, west, zone } from "./records";

const check = (inputs: Record<string, unknown>, name = "hc"): Fixture =>
  resource("aws:route53/healthCheck:HealthCheck", name, { type: "HTTPS", ...inputs });
const regional = (region: string, of: Fixture): Fixture =>
  record(`own-${region}`, { ...to(of), name: `${region}.${HOST}` });
const world = (of: Fixture, ...more: Fixture[]): Fixture[] => [
  ...[zone, east, west, regional(EAST, east), regional(WEST, west)],
  ...[of, ...more, primary({ healthCheckId: of.id }), secondary()],
];
const internal = resource("aws:lb/loadBalancer:LoadBalancer", "inside", { internal: true }, { region: EAST });

describe("route53-health-check-endpoint", () => {
  for (const [when, build] of Object.entries({ planned: graphOf, "at preview": previewOf })) {
    const judge = (inputs: Record<string, unknown>, ...more: Fixture[]) =>
      verdicts(rule, build(...world(check(inputs), ...more))).hc;

    it(`accepts a name of the record's own Region, ${when}, by its record, its load balancer or AWS's name`, () => {
      assert.equal(judge({ fqdn: `${EAST}.${HOST}` }), "compliant");
      assert.equal(judge({ fqdn: `${EAST.toUpperCase()}.${HOST}.` }), "compliant");
      assert.equal(judge({ fqdn: east.output("dnsName") }), "compliant");
      assert.equal(judge({ fqdn: "web-1.us-east-1.elb.amazonaws.com" }), "compliant");
    });

    it(`refuses its own failover name, the other Region and what is not on the internet, ${when}`, () => {
      assert.equal(judge({ fqdn: HOST }), "violation");
      assert.equal(judge({ fqdn: `${WEST}.${HOST}` }), "violation");
      assert.equal(judge({ fqdn: west.output("dnsName") }), "violation");
      assert.equal(judge({ fqdn: "web-1.us-west-2.elb.amazonaws.com" }), "violation");
      assert.equal(judge({ fqdn: internal.output("dnsName") }, internal), "violation");
      assert.equal(judge({ fqdn: "internal-web-1.us-east-1.elb.amazonaws.com" }), "violation");
      for (const ipAddress of [
        "10.1.2.3",
        "172.20.0.1",
        "192.168.1.1",
        "169.254.1.1",
        "100.100.0.1",
        "127.0.0.1",
        "0.0.0.0",
        "224.0.0.1",
        "ff02::1",
        "fd00::1",
      ])
        assert.equal(judge({ ipAddress, fqdn: `${EAST}.${HOST}` }), "violation", ipAddress);
    });

    it(`follows CNAME records to its own failover name, ${when}`, () => {
      const www = (records: unknown) => record("www", { name: "www.example.com", type: "CNAME", ttl: 60, records });
      const round = record("round", { name: "web.example.com", type: "CNAME", ttl: 60, records: ["www.example.com"] });
      const [found] = judgementsOf(rule, build(...world(check({ fqdn: "www.example.com" }), www([`${HOST}.`]))));
      assert.equal(found?.verdict, "violation");
      assert.match(found.message, /^It asks www.example.com, which leads to the name of its own record/);
      assert.equal(judge({ fqdn: "web.example.com" }, www([HOST]), round), "violation");
      assert.notEqual(judge({ fqdn: "www.example.com" }, www(["web.example.com"]), round), "violation");
    });

    it(`refuses an inverted check of the own side, ${when}, and takes one of the other side for a switch`, () => {
      assert.equal(judge({ fqdn: `${EAST}.${HOST}`, invertHealthcheck: true }), "violation");
      assert.equal(judge({ fqdn: "marks.s3.us-west-2.amazonaws.com", invertHealthcheck: true }), "compliant");
      assert.equal(judge({ fqdn: "marks.s3.us-west-2.amazonaws.com", invertHealthcheck: false }), "violation");
      assert.equal(judge({ fqdn: `${EAST}.${HOST}`, invertHealthcheck: unknown }), "undecided");
    });

    it(`finds the records behind a calculated health check, ${when}`, () => {
      const child = check({ fqdn: `${WEST}.${HOST}` }, "child");
      const all = check({ type: "CALCULATED", childHealthchecks: [child.id], childHealthThreshold: 1 });
      const found = verdicts(rule, build(...world(all, child)));
      assert.deepEqual([found.child, found.hc], ["violation", "notApplicable"]);
    });
  }

  it("says what happens", () => {
    const [own] = judgementsOf(rule, graphOf(...world(check({ fqdn: HOST }))));
    assert.match(
      own?.verdict === "violation" ? own.message : "",
      /^It asks shop\.example\.com, the name of its own record primary: results are unpredictable/,
    );
    const [other] = judgementsOf(rule, graphOf(...world(check({ fqdn: `${WEST}.${HOST}` }))));
    assert.match(
      other?.verdict === "violation" ? other.message : "",
      /in us-west-2, while primary answers from us-east-1/,
    );
  });

  it("refuses a name of a private hosted zone", () => {
    const hidden = resource("aws:route53/zone:Zone", "hidden", { name: "corp.example", vpcs: [{ vpcId: "vpc-1" }] });
    const inside = record("inside", { ...to(east), zoneId: hidden.id, name: "api.corp.example" });
    assert.equal(
      verdicts(rule, graphOf(...world(check({ fqdn: "api.corp.example" }), hidden, inside))).hc,
      "violation",
    );
  });

  it("is undecided on what it can't follow, and does not apply where no record uses it", () => {
    const judge = (inputs: Record<string, unknown>) => verdicts(rule, graphOf(...world(check(inputs)))).hc;
    for (const inputs of [
      { fqdn: "www.example.org" },
      { fqdn: unknown },
      { ipAddress: "203.0.113.7" },
      {},
      { type: unknown },
    ])
      assert.equal(judge(inputs), "undecided", JSON.stringify(inputs));
    assert.equal(judge({ type: "CLOUDWATCH_METRIC" }), "notApplicable");
    assert.deepEqual(verdicts(rule, graphOf(check({ fqdn: "www.example.org" }))), { hc: "notApplicable" });
  });

  it("ignores other types", () => {
    assert.deepEqual(verdicts(rule, graphOf(zone)), {});
  });
});
