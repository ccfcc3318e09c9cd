import assert from "node:assert/strict";
import { failoverPairComplete as rule } from "../../../../policy/rules/route53/failover-pair-complete";
import { graphOf, judgementsOf, previewOf, resource, unknown, verdicts } from "../../fixtures";
import { certificate, east, elsewhere, endpoint, half, latency, primary, record, secondary } from "./records";
import { validation, west, zone } from "./records";

const common = [zone, east, west, endpoint];

describe("route53-failover-pair-complete", () => {
  for (const [when, build] of Object.entries({ planned: graphOf, "at preview": previewOf })) {
    it(`accepts a pair, ${when}`, () => {
      assert.deepEqual(verdicts(rule, build(...common, primary(), secondary())), {
        primary: "compliant",
        secondary: "compliant",
      });
    });

    it(`refuses a record whose other record is in none of several stacks, ${when}, and says what happens`, () => {
      const [found] = judgementsOf(rule, build(...common, primary(), elsewhere));
      assert.equal(found?.verdict, "violation");
      assert.equal(found.property, "failoverRoutingPolicies");
      assert.deepEqual(found.actual, [{ type: "PRIMARY" }]);
      assert.equal(found.wanted, "a SECONDARY record for shop.example.com A in the same hosted zone");
      assert.equal(
        found.message,
        "It is a PRIMARY without a SECONDARY: if it is unhealthy, Route 53 has no other answer and keeps sending " +
          "users to it.",
      );
      const [other] = judgementsOf(rule, build(...common, secondary(), elsewhere));
      assert.equal(other?.verdict, "violation");
      assert.match(other.message, /SECONDARY without a PRIMARY: users are always sent to the standby/);
    });

    it(`waits for the other stack where only one is judged, ${when}`, () => {
      const [found] = judgementsOf(rule, build(...common, primary()));
      assert.equal(found?.verdict, "undecided");
      assert.equal(
        found.reason,
        "the other record may be in another stack; judge both together: holdfast check primary.json secondary.json",
      );
    });

    it(`does not take a validation record for the other record, ${when}`, () => {
      const graph = build(...common, certificate, primary(), validation(), elsewhere);
      assert.equal(verdicts(rule, graph).primary, "violation");
    });
  }

  it("pairs records of two stacks, whose hosted zone one has as a resource and the other by id", () => {
    const other = secondary({ zoneId: zone.physicalId }, { stack: "secondary" });
    assert.deepEqual(verdicts(rule, graphOf(...common, primary(), other)), {
      primary: "compliant",
      secondary: "compliant",
    });
  });

  it("pairs names whatever their case, last dot or the zone left out", () => {
    for (const name of ["SHOP.example.com", "shop.example.com.", "shop"]) {
      assert.equal(verdicts(rule, graphOf(...common, primary(), secondary({ name }))).primary, "compliant", name);
    }
  });

  it("pairs neither types nor zones nor names, and says which of them differs", () => {
    const messageWith = (inputs: Record<string, unknown>) => {
      const found = judgementsOf(rule, graphOf(...common, primary(), secondary(inputs), elsewhere))[0];
      assert.equal(found?.verdict, "violation");
      return found.message;
    };
    assert.match(
      messageWith({ type: "AAAA" }),
      /\(secondary has type AAAA: Route 53 pairs only records of the same type\)/,
    );
    assert.match(messageWith({ zoneId: "Z0123" }), /\(secondary is in another hosted zone\)/);
    assert.match(
      messageWith({ type: "AAAA", failoverRoutingPolicies: [{ type: "PRIMARY" }] }),
      /a PRIMARY without a SECONDARY:/,
    );
    assert.match(messageWith({ name: "store.example.com" }), /a PRIMARY without a SECONDARY:/);
  });

  it("refuses two PRIMARY records of one name", () => {
    const [found] = judgementsOf(rule, graphOf(...common, primary(), half("PRIMARY", "again"), secondary()));
    assert.equal(found?.verdict, "violation");
    assert.equal(found.property, "failoverRoutingPolicies[0].type");
    assert.match(found.message, /again is also the PRIMARY of shop.example.com A/);
  });

  it("does not take a latency record for the other record", () => {
    const graph = graphOf(...common, primary(), latency("us-west-2"), elsewhere);
    assert.equal(verdicts(rule, graph).primary, "violation");
  });

  it("refuses a policy without a side", () => {
    const [found] = judgementsOf(rule, graphOf(...common, record("odd", { failoverRoutingPolicies: [{}] })));
    assert.equal(found?.verdict, "violation");
    assert.equal(found.actual, undefined);
    assert.equal(found.wanted, "PRIMARY or SECONDARY");
    const [third] = judgementsOf(rule, graphOf(...common, half("TERTIARY", "third"), secondary()));
    assert.equal(third?.verdict, "violation");
    assert.equal(third.actual, "TERTIARY");
  });

  it("is undecided on an unknown policy, side, name or zone", () => {
    const odd = (inputs: Record<string, unknown>) =>
      verdicts(rule, graphOf(...common, half("PRIMARY", "odd", inputs), elsewhere)).odd;
    assert.equal(odd({ failoverRoutingPolicies: unknown }), "undecided");
    assert.equal(odd({ failoverRoutingPolicies: [{ type: unknown }] }), "undecided");
    for (const inputs of [{ name: unknown }, { zoneId: unknown }, { type: unknown }]) {
      const graph = graphOf(...common, primary(), secondary(inputs), elsewhere);
      assert.equal(verdicts(rule, graph).primary, "undecided", JSON.stringify(Object.keys(inputs)));
    }
  });

  it("is undecided where a record of the same name and type may be the other one", () => {
    const unclear = secondary({ failoverRoutingPolicies: [{ type: unknown }] });
    assert.equal(verdicts(rule, graphOf(...common, primary(), unclear, elsewhere)).primary, "undecided");
  });

  it("ignores a record that can't be the other one, whatever its name", () => {
    const same = half("PRIMARY", "later", { name: unknown });
    assert.equal(verdicts(rule, graphOf(...common, primary(), same, elsewhere)).primary, "violation");
  });

  it("is not applicable to records without failover, nor about what AWS answers for them", () => {
    const simple = record("simple", {}, { outputs: { failoverRoutingPolicies: [], setIdentifier: "" } });
    assert.deepEqual(verdicts(rule, graphOf(...common, simple, latency("us-west-2"))), {
      simple: "notApplicable",
      "us-west-2": "notApplicable",
    });
  });

  it("ignores other types", () => {
    assert.deepEqual(verdicts(rule, graphOf(resource("aws:route53/zone:Zone", "other"), endpoint)), {});
  });
});
