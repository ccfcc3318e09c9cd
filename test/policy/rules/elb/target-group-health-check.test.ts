import assert from "node:assert/strict";
import { targetGroupHealthCheck as rule } from "../../../../policy/rules/elb/target-group-health-check";
import { graphOf, judgementsOf, resource, unknown, verdicts } from "../../fixtures";

const judge = (inputs: Record<string, unknown>, outputs = {}) =>
  judgementsOf(rule, graphOf(resource("aws:lb/targetGroup:TargetGroup", "targets", inputs, { outputs })))[0];

describe("elb-target-group-health-check", () => {
  it("accepts checks by HTTP and HTTPS, whatever the traffic's protocol", () => {
    for (const protocol of ["HTTP", "TCP", "TLS", "UDP", "GENEVE"]) {
      assert.equal(judge({ protocol, healthCheck: { protocol: "HTTP", path: "/healthz" } })?.verdict, "compliant");
      assert.equal(judge({ protocol, healthCheck: { enabled: true, protocol: "HTTPS" } })?.verdict, "compliant");
    }
  });

  it("refuses a bare TCP check, and says in what time HTTP would see the fault", () => {
    const found = judge({ protocol: "TCP", healthCheck: { protocol: "TCP", interval: 10, unhealthyThreshold: 2 } });
    assert.equal(found?.verdict, "violation");
    assert.deepEqual([found.property, found.actual, found.wanted], ["healthCheck.protocol", "TCP", "HTTP or HTTPS"]);
    assert.equal(
      found.message,
      "Its TCP check passes while the port accepts connections: a hung or failing process keeps its share of the " +
        "traffic, which an HTTP check would remove in 2 × 10 = 20 s.",
    );
  });

  it("takes what the provider and AWS take where no protocol is given", () => {
    const outputs = { healthCheck: unknown };
    assert.equal(judge({ protocol: "TCP", healthCheck: { path: "/" } })?.verdict, "compliant", "the provider's HTTP");
    assert.equal(judge({ protocol: "HTTP" }, outputs)?.verdict, "compliant", "AWS's HTTP for an ALB");
    assert.equal(judge({ protocol: "HTTPS" }, outputs)?.verdict, "compliant");
    const found = judge({ protocol: "TLS" }, outputs);
    assert.equal(found?.verdict, "violation", "AWS's TCP for an NLB");
    assert.equal(found.actual, undefined);
    assert.match(found.message, /3 × 30 = 90 s/);
    assert.equal(judge({ protocol: "TCP", targetType: "alb" }, outputs)?.verdict, "compliant", "HTTP for an ALB's");
    assert.equal(judge({ protocol: "TCP" }, { healthCheck: { protocol: "HTTP" } })?.verdict, "compliant", "answered");
  });

  it("refuses a health check that is off", () => {
    const found = judge({ protocol: "HTTP", healthCheck: { enabled: false } });
    assert.equal(found?.verdict, "violation");
    assert.deepEqual([found.property, found.actual, found.wanted], ["healthCheck.enabled", false, true]);
  });

  it("is not applicable to Lambda functions", () => {
    assert.equal(judge({ targetType: "lambda" })?.verdict, "notApplicable");
    assert.equal(judge({ targetType: "lambda", healthCheck: { enabled: false } })?.verdict, "notApplicable");
  });

  it("is undecided on what is unknown", () => {
    for (const inputs of [
      { protocol: "TCP", healthCheck: unknown },
      { protocol: "TCP", healthCheck: { protocol: unknown } },
      { protocol: "TCP", healthCheck: { protocol: "HTTP", enabled: unknown } },
      { protocol: unknown },
      { protocol: "TCP", targetType: unknown },
    ]) {
      assert.equal(judge(inputs, { healthCheck: unknown })?.verdict, "undecided", JSON.stringify(inputs));
    }
  });

  it("ignores other types", () => {
    assert.deepEqual(verdicts(rule, graphOf(resource("aws:lb/loadBalancer:LoadBalancer", "front"))), {});
  });
});
