import assert from "node:assert/strict";
import { planOf, SIDES, waitsFor, type Stack } from "../plans";
import { BARE, TUNED } from "../tuned";

const BALANCER = "aws:lb:LoadBalancer";
const LISTENER = "aws:lb:Listener";
const NETWORK_VARIANT = "pilot-light-network-load-balancer";

/** The ports on which users reach the load balancer, with the addresses that may. */
function openTo(stack: Stack): [port: number, from: string][] {
  const group = stack.one("aws:ec2:SecurityGroup", "storefront-users");
  const rules = stack.all("aws:vpc:SecurityGroupIngressRule").filter((r) => r.inputs["securityGroupId"] === group.id);
  return rules
    .map(({ inputs }): [number, string] => {
      assert.equal(inputs["fromPort"], inputs["toPort"]);
      assert.equal(inputs["ipProtocol"], "tcp");
      return [inputs["fromPort"], inputs["cidrIpv4"]];
    })
    .sort(([a], [b]) => b - a);
}

describe("an Application Load Balancer", () => {
  it("ends TLS on 443 by the policy of the settings and forwards to the one target group", async () => {
    const plans = [await planOf("shipped"), await planOf(TUNED)];
    const policies = plans.map(({ primary }) => {
      const { inputs } = primary.where(LISTENER, "port", 443);
      assert.equal(inputs["protocol"], "HTTPS");
      assert.equal(inputs["loadBalancerArn"], primary.one(BALANCER).outputs["arn"]);
      const [action, ...others] = inputs["defaultActions"];
      assert.deepEqual(others, []);
      assert.deepEqual(action, { type: "forward", targetGroupArn: primary.one("aws:lb:TargetGroup").outputs["arn"] });
      return inputs["sslPolicy"];
    });
    assert.deepEqual(policies, [
      "ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09",
      "ELBSecurityPolicy-TLS13-1-2-Res-2021-06",
    ]);
  });

  it("redirects HTTP to HTTPS permanently, and serves nothing over HTTP", async () => {
    const { primary } = await planOf("shipped");
    const { inputs } = primary.where(LISTENER, "port", 80);
    assert.equal(inputs["protocol"], "HTTP");
    assert.equal(inputs["loadBalancerArn"], primary.one(BALANCER).outputs["arn"]);
    const redirect = { protocol: "HTTPS", port: "443", statusCode: "HTTP_301" };
    assert.deepEqual(inputs["defaultActions"], [{ type: "redirect", redirect }]);
    assert.equal(primary.all(LISTENER).length, 2);
  });

  it("faces the internet, open on 443 and 80, and reaches the instances", async () => {
    const { primary } = await planOf("shipped");
    const { inputs } = primary.one(BALANCER);
    assert.equal(inputs["internal"], false);
    assert.equal(inputs["loadBalancerType"], "application");
    assert.deepEqual(inputs["securityGroups"], [primary.one("aws:ec2:SecurityGroup", "storefront-users").id]);
    assert.deepEqual(openTo(primary), [
      [443, "0.0.0.0/0"],
      [80, "0.0.0.0/0"],
    ]);
    const out = primary.one("aws:vpc:SecurityGroupEgressRule", "storefront-users");
    assert.deepEqual([out.inputs["ipProtocol"], out.inputs["cidrIpv4"]], ["-1", "0.0.0.0/0"]);
  });

  it("limits how long a client keeps a connection after a failover, and drops malformed headers", async () => {
    const { inputs } = (await planOf("shipped")).primary.one(BALANCER);
    assert.ok(inputs["clientKeepAlive"] >= 60 && inputs["clientKeepAlive"] <= 300);
    assert.equal(inputs["dropInvalidHeaderFields"], true);
    const tuned = (await planOf(TUNED)).primary.one(BALANCER).inputs;
    assert.equal(tuned["idleTimeout"], 30);
    assert.deepEqual(tuned["minimumLoadBalancerCapacity"], { capacityUnits: 100 });
  });

  it("writes access logs that may be written before they are turned on", async () => {
    const pair = await planOf("shipped");
    for (const side of SIDES) {
      const stack = pair[side];
      const balancer = stack.one(BALANCER);
      const bucket = stack.one("aws:s3:Bucket", "storefront-logs");
      assert.deepEqual(balancer.inputs["accessLogs"], { bucket: bucket.id, prefix: "ingress", enabled: true });
      assert.ok(waitsFor(balancer, stack.one("aws:s3:BucketPolicy", "storefront-logs")));
    }
  });

  it("is protected by AWS and by Pulumi alike, or by neither", async () => {
    const protection = async (variant: Parameters<typeof planOf>[0]) => {
      const balancer = (await planOf(variant)).primary.one(BALANCER);
      return [balancer.inputs["enableDeletionProtection"], balancer.protect ?? false];
    };
    assert.deepEqual(await protection("shipped"), [true, true]);
    assert.deepEqual(await protection(BARE), [false, false]);
  });
});

describe("a Network Load Balancer", () => {
  it("listens with TLS on 443 and on nothing else", async () => {
    const { primary } = await planOf(NETWORK_VARIANT);
    const { inputs } = primary.one(LISTENER);
    assert.deepEqual([inputs["port"], inputs["protocol"]], [443, "TLS"]);
    assert.equal(inputs["sslPolicy"], "ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09");
    assert.equal(inputs["certificateArn"], primary.one("aws:acm:Certificate").outputs["arn"]);
    assert.deepEqual(openTo(primary), [[443, "0.0.0.0/0"]]);
  });

  it("has a security group from the start, since none can be given to it later", async () => {
    const { primary } = await planOf(NETWORK_VARIANT);
    const { inputs } = primary.one(BALANCER);
    assert.equal(inputs["loadBalancerType"], "network");
    assert.deepEqual(inputs["securityGroups"], [primary.one("aws:ec2:SecurityGroup", "storefront-users").id]);
  });

  it("crosses zones, shifts zones and routes clients as the settings say", async () => {
    const chosen = async (variant: Parameters<typeof planOf>[0]) => {
      const { inputs } = (await planOf(variant)).primary.one(BALANCER);
      return [
        inputs["enableCrossZoneLoadBalancing"],
        inputs["enableZonalShift"],
        inputs["dnsRecordClientRoutingPolicy"],
      ];
    };
    assert.deepEqual(await chosen(NETWORK_VARIANT), [true, true, "any_availability_zone"]);
    assert.deepEqual(await chosen(BARE), [false, false, "availability_zone_affinity"]);
  });

  it("is given no argument that AWS knows for an Application Load Balancer alone", async () => {
    const { inputs } = (await planOf(NETWORK_VARIANT)).primary.one(BALANCER);
    for (const only of ["idleTimeout", "clientKeepAlive", "dropInvalidHeaderFields"])
      assert.ok(!(only in inputs), only);
  });

  it("writes no access logs where the settings want none, and makes no bucket for them", async () => {
    const { primary } = await planOf(BARE);
    assert.ok(!("accessLogs" in primary.one(BALANCER).inputs));
    assert.ok(!primary.all("aws:s3:Bucket").some(({ inputs }) => inputs["bucket"].endsWith("-logs")));
  });
});
