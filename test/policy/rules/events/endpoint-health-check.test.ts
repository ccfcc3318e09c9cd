import assert from "node:assert/strict";
import { endpointHealthCheck } from "../../../../policy/rules/events/endpoint-health-check";
import { graphOf, previewOf, resource, unknown, verdicts } from "../../fixtures";
import { endpoint } from "./fixtures";

const BUILDS = { planned: graphOf, "at preview": previewOf };

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

  it("accepts one that is set but unknown, and ignores other types", () => {
    assert.deepEqual(verdicts(rule, graphOf(routed({ healthCheck: unknown }))), { both: "compliant" });
    assert.deepEqual(verdicts(rule, graphOf(check)), {});
  });
});
