import assert from "node:assert/strict";
import { planOf, type Stack } from "../plans";
import { TUNED } from "../tuned";

const ALARM = "aws:cloudwatch:MetricAlarm";

/** The load balancer's metrics are found by these. */
function targetDimensions(stack: Stack): Record<string, string> {
  return {
    LoadBalancer: stack.one("aws:lb:LoadBalancer").outputs["arnSuffix"],
    TargetGroup: stack.one("aws:lb:TargetGroup").outputs["arnSuffix"],
  };
}

describe("alarms on targets", () => {
  for (const [variant, namespace] of [
    ["shipped", "AWS/ApplicationELB"],
    ["pilot-light-network-load-balancer", "AWS/NetworkELB"],
  ] as const) {
    it(`watch this region's target group in ${namespace}`, async () => {
      const { primary } = await planOf(variant);
      for (const [name, metric] of [
        ["storefront-sick-targets", "UnHealthyHostCount"],
        ["storefront-no-healthy-target", "HealthyHostCount"],
      ] as const) {
        const { inputs } = primary.one(ALARM, name);
        assert.deepEqual([inputs["namespace"], inputs["metricName"]], [namespace, metric]);
        assert.deepEqual(inputs["dimensions"], targetDimensions(primary));
      }
    });
  }

  it("tell that no target is healthy in a form that a Route 53 health check can follow", async () => {
    const { inputs } = (await planOf("shipped")).primary.one(ALARM, "storefront-no-healthy-target");
    assert.deepEqual([inputs["comparisonOperator"], inputs["threshold"]], ["LessThanThreshold", 1]);
    assert.equal(inputs["statistic"], "Maximum", "one zone's healthy target is enough");
    assert.equal(inputs["period"], 60);
    for (const not of ["datapointsToAlarm", "metricQueries", "extendedStatistic"]) assert.equal(inputs[not], undefined);
  });

  it("let a refresh start: no data is not INSUFFICIENT_DATA, for which AWS refuses it", async () => {
    const { inputs } = (await planOf("shipped")).primary.one(ALARM, "storefront-sick-targets");
    assert.deepEqual([inputs["comparisonOperator"], inputs["threshold"]], ["GreaterThanThreshold", 0]);
    assert.equal(inputs["treatMissingData"], "notBreaching");
  });

  it("wait longer for an unhealthy target than a new one may take to start, and say how long", async () => {
    for (const variant of ["shipped", TUNED]) {
      const { primary } = await planOf(variant);
      const { inputs } = primary.one(ALARM, "storefront-sick-targets");
      const grace = primary.one("aws:autoscaling:Group").inputs["healthCheckGracePeriod"];
      assert.ok(inputs["evaluationPeriods"] * inputs["period"] > grace);
      assert.ok(inputs["alarmDescription"].includes(`${inputs["evaluationPeriods"]} minutes`));
    }
  });
});

describe("the CPU alarm", () => {
  it("watches the group's average for as long as the settings say", async () => {
    const { primary } = await planOf(TUNED);
    const { inputs } = primary.one(ALARM, "storefront-cpu-surge");
    assert.deepEqual([inputs["namespace"], inputs["metricName"]], ["AWS/EC2", "CPUUtilization"]);
    assert.deepEqual(inputs["dimensions"], {
      AutoScalingGroupName: primary.one("aws:autoscaling:Group").outputs["name"],
    });
    assert.equal(inputs["statistic"], "Average");
    assert.deepEqual([inputs["comparisonOperator"], inputs["threshold"]], ["GreaterThanOrEqualToThreshold", 80]);
    assert.deepEqual([inputs["period"], inputs["evaluationPeriods"]], [60, 3]);
    assert.equal(inputs["treatMissingData"], "notBreaching");
  });
});

describe("the recovery alarm", () => {
  // https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/cloudwatch-recovery.html
  it("is as AWS advises: a failing host for two minutes, and no data is no failure", async () => {
    const { primary } = await planOf("warm-standby-fixed-fleet");
    const alarms = primary.all(ALARM).filter((a) => a.inputs["metricName"] === "StatusCheckFailed_System");
    assert.equal(alarms.length, 6);
    for (const { inputs } of alarms) {
      assert.equal(inputs["namespace"], "AWS/EC2");
      assert.deepEqual([inputs["comparisonOperator"], inputs["threshold"]], ["GreaterThanThreshold", 0]);
      assert.deepEqual([inputs["statistic"], inputs["period"], inputs["evaluationPeriods"]], ["Minimum", 60, 2]);
      assert.equal(inputs["treatMissingData"], "missing", "a new instance without data would be recovered at once");
    }
  });
});
