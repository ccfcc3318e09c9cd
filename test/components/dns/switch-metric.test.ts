import assert from "node:assert/strict";
import { dnsWarnings } from "../../../components/dns/warnings";
import type { Strategy } from "../../../components/config/schema/workload";
import { areasWith } from "../checks/areas";
import { planOf, SIDES, statementsOf, waitsFor, type Stack } from "../plans";

const ALARM = "aws:cloudwatch:MetricAlarm";
const CHECK = "aws:route53:HealthCheck";
const SCHEDULE = "aws:scheduler:Schedule";

const PRIVATE = { dns: { switchType: "cloudwatch-metric" } };

/** The alarms that a stack makes in the other region, each with the health check that follows it. */
function switchesOf(stack: Stack) {
  const alarms = stack.all(ALARM).filter(({ inputs }) => inputs["region"] !== undefined);
  return alarms.map((alarm) => ({
    alarm,
    check: stack.where(CHECK, "cloudwatchAlarmName", alarm.inputs["name"]),
  }));
}

describe("the private switch", () => {
  it("is an alarm in the other region on a metric that the commands write, which a health check follows", async () => {
    const { primary, secondary } = await planOf({ shared: PRIVATE });
    const [{ alarm, check }, ...others] = switchesOf(primary) as [ReturnType<typeof switchesOf>[number]];
    assert.deepEqual([others, switchesOf(secondary)], [[], []]);
    const { inputs } = alarm;
    assert.equal(inputs["region"], secondary.region);
    assert.deepEqual(
      [inputs["statistic"], inputs["comparisonOperator"], inputs["threshold"], inputs["treatMissingData"]],
      ["Maximum", "GreaterThanOrEqualToThreshold", 1, "missing"],
    );
    assert.deepEqual(
      [check.inputs["type"], check.inputs["cloudwatchAlarmRegion"], check.inputs["insufficientDataHealthStatus"]],
      ["CLOUDWATCH_METRIC", secondary.region, "LastKnownStatus"],
    );
    assert.ok(waitsFor(check, alarm), "Route 53 copies the alarm's settings");
    const where = "--namespace storefront/switches --metric-name OutOfService --dimensions Name=live,Region=us-east-1";
    assert.deepEqual(primary.outputs["switches"].live, {
      takeOut: `aws cloudwatch put-metric-data ${where} --region us-west-2 --value 1`,
      putBack: `aws cloudwatch put-metric-data ${where} --region us-west-2 --value 0`,
    });
    assert.deepEqual(
      [inputs["namespace"], inputs["metricName"], inputs["dimensions"]],
      ["storefront/switches", "OutOfService", { Name: "live", Region: "us-east-1" }],
    );
  });

  it("decides with the region's other checks, for each name, and in active-active for each region", async () => {
    for (const [variant, counts] of [
      ["warm-standby-fixed-fleet", [1, 0]],
      ["active-active-weighted-network-load-balancer", [1, 1]],
    ] as const) {
      const pair = await planOf(variant);
      for (const [i, side] of SIDES.entries()) {
        const found = switchesOf(pair[side]);
        assert.equal(found.length, counts[i], `${variant} ${side}`);
        const children = pair[side].all(CHECK).flatMap(({ inputs }) => inputs["childHealthchecks"] ?? []);
        for (const { check } of found) assert.ok(children.includes(check.id));
      }
    }
  });

  it("is of no use in active-active without a page where the other region fails, which is said", () => {
    const of = (strategy: Strategy, more: object) => dnsWarnings(areasWith({ workload: { strategy }, ...more }));
    const [warning, ...others] = of("active-active", { standby: { lastResort: false } });
    assert.deepEqual(others, []);
    assert.match(warning!, /^holdfast:standby\.lastResort: false with strategy active-active: .+ Leave it out/);
    assert.deepEqual(of("active-active", {}), []);
    assert.deepEqual(of("active-active", { standby: { lastResort: false }, dns: { manualSwitch: false } }), []);
    assert.deepEqual(of("pilot-light", { standby: { lastResort: false } }), []);
  });

  it("has nothing public", async () => {
    const pair = await planOf({ shared: { ...PRIVATE, standby: { lastResort: false } } });
    for (const side of SIDES) {
      for (const { inputs } of pair[side].all("aws:s3:BucketPolicy")) {
        const allowed = statementsOf(inputs["policy"]).filter((one) => one["Effect"] === "Allow");
        assert.ok(allowed.every((one) => JSON.stringify(one["Principal"]) !== '"*"'));
      }
      for (const { inputs } of pair[side].all("aws:s3:BucketPublicAccessBlock"))
        assert.deepEqual([inputs["blockPublicPolicy"], inputs["restrictPublicBuckets"]], [true, true]);
      const canaries = pair[side].all("aws:synthetics:Canary").map(({ inputs }) => inputs["name"]);
      assert.ok(!canaries.includes("storefront-switch"), "there is no object to read");
    }
  });

  it("is held by the secondary's stack while it is active, by a schedule that is there before", async () => {
    const at = async (active: string) => {
      const { primary, secondary } = await planOf({ shared: { ...PRIVATE, active } });
      assert.deepEqual(primary.all(SCHEDULE), []);
      return secondary.one(SCHEDULE).inputs;
    };
    const [before, after] = [await at("primary"), await at("secondary")];
    assert.deepEqual([before["state"], after["state"]], ["DISABLED", "ENABLED"]);
    assert.deepEqual({ ...before, state: "" }, { ...after, state: "" });
    assert.equal(before["scheduleExpression"], "rate(1 minute)");
    assert.equal(before["target"].arn, "arn:aws:scheduler:::aws-sdk:cloudwatch:putMetricData");
    assert.deepEqual(JSON.parse(before["target"].input), {
      Namespace: "storefront/switches",
      MetricData: [
        {
          MetricName: "OutOfService",
          Dimensions: [
            { Name: "Name", Value: "live" },
            { Name: "Region", Value: "us-east-1" },
          ],
          Value: 1,
        },
      ],
    });
  });
});
