import assert from "node:assert/strict";
import { planOf } from "../plans";
import { BARE, TUNED } from "../tuned";

const targets = async (variant: Parameters<typeof planOf>[0]) =>
  (await planOf(variant)).primary.one("aws:lb:TargetGroup").inputs;

describe("a target group", () => {
  it("checks the application's path over HTTP on the port that serves, as the settings say", async () => {
    assert.deepEqual((await targets(TUNED))["healthCheck"], {
      enabled: true,
      protocol: "HTTP",
      port: "traffic-port",
      path: "/ready",
      interval: 15,
      timeout: 4,
      healthyThreshold: 3,
      unhealthyThreshold: 4,
      matcher: "200-204",
    });
  });

  it("is of instances, in the VPC, on the service's port", async () => {
    const { primary } = await planOf(TUNED);
    const { inputs } = primary.one("aws:lb:TargetGroup");
    assert.equal(inputs["targetType"], "instance");
    assert.equal(inputs["vpcId"], primary.one("aws:ec2:Vpc").id);
    assert.equal(inputs["port"], 9000);
  });

  it("lets targets leave, start slowly and be reached from other zones as the settings say", async () => {
    const [shipped, tuned] = [await targets("shipped"), await targets(TUNED)];
    assert.deepEqual([shipped["deregistrationDelay"], tuned["deregistrationDelay"]], [60, 90]);
    assert.deepEqual([shipped["slowStart"], tuned["slowStart"]], [undefined, 60]);
    const crossing = [shipped, tuned].map((inputs) => inputs["loadBalancingCrossZoneEnabled"]);
    assert.deepEqual(crossing, ["true", "false"]);
  });

  it("takes a zone without a healthy target out of DNS, no sooner than it stops sending there", async () => {
    for (const variant of ["shipped", "pilot-light-network-load-balancer"]) {
      const { dnsFailover, unhealthyStateRouting } = (await targets(variant))["targetGroupHealth"];
      assert.equal(dnsFailover.minimumHealthyTargetsCount, "1");
      assert.ok(Number(dnsFailover.minimumHealthyTargetsCount) >= unhealthyStateRouting.minimumHealthyTargetsCount);
    }
  });

  it("speaks HTTP behind an Application Load Balancer, with nothing that is for TCP alone", async () => {
    const inputs = await targets("shipped");
    assert.equal(inputs["protocol"], "HTTP");
    for (const only of ["preserveClientIp", "connectionTermination", "targetHealthStates"])
      assert.ok(!(only in inputs), only);
  });

  it("speaks TCP behind a Network Load Balancer and cuts the connections of dead and of leaving targets", async () => {
    const inputs = await targets("pilot-light-network-load-balancer");
    assert.equal(inputs["protocol"], "TCP");
    assert.equal(inputs["healthCheck"].protocol, "HTTP");
    assert.equal(inputs["connectionTermination"], true);
    assert.deepEqual(inputs["targetHealthStates"], [{ enableUnhealthyConnectionTermination: true }]);
    assert.ok(!("slowStart" in inputs));
    assert.deepEqual([inputs["preserveClientIp"], (await targets(BARE))["preserveClientIp"]], ["true", "false"]);
  });
});
