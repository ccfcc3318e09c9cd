import assert from "node:assert/strict";
import { endpointBusesPaired } from "../../../../policy/rules/events/endpoint-buses-paired";
import { endpointHealthCheck } from "../../../../policy/rules/events/endpoint-health-check";
import { endpointReplicates } from "../../../../policy/rules/events/endpoint-replicates";
import { graphOf, judgementsOf, previewOf, resource, unknown, verdicts } from "../../fixtures";
import { bus, endpoint } from "./fixtures";

const BUILDS = { planned: graphOf, "at preview": previewOf };

describe("events-endpoint-replicates", () => {
  const rule = endpointReplicates;
  const role = resource("aws:iam/role:Role", "replication");

  for (const [when, build] of Object.entries(BUILDS)) {
    const judged = (inputs: Record<string, unknown>) => verdicts(rule, build(role, endpoint(inputs)))["both"];

    it(`accepts one with a role, by what AWS does too, ${when}`, () => {
      assert.equal(judged({ replicationConfig: { state: "ENABLED" }, roleArn: role.output("arn") }), "compliant");
      assert.equal(judged({ roleArn: role.output("arn") }), "compliant");
    });

    it(`refuses one that is off, or has no role, ${when}`, () => {
      assert.equal(judged({ replicationConfig: { state: "DISABLED" }, roleArn: role.output("arn") }), "violation");
      assert.equal(judged({ replicationConfig: { state: "ENABLED" } }), "violation");
    });
  }

  it("names what is wrong", () => {
    const of = (inputs: object) => judgementsOf(rule, graphOf(endpoint({ ...inputs })))[0];
    const [off, alone] = [of({ replicationConfig: { state: "DISABLED" } }), of({})];
    assert.equal(off?.verdict === "violation" && off.property, "replicationConfig.state");
    assert.equal(alone?.verdict === "violation" && alone.property, "roleArn");
  });

  it("is undecided on what is unknown, and leaves other types alone", () => {
    assert.deepEqual(verdicts(rule, graphOf(endpoint({ replicationConfig: { state: unknown } }))), {
      both: "undecided",
    });
    assert.deepEqual(verdicts(rule, graphOf(role)), {});
  });
});

describe("events-endpoint-health-check", () => {
  const rule = endpointHealthCheck;
  const check = resource("aws:route53/healthCheck:HealthCheck", "latency");
  const routed = (primary: unknown) =>
    endpoint({ routingConfig: { failoverConfig: { primary, secondary: { route: "us-west-2" } } } });

  for (const [when, build] of Object.entries(BUILDS)) {
    it(`accepts one that has a check, and refuses one without, ${when}`, () => {
      assert.deepEqual(verdicts(rule, build(check, routed({ healthCheck: check.output("arn") }))), {
        both: "compliant",
      });
      assert.deepEqual(verdicts(rule, build(routed({}))), { both: "violation" });
    });
  }

  it("takes one that is given and unknown for there, and leaves other types alone", () => {
    assert.deepEqual(verdicts(rule, graphOf(routed({ healthCheck: unknown }))), { both: "compliant" });
    assert.deepEqual(verdicts(rule, graphOf(check)), {});
  });
});

describe("events-endpoint-buses-paired", () => {
  const rule = endpointBusesPaired;
  const arn = (region: string, name: string) => `arn:aws:events:${region}:123456789012:event-bus/${name}`;
  const joins = (...arns: unknown[]) => endpoint({ eventBuses: arns.map((eventBusArn) => ({ eventBusArn })) });
  const judged = (...arns: unknown[]) => judgementsOf(rule, graphOf(joins(...arns)))[0];

  it("accepts two buses of one name in two regions", () => {
    assert.equal(judged(arn("us-east-1", "shop"), arn("us-west-2", "shop"))?.verdict, "compliant");
  });

  it("refuses two names, and one region", () => {
    const names = judged(arn("us-east-1", "shop"), arn("us-west-2", "store"));
    assert.match(names?.verdict === "violation" ? names.message : "", /called shop and store/);
    const region = judged(arn("us-east-1", "shop"), arn("us-east-1", "shop"));
    assert.match(region?.verdict === "violation" ? region.message : "", /the loss of us-east-1 takes both/);
  });

  it("is undecided on what it cannot read, and leaves other types alone", () => {
    assert.equal(judged(arn("us-east-1", "shop"), unknown)?.verdict, "undecided");
    assert.equal(judged(arn("us-east-1", "shop"))?.verdict, "undecided");
    assert.deepEqual(verdicts(rule, graphOf(endpoint({ eventBuses: unknown }))), { both: "undecided" });
    assert.deepEqual(verdicts(rule, graphOf(endpoint())), { both: "undecided" });
    assert.deepEqual(verdicts(rule, graphOf(bus("shop"))), {});
  });
});
