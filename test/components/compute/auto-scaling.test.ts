import assert from "node:assert/strict";
import { planOf, SIDES, waitsFor, type Stack } from "../plans";
import { BARE, TUNED } from "../tuned";

const GROUP = "aws:autoscaling:Group";
const POLICY = "aws:autoscaling:Policy";
const ALARM = "aws:cloudwatch:MetricAlarm";

const ACTIVE_SECONDARY = { shared: { active: "secondary" } };
const BACKUP_RESTORE = {
  shared: {
    workload: { strategy: "backup-restore", objectives: { region: { rto: "8h", rpo: "6h" } } },
    standby: { lastResort: false },
  },
  secondary: { compute: { standby: null } },
};
const PILOT_LIGHT_ACTIVE = {
  shared: {
    active: "secondary",
    workload: { strategy: "pilot-light", objectives: { region: { rto: "8h", rpo: "6h" } } },
    ingress: { type: "network" },
  },
  secondary: { compute: { standby: null } },
};

function sizes(stack: Stack): [min: number, desired: number, max: number] {
  const { minSize, desiredCapacity, maxSize } = stack.one(GROUP).inputs;
  return [minSize, desiredCapacity, maxSize];
}

describe("an Auto Scaling group", () => {
  for (const side of SIDES) {
    it(`uses the load balancer's health checks of its targets, in the ${side}`, async () => {
      const stack = (await planOf("shipped", "compute"))[side];
      const group = stack.one(GROUP);
      assert.equal(group.inputs["healthCheckType"], "ELB");
      assert.equal(group.inputs["healthCheckGracePeriod"], 300);
      assert.deepEqual(group.inputs["targetGroupArns"], [stack.one("aws:lb:TargetGroup").outputs["arn"]]);
      assert.ok(waitsFor(group, stack.where("aws:lb:Listener", "port", 443)), "targets without a listener: no checks");
    });
  }

  it("launches one version of its template by number, so that a preview shows a release", async () => {
    const { primary } = await planOf(TUNED, "compute");
    const template = primary.one("aws:ec2:LaunchTemplate");
    const { launchTemplate, mixedInstancesPolicy } = primary.one(GROUP).inputs;
    assert.equal(launchTemplate.id, template.id);
    assert.match(launchTemplate.version, /^\d+$/);
    assert.equal(launchTemplate.version, String(template.outputs["latestVersion"]));
    assert.equal(mixedInstancesPolicy, undefined);
  });

  it("mixes instance types where the settings name more than one, the chosen one first", async () => {
    const { primary } = await planOf("shipped", "compute");
    const template = primary.one("aws:ec2:LaunchTemplate");
    const { launchTemplate, mixedInstancesPolicy, capacityRebalance } = primary.one(GROUP).inputs;
    assert.equal(launchTemplate, undefined, "AWS takes the one or the other");
    const { launchTemplateSpecification, overrides } = mixedInstancesPolicy.launchTemplate;
    assert.equal(launchTemplateSpecification.launchTemplateId, template.id);
    assert.match(launchTemplateSpecification.version, /^\d+$/);
    const types = overrides.map((o: any) => o.instanceType);
    assert.deepEqual(types, ["m7g.medium", "m6g.medium", "m8g.medium"]);
    assert.equal(mixedInstancesPolicy.instancesDistribution.onDemandPercentageAboveBaseCapacity, 100);
    assert.equal(mixedInstancesPolicy.instancesDistribution.onDemandAllocationStrategy, "prioritized");
    assert.equal(mixedInstancesPolicy.instancesDistribution.spotAllocationStrategy, "price-capacity-optimized");
    assert.equal(capacityRebalance, true);
  });

  it("ignores only the desired capacity, which scaling and failover change", async () => {
    const pair = await planOf("shipped", "compute");
    for (const side of SIDES)
      assert.deepEqual(pair[side].one(GROUP).ignoreChanges, ["desiredCapacity", "initialLifecycleHooks"]);
  });

  it("rolls releases out as the settings say, and an alarm on unhealthy targets stops them", async () => {
    const { primary } = await planOf(TUNED, "compute");
    const { instanceRefresh, instanceMaintenancePolicy, defaultInstanceWarmup } = primary.one(GROUP).inputs;
    const { preferences } = instanceRefresh;
    assert.equal(instanceRefresh.strategy, "Rolling");
    assert.deepEqual([preferences.minHealthyPercentage, preferences.maxHealthyPercentage], [90, 120]);
    assert.deepEqual(instanceMaintenancePolicy, { minHealthyPercentage: 90, maxHealthyPercentage: 120 });
    assert.equal(preferences.autoRollback, true);
    assert.deepEqual([preferences.instanceWarmup, defaultInstanceWarmup], ["45", 45]);
    assert.deepEqual(preferences.alarmSpecification, {
      alarms: [primary.one(ALARM, "storefront-sick-targets").outputs["name"]],
    });
  });

  it("rolls nothing back where the image is a parameter, which AWS refuses", async () => {
    const { preferences } = (await planOf("shipped", "compute")).primary.one(GROUP).inputs["instanceRefresh"];
    assert.equal(preferences.autoRollback, false);
  });

  it("spreads over the zones, going on where one of them can launch nothing", async () => {
    const { inputs } = (await planOf("shipped", "compute")).primary.one(GROUP);
    assert.deepEqual(inputs["availabilityZoneDistribution"], { capacityDistributionStrategy: "balanced-best-effort" });
  });
});

describe("the size of an Auto Scaling group", () => {
  it("is the full one in the primary, with as many at first as the settings want", async () => {
    assert.deepEqual(sizes((await planOf("shipped", "compute")).primary), [6, 6, 18]);
    assert.deepEqual(sizes((await planOf(TUNED, "compute")).primary), [6, 8, 18]);
  });

  it("is reduced in a warm standby, with room to grow to the full one", async () => {
    assert.deepEqual(sizes((await planOf("shipped", "compute")).secondary), [3, 3, 18]);
  });

  for (const [strategy, variant] of [
    ["backup and restore", BACKUP_RESTORE],
    ["a pilot light", "pilot-light-network-load-balancer"],
  ] as const) {
    it(`is none in the standby of ${strategy}, yet launchable, without waiting for capacity`, async () => {
      const { primary, secondary } = await planOf(variant, "compute");
      assert.deepEqual(sizes(secondary), [0, 0, 18]);
      assert.equal(secondary.one(GROUP).inputs["waitForCapacityTimeout"], "0");
      assert.deepEqual(sizes(primary), [6, 6, 18]);
      assert.notEqual(primary.one(GROUP).inputs["waitForCapacityTimeout"], "0");
    });
  }

  it("is full in both of active-active", async () => {
    const { primary, secondary } = await planOf("active-active", "compute");
    assert.deepEqual(
      [sizes(primary), sizes(secondary)],
      [
        [6, 6, 18],
        [6, 6, 18],
      ],
    );
  });

  for (const [strategy, variant] of [
    ["warm standby", ACTIVE_SECONDARY],
    ["pilot light", PILOT_LIGHT_ACTIVE],
  ] as const) {
    it(`is the full one in the secondary while that serves, for a ${strategy}`, async () => {
      assert.deepEqual(sizes((await planOf(variant, "compute")).secondary), [6, 6, 18]);
    });
  }
});

describe("scaling", () => {
  it("follows the group's average CPU to the settings' target", async () => {
    const { primary } = await planOf(TUNED, "compute");
    const { inputs } = primary.where(POLICY, "policyType", "TargetTrackingScaling");
    assert.equal(inputs["autoscalingGroupName"], primary.one(GROUP).outputs["name"]);
    const { predefinedMetricSpecification, targetValue } = inputs["targetTrackingConfiguration"];
    assert.equal(predefinedMetricSpecification.predefinedMetricType, "ASGAverageCPUUtilization");
    assert.equal(targetValue, 40);
  });

  it("adds a share by steps without a gap when the CPU alarm says so, at least one instance", async () => {
    const { primary } = await planOf(TUNED, "compute");
    const policy = primary.where(POLICY, "policyType", "StepScaling");
    const { inputs } = policy;
    assert.equal(inputs["autoscalingGroupName"], primary.one(GROUP).outputs["name"]);
    assert.equal(inputs["adjustmentType"], "PercentChangeInCapacity");
    assert.equal(inputs["minAdjustmentMagnitude"], 1);
    assert.equal(inputs["estimatedInstanceWarmup"], 45);
    const [first, second, ...others] = inputs["stepAdjustments"];
    assert.deepEqual(others, []);
    assert.equal(first.metricIntervalLowerBound, "0");
    assert.equal(first.metricIntervalUpperBound, second.metricIntervalLowerBound);
    assert.equal(second.metricIntervalUpperBound, undefined);
    assert.deepEqual([first.scalingAdjustment, second.scalingAdjustment], [20, 40]);
    const alarm = primary.one(ALARM, "storefront-cpu-surge");
    assert.ok(alarm.inputs["alarmActions"].includes(policy.outputs["arn"]));
  });

  it("has no step policy and no CPU alarm where the settings want none", async () => {
    const { primary } = await planOf(BARE, "compute");
    const kinds = primary.all(POLICY).map((p) => p.inputs["policyType"]);
    assert.deepEqual(kinds, ["TargetTrackingScaling"]);
    const names = primary.all(ALARM).map((alarm) => alarm.inputs["name"]);
    assert.ok(!names.includes("storefront-cpu-surge"));
  });
});
