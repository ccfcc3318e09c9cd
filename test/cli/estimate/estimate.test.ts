import assert from "node:assert/strict";
import { estimateOf } from "../../../cli/estimate";
import { PRICES } from "../../../cli/estimate/resources";
import { auroraHourly, ec2Hourly, rdsHourly } from "../../../cli/estimate/sizes";
import type { PlannedStack } from "../../../cli/plan";
import { renderEstimate } from "../../../cli/report/terminal/estimate";
import { configOf, stacksOf } from "../../components/plans";
import { VARIANTS } from "../../support/variants";
import { plain } from "../report/terminal/plain";

type Inputs = Record<string, unknown>;

const NOWHERE = { find: () => undefined, all: (): Inputs[] => [] };

/** USD a month of a resource, rounded to cents. */
function usd(type: string, inputs: Inputs, find = NOWHERE.find as (type: string, id: unknown) => Inputs | undefined) {
  const costs = PRICES[type]!(inputs, { ...NOWHERE, find });
  return Math.round(100 * costs.reduce((sum, cost) => sum + cost.usd, 0)) / 100;
}

const variant = (name: string) => VARIANTS.find((one) => one.name === name)!;

describe("an estimate", () => {
  it("knows sizes by their family's price", () => {
    assert.deepEqual(
      ["m7g.medium", "m7g.large", "m7g.xlarge", "m7g.16xlarge", "t4g.nano"].map((type) => ec2Hourly(type)),
      [0.0408, 0.0816, 0.1632, 2.6112, 0.0042],
    );
    assert.equal(auroraHourly("db.r7g.4xlarge"), 2.208);
    assert.equal(rdsHourly("db.m7g.large"), 0.168);
    for (const unknown of ["m7g.metal", "p5.48xlarge", "constructor.large", "large", ""])
      assert.equal(ec2Hourly(unknown), undefined, unknown);
  });

  it("of reserved capacity is that of what is reserved and does not run", () => {
    const type = "aws:ec2/capacityReservation:CapacityReservation";
    const reserved = { instanceType: "m7g.large", instanceCount: 2 };
    const costOf = (desiredCapacity: number) => {
      const all = (of: string) =>
        of === type ? [reserved, reserved, reserved] : of.includes("Group") ? [{ desiredCapacity }] : [];
      return PRICES[type]!(reserved, { ...NOWHERE, all })[0]!.usd;
    };
    // 6 reserved, 3 run: of each of three reservations one is idle.
    assert.equal(Math.round(100 * costOf(3)), Math.round(100 * 730 * 0.0816));
    assert.deepEqual([costOf(6), costOf(18)], [0, 0]);
  });

  // Each by AWS's own arithmetic: units x hours x price.
  for (const [what, type, inputs, wanted] of [
    ["a NAT gateway", "aws:ec2/natGateway:NatGateway", {}, 32.85],
    ["a public load balancer in three zones", "aws:lb/loadBalancer:LoadBalancer", { subnets: ["a", "b", "c"] }, 27.38],
    ["an internal one", "aws:lb/loadBalancer:LoadBalancer", { internal: true, subnets: ["a", "b", "c"] }, 16.43],
    [
      "one with 100 capacity units reserved",
      "aws:lb/loadBalancer:LoadBalancer",
      { subnets: ["a", "b", "c"], minimumLoadBalancerCapacity: { capacityUnits: 100 } },
      611.38,
    ],
    ["a canary each minute", "aws:synthetics/canary:Canary", { schedule: { expression: "rate(1 minute)" } }, 52.56],
    ["a canary each hour", "aws:synthetics/canary:Canary", { schedule: { expression: "rate(1 hour)" } }, 0.88],
    ["an alarm", "aws:cloudwatch/metricAlarm:MetricAlarm", { metricName: "m" }, 0.1],
    [
      "an alarm on two metrics and a calculation",
      "aws:cloudwatch/metricAlarm:MetricAlarm",
      { metricQueries: [{ metric: {} }, { metric: {} }, { expression: "m / r" }] },
      0.2,
    ],
    ["a fast HTTPS health check", "aws:route53/healthCheck:HealthCheck", { type: "HTTPS", requestInterval: 10 }, 2.5],
    ["a calculated one", "aws:route53/healthCheck:HealthCheck", { type: "CALCULATED" }, 0.5],
    [
      "a Multi-AZ instance",
      "aws:rds/instance:Instance",
      { instanceClass: "db.m7g.large", multiAz: true, allocatedStorage: 100 },
      268.28,
    ],
    ["a replicated secret", "aws:secretsmanager/secret:Secret", { replicas: [{}] }, 0.8],
    ["a gateway endpoint", "aws:ec2/vpcEndpoint:VpcEndpoint", { vpcEndpointType: "Gateway" }, 0],
  ] as const)
    it(`of ${what} is $${wanted}`, () => assert.equal(usd(type, inputs), wanted));

  it("of tasks on Fargate is that of their CPU and memory, and of none nothing", () => {
    const task = { cpu: "512", memory: "1024", runtimePlatform: { cpuArchitecture: "ARM64" } };
    const service = (desiredCount: number, more = {}) =>
      usd("aws:ecs/service:Service", { desiredCount, taskDefinition: "arn" }, () => ({ ...task, ...more }));
    assert.equal(service(4), Math.round(100 * 730 * 4 * (0.5 * 0.03238 + 0.00356)) / 100);
    assert.equal(
      service(4, { runtimePlatform: undefined }),
      Math.round(100 * 730 * 4 * (0.5 * 0.04048 + 0.004445)) / 100,
    );
    assert.equal(service(0), 0);
  });

  it("of a serverless instance is its cluster's fewest capacity units", () => {
    const cluster = { serverlessv2ScalingConfiguration: { minCapacity: 0.5 } };
    const instance = { instanceClass: "db.serverless", clusterIdentifier: "c" };
    assert.equal(
      usd("aws:rds/clusterInstance:ClusterInstance", instance, () => cluster),
      43.8,
    );
  });

  it("of the shipped configuration is 30 % below $1,850, most of it what serves", async () => {
    const { total, regions, unknown } = estimateOf(await stacksOf(configOf(variant("shipped"))));
    assert.ok(total < 0.7 * 1850, `$${total}`);
    assert.deepEqual(unknown, []);
    assert.deepEqual(Object.keys(regions), ["us-east-1", "us-west-2"]);
    const { databases, instances, network } = regions["us-east-1"]!;
    // Two db.r6g.large; six m7g.medium with 16 GiB and detailed monitoring; three NAT gateways with an address each.
    assert.ok(Math.abs(databases! - 2 * 730 * 0.26) < 0.01);
    assert.ok(Math.abs(instances! - 6 * (730 * 0.0408 + 16 * 0.08 + 7 * 0.3)) < 0.01);
    assert.ok(Math.abs(network! - 3 * 730 * 0.05) < 0.01);
  });

  it("counts no instance of a standby that runs none, and a fixed fleet one by one", async () => {
    const light = estimateOf(await stacksOf(configOf(variant("pilot-light-network-load-balancer"))));
    assert.equal(light.regions["us-west-2"]!.instances, undefined);
    const fleet = estimateOf(await stacksOf(configOf(variant("warm-standby-fixed-fleet"))));
    assert.ok(fleet.regions["us-east-1"]!.instances! > fleet.regions["us-west-2"]!.instances!);
  });

  it("says what it does not know, and where prices are another Region's", () => {
    const resource = (type: string, inputs: Inputs) => ({ urn: `u::${type}`, custom: true, type, inputs });
    const resources = [
      resource("pulumi:providers:aws", { region: "eu-west-1" }),
      resource("aws:ec2/instance:Instance", { instanceType: "p5.48xlarge" }),
      resource("aws:ec2/natGateway:NatGateway", { region: "eu-central-1" }),
    ];
    const planned = [{ name: "primary", deployment: { deployment: { resources } } }] as unknown as PlannedStack[];
    const found = estimateOf(planned);
    assert.deepEqual(found.unknown, ["p5.48xlarge"]);
    assert.deepEqual(Object.keys(found.regions), ["eu-west-1", "eu-central-1"]);
    const text = renderEstimate(found, plain(100)).replace(/\s+/g, " ");
    assert.match(text, /^Cost about \$33 a month while idle, at list prices as quoted on \d{4}-\d\d-\d\d/);
    assert.match(text, /eu-west-1 and eu-central-1: at the prices of us-east-1; theirs differ\./);
    assert.match(text, /no price is known here: p5\.48xlarge\./);
    assert.match(text, /Left out: traffic, requests, /);
  });
});
