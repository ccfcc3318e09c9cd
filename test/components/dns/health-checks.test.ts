import assert from "node:assert/strict";
import { VARIANTS } from "../../support/variants";
import { planOf, SIDES, waitsFor, type Planned, type Stack } from "../plans";
import { BARE, TUNED } from "../tuned";

const CHECK = "aws:route53:HealthCheck";
const RECORD = "aws:route53:Record";

/** The DNS name of the load balancer, or of the API's domain name for a host. */
function frontOf(stack: Stack, host: string): string {
  const [domain] = stack.all("aws:apigatewayv2:DomainName").filter((one) => one.inputs["domainName"] === host);
  if (domain) return domain.outputs["domainNameConfiguration"].targetDomainName;
  return stack.one("aws:lb:LoadBalancer").outputs["dnsName"];
}

/** The children of a calculated health check. */
function childrenOf(stack: Stack, check: Planned): Planned[] {
  return check.inputs["childHealthchecks"].map((id: string) => stack.all(CHECK).find((c) => c.id === id)!);
}

/** The health check of the record that a name has in a region. */
function checkFor(stack: Stack, host: string, set: string): Planned {
  const record = stack.all(RECORD).find((r) => r.inputs["name"] === host && r.inputs["setIdentifier"] === set)!;
  return stack.all(CHECK).find((c) => c.id === record.inputs["healthCheckId"])!;
}

describe("with a failover by hand", () => {
  it("the primary's record follows its switch alone, and not its targets; the standby's follows its own checks", async () => {
    const { primary, secondary } = await planOf({ shared: { dns: { failover: "manual" } } }, "entries");
    const record = primary.one("aws:route53:Record", "storefront-live").inputs;
    const check = primary.one("aws:route53:HealthCheck", "storefront-live-switch");
    assert.equal(record["healthCheckId"], check.id);
    assert.deepEqual(record["aliases"], [
      { name: "us-east-1.shop.example.com", zoneId: primary.outputs["zoneId"], evaluateTargetHealth: true },
    ]);
    const names = primary.all("aws:route53:HealthCheck").map(({ urn }) => urn.split("::").at(-1));
    assert.deepEqual(names.sort(), ["storefront-endpoint", "storefront-live-switch"]);
    const standby = secondary.one("aws:route53:Record", "storefront-live").inputs;
    assert.equal(standby["healthCheckId"], secondary.one("aws:route53:HealthCheck", "storefront-live").id);
  });
});

describe("the endpoint's health check", () => {
  it("asks the regional name, over HTTPS with SNI, for the health path, and never the failover's own name", async () => {
    const pair = await planOf("shipped", "entries");
    for (const side of SIDES) {
      const { inputs } = pair[side].one(CHECK, "storefront-endpoint");
      assert.deepEqual([inputs["type"], inputs["port"], inputs["enableSni"]], ["HTTPS", 443, true]);
      assert.equal(inputs["fqdn"], `${pair[side].region}.shop.example.com`);
      assert.equal(inputs["resourcePath"], "/healthz");
      assert.deepEqual([inputs["requestInterval"], inputs["failureThreshold"]], [10, 3]);
    }
  });

  it("is made after the record of that name, or its first checks find no such name", async () => {
    for (const { name } of VARIANTS) {
      const pair = await planOf(name, "entries");
      for (const side of SIDES) {
        for (const check of pair[side].all(CHECK).filter((c) => c.inputs["fqdn"]?.endsWith(".example.com"))) {
          const record = pair[side].where(RECORD, "name", check.inputs["fqdn"]);
          assert.ok(waitsFor(check, record), `${name}: ${check.urn}`);
          assert.equal(record.inputs["aliases"][0].name, frontOf(pair[side], check.inputs["fqdn"]));
          assert.equal(record.inputs["aliases"][0].evaluateTargetHealth, false, "it leads there whatever the health");
          assert.equal(record.inputs["healthCheckId"], undefined);
        }
      }
    }
  });

  it("checks as the settings say: path, string, interval, threshold, regions and latency", async () => {
    const { inputs } = (await planOf(TUNED, "entries")).primary.one(CHECK, "storefront-endpoint");
    assert.equal(inputs["type"], "HTTPS_STR_MATCH");
    assert.equal(inputs["searchString"], "all well");
    assert.equal(inputs["resourcePath"], "/deep");
    assert.deepEqual([inputs["requestInterval"], inputs["failureThreshold"]], [30, 2]);
    assert.deepEqual(inputs["regions"], ["us-east-1", "eu-west-1", "ap-southeast-2"]);
    assert.equal(inputs["measureLatency"], true);
  });
});

/** The ids of the health checks by which pairs of buses are led to the region that works. */
function ledBy(stack: Stack): string[] {
  return stack
    .all("aws:cloudwatch:EventEndpoint")
    .map((r) => r.inputs["routingConfig"].failoverConfig.primary.healthCheck.replace(/.*\//, ""));
}

describe("the health check of a region", () => {
  it("holds where endpoint, alarm and switch all do", async () => {
    const { primary } = await planOf("shipped", "entries");
    const check = checkFor(primary, "active.shop.example.com", "us-east-1");
    const children = childrenOf(primary, check);
    assert.equal(check.inputs["type"], "CALCULATED");
    assert.deepEqual(children.map((c) => c.inputs["type"]).sort(), ["CLOUDWATCH_METRIC", "HTTPS", "HTTPS"]);
    assert.deepEqual(
      children.filter((c) => c.inputs["type"] === "HTTPS").map((c) => c.inputs["invertHealthcheck"] ?? false),
      [false, true],
    );
    assert.equal(check.inputs["childHealthThreshold"], 3);
  });

  it("holds where all its children do, none of them calculated, in every variant and stack", async () => {
    for (const variant of [...VARIANTS.map(({ name }) => name), TUNED, BARE]) {
      const pair = await planOf(variant, "entries");
      for (const side of SIDES) {
        for (const check of pair[side].all(CHECK).filter((c) => c.inputs["type"] === "CALCULATED")) {
          const children = childrenOf(pair[side], check);
          assert.equal(check.inputs["childHealthThreshold"], children.length);
          assert.ok(children.every((c) => c.inputs["type"] !== "CALCULATED"));
          // A pair of buses is led by the primary's metrics, whatever the load balancer says.
          const first = ledBy(pair[side]).includes(check.id!) ? "storefront-shop-latency" : "storefront-endpoint";
          assert.ok(children.includes(pair[side].one(CHECK, first)));
        }
      }
    }
  });

  it("is one for each name, each with a switch of its own", async () => {
    const { primary } = await planOf("active-active", "entries");
    const [live, drill] = ["active.shop.example.com", "active.drill.shop.example.com"].map((host) =>
      childrenOf(primary, checkFor(primary, host, "us-east-1")),
    );
    const paths = [live!, drill!].map((children) => children.find((c) => c.inputs["invertHealthcheck"])!.inputs);
    assert.notEqual(paths[0]!["resourcePath"], paths[1]!["resourcePath"]);
    assert.deepEqual(
      live!.filter((c) => !c.inputs["invertHealthcheck"]),
      drill!.filter((c) => !c.inputs["invertHealthcheck"]),
    );
  });

  it("leaves alarm and switch out where the settings do", async () => {
    const { primary } = await planOf(BARE, "entries");
    const [child, ...others] = childrenOf(primary, checkFor(primary, "shop.example.com", "us-east-1"));
    assert.deepEqual(others, []);
    assert.equal(child, primary.one(CHECK, "storefront-endpoint"));
    assert.ok(!primary.all(CHECK).some((check) => check.inputs["type"] === "CLOUDWATCH_METRIC"));
  });

  it("includes the standby's health check when a static page is the last resort, without a switch", async () => {
    const { secondary } = await planOf("shipped", "entries");
    const children = childrenOf(secondary, checkFor(secondary, "active.shop.example.com", "us-west-2"));
    assert.deepEqual(children.map((c) => c.inputs["type"]).sort(), ["CLOUDWATCH_METRIC", "HTTPS"]);
  });

  it("watches this region's own alarm, and does not fail over for a gap in CloudWatch", async () => {
    const pair = await planOf("shipped", "entries");
    for (const side of SIDES) {
      const stack = pair[side];
      const { inputs } = stack.where(CHECK, "type", "CLOUDWATCH_METRIC");
      const alarm = stack.one("aws:cloudwatch:MetricAlarm", "storefront-no-healthy-target");
      assert.equal(inputs["cloudwatchAlarmName"], alarm.outputs["name"]);
      assert.equal(inputs["cloudwatchAlarmRegion"], stack.region);
      assert.equal(inputs["insufficientDataHealthStatus"], "Healthy");
    }
  });

  it("copies its alarm's settings again when one of them changes, which target group it watches among them", async () => {
    const { primary } = await planOf("shipped", "entries");
    const { triggers } = primary.where(CHECK, "type", "CLOUDWATCH_METRIC").inputs;
    const alarm = primary.one("aws:cloudwatch:MetricAlarm", "storefront-no-healthy-target").inputs;
    for (const setting of ["threshold", "period", "evaluationPeriods"])
      assert.equal(triggers[setting], String(alarm[setting]));
    for (const value of Object.values(alarm["dimensions"])) assert.ok(triggers.dimensions.includes(value));
  });

  it("is looked at by a record or by a pair of buses, or is the endpoint's own", async () => {
    for (const { name } of VARIANTS) {
      const pair = await planOf(name, "entries");
      for (const side of SIDES) {
        const stack = pair[side];
        const used = new Set([...stack.all(RECORD).map((r) => r.inputs["healthCheckId"]), ...ledBy(stack)]);
        const parents = stack.all(CHECK).filter((c) => used.has(c.id));
        const children = parents.flatMap((c) => c.inputs["childHealthchecks"] as string[]);
        const idle = stack.all(CHECK).filter((c) => !used.has(c.id) && !children.includes(c.id!));
        assert.deepEqual(
          idle.filter((c) => c !== stack.one(CHECK, "storefront-endpoint")),
          [],
          `${name}, ${side}`,
        );
      }
    }
  });
});
