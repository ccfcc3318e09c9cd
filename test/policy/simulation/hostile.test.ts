import { strict as assert } from "node:assert";
import { simulate } from "../../../policy/simulation";
import { graphOf, resource, type Fixture } from "../fixtures";
import { Site } from "./worked/serving";

const REGION = { region: "us-east-1" };
const record = (name: string, inputs: Record<string, unknown>): Fixture =>
  resource(
    "aws:route53/record:Record",
    name,
    { zoneId: "Z1", name: `${name}.example.com`, type: "A", ...inputs },
    REGION,
  );
const alias = (from: string, to: string): Fixture =>
  record(from, { aliases: [{ name: `${to}.example.com`, zoneId: "Z1", evaluateTargetHealth: true }] });

const SYSTEMS: Readonly<Record<string, () => readonly Fixture[]>> = {
  "records that lead to each other": () => [alias("a", "b"), alias("b", "c"), alias("c", "a")],
  "names that lead to each other": () => [
    record("a", { type: "CNAME", ttl: 60, records: ["b.example.com"] }),
    record("b", { type: "CNAME", ttl: 60, records: ["a.example.com"] }),
  ],
  "a set of two hundred records": () =>
    Array.from({ length: 200 }, (_, index) =>
      resource(
        "aws:route53/record:Record",
        `r${index}`,
        {
          zoneId: "Z1",
          name: "shop.example.com",
          type: "A",
          ttl: 60,
          setIdentifier: `${index}`,
          latencyRoutingPolicies: [{ region: `r-${index}` }],
          records: [`192.0.2.${index % 256}`],
        },
        REGION,
      ),
    ),
  "a set with one identifier and side twice": () => {
    const site = new Site();
    const balancer = site.web(4);
    for (const name of ["one", "two"]) {
      const aliases = [{ name: balancer.output("dnsName"), zoneId: "ZELB", evaluateTargetHealth: false }];
      site.add("aws:route53/record:Record", name, {
        zoneId: "Z1",
        name: "shop.example.com",
        type: "A",
        setIdentifier: "same",
        failoverRoutingPolicies: [{ type: "PRIMARY" }],
        aliases,
      });
    }
    return site.all();
  },
  "an alarm, a check and a record with names of objects": () => [
    resource(
      "aws:cloudwatch/metricAlarm:MetricAlarm",
      "__proto__",
      { name: "__proto__", metricName: "HealthyHostCount", comparisonOperator: "__proto__", threshold: 1 },
      REGION,
    ),
    resource(
      "aws:route53/healthCheck:HealthCheck",
      "constructor",
      { type: "CLOUDWATCH_METRIC", cloudwatchAlarmName: "__proto__", cloudwatchAlarmRegion: "us-east-1" },
      REGION,
    ),
    record("constructor", { ttl: 60, records: ["198.51.100.1"], healthCheckId: "constructor" }),
  ],
  "properties of the wrong shape": () => {
    const site = new Site();
    const balancer = site.balancer("web", { subnets: 5 });
    const group = site.targetGroup("web", { healthCheck: 7 });
    site.listener(balancer, "web", site.forward(group));
    site.group(group, 4, 40, { desiredCapacity: "many", minSize: -3 });
    return site.all();
  },
};

describe("a hostile export", () => {
  for (const [title, fixtures] of Object.entries(SYSTEMS)) {
    it(`is not said to continue under a fault of its Region: ${title}`, () => {
      const { survival, functions } = simulate(graphOf(...fixtures()));
      const served = functions.filter(({ kind }) => kind === "serve").map(({ id }) => id);
      const words = survival
        .filter((one) => served.includes(one.function) && one.fault === "region us-east-1 outage")
        .map(({ word }) => word);
      assert.ok(served.length > 0);
      assert.ok(!words.includes("continues") && !words.includes("recovers"), words.join());
    });
  }

  it("has no more instances of a group than a share needs", () => {
    const { survival } = simulate(graphOf(...one(new Site())));
    assert.ok(survival.some(({ fault, members }) => fault === "host web-us-east-1" && members <= 300));
  });
});

function one(site: Site): readonly Fixture[] {
  site.web(1_000_000_000);
  return site.all();
}
