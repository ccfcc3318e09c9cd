import assert from "node:assert/strict";
import { recordHasHealthCheck as rule } from "../../../../policy/rules/route53/record-has-health-check";
import { graphOf, judgementsOf, previewOf, resource, unknown, verdicts, type Fixture } from "../../fixtures";
import { distribution, east, endpoint, half, latency, primary, record, secondary, to, toCdn } from "./records";
import { toRecord, west, zone } from "./records";

const common = [zone, east, west, distribution, endpoint];
const bare = { healthCheckId: undefined };
/** An alias that does not look at its load balancer either. */
const blind = to(east, false);
const ACTIVE = "active.shop.example.com";

describe("route53-record-has-health-check", () => {
  for (const [when, build] of Object.entries({ planned: graphOf, "at preview": previewOf })) {
    const judged = (...fixtures: Fixture[]) => verdicts(rule, build(...common, ...fixtures));

    it(`accepts a PRIMARY with a health check, ${when}, and is not applicable to a SECONDARY`, () => {
      assert.deepEqual(judged(primary(), secondary()), { primary: "compliant", secondary: "notApplicable" });
    });

    it(`refuses a PRIMARY without any, ${when}, and says what that means`, () => {
      const [found] = judgementsOf(rule, build(...common, primary({ ...bare, ...blind }), secondary()));
      assert.equal(found?.verdict, "violation");
      assert.equal(found.property, "healthCheckId");
      assert.equal(found.actual, undefined);
      assert.equal(found.wanted, "the id of a health check");
      assert.equal(
        found.message,
        "It has no health check: Route 53 keeps answering with it while its Region is impaired.",
      );
    });

    it(`wants one on every record that shares the load, ${when}`, () => {
      const policies = {
        latency: { latencyRoutingPolicies: [{ region: "us-east-1" }] },
        weighted: { weightedRoutingPolicies: [{ weight: 50 }] },
        geolocation: { geolocationRoutingPolicies: [{ continent: "EU" }] },
        geoproximity: { geoproximityRoutingPolicy: { awsRegion: "us-east-1" } },
        multivalue: { multivalueAnswerRoutingPolicy: true },
        cidr: { cidrRoutingPolicy: { collectionId: "c", locationName: "office" } },
      };
      for (const [name, policy] of Object.entries(policies)) {
        const inputs = { ...policy, ...blind, setIdentifier: name };
        assert.deepEqual(judged(record(name, inputs)), { [name]: "violation" });
        assert.deepEqual(judged(record(name, { ...inputs, healthCheckId: endpoint.id })), { [name]: "compliant" });
      }
    });

    it(`accepts an alias that evaluates its load balancer, as AWS advises, ${when}, and no other service`, () => {
      assert.equal(judged(primary(bare), secondary()).primary, "compliant");
      assert.equal(judged(primary({ ...bare, ...toCdn(true) }), secondary()).primary, "violation");
    });

    it(`accepts an alias to records that have health checks, ${when}`, () => {
      const members = ["us-east-1", "us-west-2"].map((region) =>
        latency(region, { ...to(east), name: ACTIVE, healthCheckId: endpoint.id }),
      );
      const leads = primary({ ...toRecord(ACTIVE), ...bare });
      assert.equal(judged(leads, ...members).primary, "compliant");
      const blind = primary({ ...toRecord(ACTIVE, false), ...bare });
      assert.equal(judged(blind, ...members).primary, "violation");
    });

    it(`refuses an alias to records of which one is always healthy, ${when}, and names it`, () => {
      const leads = primary({ ...toRecord(ACTIVE), ...bare });
      const members = [
        half("PRIMARY", "inner", { ...to(east), name: ACTIVE, healthCheckId: endpoint.id }),
        half("SECONDARY", "page", { ...toCdn(), name: ACTIVE }),
      ];
      const found = judgementsOf(rule, build(...common, leads, ...members)).find((one) => one.name === "primary");
      assert.equal(found?.verdict, "violation");
      assert.match(found.message, /^page, to which it points, has no health check: Route 53 keeps answering/);
    });
  }

  it("follows an alias through several records", () => {
    const middle = record("middle", { ...toRecord("inner.example.com"), name: ACTIVE });
    const inner = record("inner", { ...blind, name: "inner.example.com" });
    const checked = record("inner", { ...to(east), name: "inner.example.com", healthCheckId: endpoint.id });
    const leads = primary({ ...toRecord(ACTIVE), ...bare });
    assert.equal(verdicts(rule, graphOf(...common, leads, middle, checked)).primary, "compliant");
    assert.equal(verdicts(rule, graphOf(...common, leads, middle, inner)).primary, "violation");
    const loop = record("middle", { ...toRecord(ACTIVE), name: ACTIVE });
    assert.equal(verdicts(rule, graphOf(...common, leads, loop)).primary, "violation");
  });

  it("evaluates nothing where an alias does not say so", () => {
    const member = latency("us-east-1", { ...to(east), name: ACTIVE, healthCheckId: endpoint.id });
    const silent = primary({ ...bare, aliases: [{ name: ACTIVE, zoneId: zone.id }] });
    assert.equal(verdicts(rule, graphOf(...common, silent, member)).primary, "violation");
  });

  it("doubts an alias to records of which one is in doubt", () => {
    const member = latency("us-east-1", { ...blind, name: ACTIVE, healthCheckId: unknown });
    const leads = primary({ ...bare, ...toRecord(ACTIVE) });
    assert.equal(verdicts(rule, graphOf(...common, leads, member)).primary, "undecided");
  });

  it("accepts an unknown id that is one of several health checks'", () => {
    const other = resource("aws:route53/healthCheck:HealthCheck", "other", { type: "TCP" });
    const either = primary(
      { ...blind, healthCheckId: unknown },
      { propertyDependencies: { healthCheckId: [endpoint, other] } },
    );
    assert.equal(verdicts(rule, previewOf(...common, other, either)).primary, "compliant");
  });

  it("accepts a health check that is not in the program, and no empty id", () => {
    assert.deepEqual(verdicts(rule, graphOf(...common, primary({ healthCheckId: "abc-123" }))), {
      primary: "compliant",
    });
    assert.deepEqual(verdicts(rule, graphOf(...common, primary({ ...blind, healthCheckId: "" }))), {
      primary: "violation",
    });
    const answered = primary({ ...bare, ...blind }, { outputs: { healthCheckId: unknown } });
    assert.deepEqual(verdicts(rule, graphOf(...common, answered)), { primary: "violation" });
  });

  it("is undecided on an id, an alias or a policy that is unknown, and on records not in the program", () => {
    const judged = (inputs: Record<string, unknown>) => {
      const [found] = judgementsOf(rule, graphOf(...common, primary(inputs)));
      return found?.verdict === "undecided" ? found.property : found?.verdict;
    };
    assert.equal(judged({ ...blind, healthCheckId: unknown }), "healthCheckId");
    assert.equal(judged({ ...bare, aliases: unknown }), "aliases");
    assert.equal(judged({ ...bare, ...toRecord(ACTIVE) }), "aliases[0].name");
    assert.equal(judged({ ...bare, ...toRecord(ACTIVE, unknown) }), "aliases[0].evaluateTargetHealth");
    assert.equal(judged({ ...bare, ...blind, failoverRoutingPolicies: unknown }), "failoverRoutingPolicies");
    assert.equal(
      judged({ ...bare, ...blind, failoverRoutingPolicies: [{ type: unknown }] }),
      "failoverRoutingPolicies",
    );
    assert.equal(judged({ ...bare, ...to(east, unknown) }), "aliases[0].evaluateTargetHealth");
  });

  it("is not applicable to a simple record, and ignores other types", () => {
    const regional = record("regional", to(east), {
      outputs: { latencyRoutingPolicies: [], geoproximityRoutingPolicy: null },
    });
    assert.deepEqual(verdicts(rule, graphOf(...common, regional)), { regional: "notApplicable" });
    assert.deepEqual(verdicts(rule, graphOf(resource("aws:route53/zone:Zone", "other"))), {});
  });
});
