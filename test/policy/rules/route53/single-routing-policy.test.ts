import assert from "node:assert/strict";
import { singleRoutingPolicy as rule } from "../../../../policy/rules/route53/single-routing-policy";
import { graphOf, judgementsOf, previewOf, resource, unknown, verdicts, type Fixture } from "../../fixtures";
import {
  certificate,
  east,
  endpoint,
  latency,
  primary,
  record,
  secondary,
  to,
  validation,
  west,
  zone,
} from "./records";

const common = [zone, east, west, endpoint];
const region = [{ region: "us-east-1" }];

describe("route53-single-routing-policy", () => {
  for (const [when, build] of Object.entries({ planned: graphOf, "at preview": previewOf })) {
    const judged = (...fixtures: Fixture[]) => verdicts(rule, build(...common, ...fixtures));

    it(`accepts a pair, latency records of another name, and a simple record, ${when}`, () => {
      const name = "active.shop.example.com";
      const others = [latency("us-east-1", { name }), latency("us-west-2", { name })];
      assert.deepEqual(judged(primary(), secondary(), ...others, record("regional", { name: "east.example.com" })), {
        primary: "compliant",
        secondary: "compliant",
        "us-east-1": "compliant",
        "us-west-2": "compliant",
        regional: "compliant",
      });
    });

    it(`refuses two policies on one record, ${when}`, () => {
      const [found] = judgementsOf(rule, build(...common, primary({ latencyRoutingPolicies: region })));
      assert.equal(found?.verdict, "violation");
      assert.equal(found.property, "latencyRoutingPolicies");
      assert.deepEqual(found.actual, ["failoverRoutingPolicies", "latencyRoutingPolicies"]);
      assert.match(found.message, /^It has both failover and latency routing .* Route 53 rejects the change/);
    });

    it(`refuses two policies on one name, ${when}, on each of the records`, () => {
      const graph = build(...common, primary(), secondary(), latency("us-east-1"));
      assert.deepEqual(verdicts(rule, graph), {
        primary: "violation",
        secondary: "violation",
        "us-east-1": "violation",
      });
      const [found] = judgementsOf(rule, graph);
      assert.equal(found?.verdict, "violation");
      assert.equal(found.property, "failoverRoutingPolicies");
      assert.match(found.message, /a failover record of shop.example.com A, and us-east-1 a latency one/);
    });

    it(`refuses a simple record with the name of a pair, ${when}`, () => {
      assert.deepEqual(judged(primary(), record("simple", to(east))), { primary: "violation", simple: "violation" });
    });

    it(`refuses a setIdentifier that is missing, taken, too long or without use, ${when}`, () => {
      const messageOf = (...fixtures: Fixture[]) => {
        const [found] = judgementsOf(rule, build(...common, ...fixtures));
        assert.equal(found?.verdict, "violation");
        assert.equal(found.property, "setIdentifier");
        return found.message;
      };
      assert.match(messageOf(primary({ setIdentifier: undefined })), /failover routing but no setIdentifier/);
      assert.match(messageOf(primary({ setIdentifier: "" })), /failover routing but no setIdentifier/);
      assert.match(messageOf(primary(), secondary({ setIdentifier: "primary" })), /^secondary has the same/);
      assert.match(messageOf(primary({ setIdentifier: "x".repeat(129) })), /too long/);
      assert.match(messageOf(record("simple", { setIdentifier: "one" })), /no routing policy/);
    });

    it(`refuses a simple record that is made twice, ${when}, save where it may overwrite`, () => {
      const again = (inputs = {}) => record("again", { ...to(west), ...inputs });
      const [found] = judgementsOf(rule, build(...common, record("simple", to(east)), again()));
      assert.equal(found?.verdict, "violation");
      assert.equal(found.property, "name");
      assert.match(found.message, /^again is the same record \(shop.example.com A\)/);
      assert.deepEqual(judged(record("simple", to(east)), again({ allowOverwrite: true })), {
        simple: "compliant",
        again: "compliant",
      });
    });
  }

  it("keeps types, zones and names apart", () => {
    for (const inputs of [{ type: "AAAA" }, { zoneId: "Z1" }, { name: "other.example.com" }]) {
      const graph = graphOf(...common, primary(), record("simple", { ...to(east), ...inputs }));
      assert.deepEqual(verdicts(rule, graph), { primary: "compliant", simple: "compliant" });
    }
  });

  it("is undecided on an unknown policy, setIdentifier, name, type or zone, and says which", () => {
    const doubtOf = (inputs: Record<string, unknown>) => {
      const graph = graphOf(...common, primary(), secondary(inputs));
      assert.equal(verdicts(rule, graph).primary, "compliant");
      const found = judgementsOf(rule, graph).find((one) => one.name === "secondary");
      return found?.verdict === "undecided" ? found.property : found?.verdict;
    };
    assert.equal(doubtOf({ weightedRoutingPolicies: unknown }), "weightedRoutingPolicies");
    assert.equal(doubtOf({ setIdentifier: unknown }), "setIdentifier");
    assert.equal(doubtOf({ name: unknown }), "name");
    assert.equal(doubtOf({ type: unknown }), "type");
    assert.equal(doubtOf({ zoneId: unknown }), "zoneId");
  });

  for (const [when, build] of Object.entries({ planned: graphOf, "at preview": previewOf })) {
    it(`doubts no record because of those that prove a domain to ACM, nor these, ${when}`, () => {
      const other = resource("aws:acm/certificate:Certificate", "other", { domainName: "east.example.com" });
      const proof = record("proof", { name: other.output("recordName"), type: other.output("recordType") });
      assert.deepEqual(verdicts(rule, build(...common, certificate, other, primary(), validation(), proof)), {
        primary: "compliant",
        validation: "compliant",
        proof: "compliant",
      });
    });
  }

  it("doubts records at preview that may prove one domain twice, and refuses them where they do", () => {
    const wild = resource("aws:acm/certificate:Certificate", "wild", { domainName: "*.shop.example.com" });
    const proof = (name: unknown, type: unknown) => record("proof", { name, type });
    const later = proof(wild.output("recordName"), wild.output("recordType"));
    assert.deepEqual(verdicts(rule, previewOf(...common, certificate, wild, validation(), later)), {
      validation: "undecided",
      proof: "undecided",
    });
    const same = proof(certificate.output("recordName"), certificate.output("recordType"));
    assert.deepEqual(verdicts(rule, graphOf(...common, certificate, validation(), same)), {
      validation: "violation",
      proof: "violation",
    });
  });

  it("judges what AWS answers as what was given", () => {
    const outputs = { failoverRoutingPolicies: [], multivalueAnswerRoutingPolicy: false, setIdentifier: "" };
    assert.deepEqual(verdicts(rule, graphOf(...common, record("simple", to(east), { outputs }))), {
      simple: "compliant",
    });
  });

  it("ignores other types", () => {
    assert.deepEqual(verdicts(rule, graphOf(resource("aws:route53/zone:Zone", "other"))), {});
  });
});
