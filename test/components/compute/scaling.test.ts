import assert from "node:assert/strict";
import { CAPACITY, UNUSUAL_CAPACITY } from "../../support/messages";
import type { Changes } from "../../support/variants";
import { planOf, SIDES, statementsOf, type Pair, type Stack } from "../plans";

const GROUP = "aws:autoscaling:Group";
const POLICY = "aws:autoscaling:Policy";
const SCHEDULE = "aws:autoscaling:Schedule";
const HOOK = "aws:autoscaling:LifecycleHook";

const both = (settings: Changes, shared: Changes = {}) => ({ shared, primary: settings, secondary: settings });
/** Few rounds of scaling end in time. */
const SOON = { workload: { objectives: { region: { rto: "15m" } } } };
const plain = (): Promise<Pair> => planOf(both({ compute: { standby: null, ...CAPACITY.compute } }, SOON), "compute");
const unusual = (): Promise<Pair> =>
  planOf(both({ compute: { standby: null, ...UNUSUAL_CAPACITY.compute } }), "compute");
const PILOT_LIGHT = {
  workload: { strategy: "pilot-light", objectives: { region: { rto: "8h", rpo: "6h" } } },
};

function policy(stack: Stack, type: string, metric?: string) {
  const found = stack
    .all(POLICY)
    .filter(({ inputs }) => inputs["policyType"] === type)
    .filter(({ inputs }) => metric === undefined || JSON.stringify(inputs).includes(`"${metric}"`));
  assert.equal(found.length, 1, `${type} ${metric ?? ""}`);
  return found[0]!.inputs;
}

/** The ends of the ARNs of the load balancer and of the target group. */
function label(stack: Stack): string {
  const { arnSuffix } = stack.one("aws:lb:LoadBalancer").outputs;
  return `${arnSuffix}/${stack.one("aws:lb:TargetGroup").outputs["arnSuffix"]}`;
}

describe("a group's size", () => {
  it("is computed from its load in both regions, the standby's from what its scaling reaches in time", async () => {
    const { primary, secondary } = await plain();
    const sizes = (stack: Stack) => {
      const { minSize, desiredCapacity, maxSize } = stack.one(GROUP).inputs;
      return [minSize, desiredCapacity, maxSize];
    };
    assert.deepEqual(
      [sizes(primary), sizes(secondary)],
      [
        [15, 15, 27],
        [6, 6, 27],
      ],
    );
    const flipped = await planOf(
      both({ compute: { standby: null, ...CAPACITY.compute } }, { active: "secondary" }),
      "compute",
    );
    assert.deepEqual(sizes(flipped.secondary), [15, 15, 27]);
  });

  it("is a fixed fleet's, too", async () => {
    const load = CAPACITY.compute.load;
    const none = { min: null, max: null, standby: null, targetCpu: null, stepScaling: null, mixedInstances: null };
    const pair = await planOf(both({ compute: { ...none, type: "fixed", load } }), "compute");
    const counts = SIDES.map((side) => pair[side].all("aws:ec2:Instance").length);
    assert.deepEqual(counts, [15, 12]);
  });
});

describe("scaling by requests", () => {
  it("follows those of the group's own target group, beside the CPU", async () => {
    const { primary, secondary } = await plain();
    for (const stack of [primary, secondary]) {
      const inputs = policy(stack, "TargetTrackingScaling", "ALBRequestCountPerTarget");
      const { targetValue, predefinedMetricSpecification } = inputs["targetTrackingConfiguration"];
      assert.equal(targetValue, 3000);
      assert.equal(predefinedMetricSpecification.resourceLabel, label(stack));
      assert.match(label(stack), /^app\/.+\/[0-9a-f]+\/targetgroup\/.+\/[0-9a-f]+$/);
      policy(stack, "TargetTrackingScaling", "ASGAverageCPUUtilization");
    }
  });
});

describe("scheduled scaling", () => {
  it("sets what is written, and leaves the rest as it is", async () => {
    const { primary } = await plain();
    const group = primary.one(GROUP).outputs["name"];
    const { inputs } = primary.one(SCHEDULE, "storefront-day");
    assert.deepEqual(inputs, {
      ...inputs,
      autoscalingGroupName: group,
      scheduledActionName: "storefront-day",
      recurrence: "30 6 * * MON-FRI",
      timeZone: "Europe/Berlin",
      minSize: 18,
      maxSize: -1,
      desiredCapacity: -1,
    });
    assert.equal(primary.one(SCHEDULE, "storefront-night").inputs["timeZone"], "Etc/UTC");
  });

  it("is in force where the region serves, and wakes no standby", async () => {
    const { primary, secondary } = await plain();
    assert.deepEqual([primary.all(SCHEDULE).length, secondary.all(SCHEDULE).length], [2, 0]);
    const { schedules } = CAPACITY.compute;
    const settings = { compute: { standby: null, max: 27, schedules } };
    const pilot = await planOf(both(settings, PILOT_LIGHT), "compute");
    assert.deepEqual([pilot.primary.all(SCHEDULE).length, pilot.secondary.all(SCHEDULE).length], [2, 0]);
    const flipped = await planOf(both(settings, { ...PILOT_LIGHT, active: "secondary" }), "compute");
    assert.equal(flipped.secondary.all(SCHEDULE).length, 2);
  });
});

describe("predictive scaling", () => {
  it("forecasts the CPU at the target's value, as a forecast only by default", async () => {
    const { primary } = await plain();
    const { predictiveScalingConfiguration: forecast } = policy(primary, "PredictiveScaling");
    assert.deepEqual(forecast, {
      mode: "ForecastOnly",
      metricSpecification: {
        targetValue: 50,
        predefinedMetricPairSpecification: { predefinedMetricType: "ASGCPUUtilization" },
      },
      schedulingBufferTime: "300",
      maxCapacityBreachBehavior: "HonorMaxCapacity",
    });
  });

  it("forecasts requests by the target group's label, and adds instances ahead", async () => {
    const { primary } = await unusual();
    const { mode, metricSpecification, schedulingBufferTime } = policy(primary, "PredictiveScaling")[
      "predictiveScalingConfiguration"
    ];
    assert.deepEqual([mode, schedulingBufferTime, metricSpecification.targetValue], ["ForecastAndScale", "600", 1200]);
    assert.deepEqual(metricSpecification.predefinedMetricPairSpecification, {
      predefinedMetricType: "ALBRequestCount",
      resourceLabel: label(primary),
    });
  });
});

describe("a warm pool", () => {
  it("waits stopped beside the group, after it has run its user data", async () => {
    const { primary } = await plain();
    const { warmPool, initialLifecycleHooks } = primary.one(GROUP).inputs;
    assert.deepEqual(warmPool, {
      poolState: "Stopped",
      minSize: 3,
      maxGroupPreparedCapacity: 18,
      instanceReusePolicy: { reuseOnScaleIn: false },
    });
    const hook = primary.one(HOOK);
    assert.deepEqual(initialLifecycleHooks, [
      {
        name: "storefront-prepare",
        lifecycleTransition: "autoscaling:EC2_INSTANCE_LAUNCHING",
        heartbeatTimeout: 120,
        defaultResult: "CONTINUE",
      },
    ]);
    assert.deepEqual(hook.inputs, {
      ...hook.inputs,
      ...initialLifecycleHooks[0],
      autoscalingGroupName: primary.one(GROUP).outputs["name"],
    });
  });

  it("allows only its instances to complete the lifecycle action", async () => {
    const { primary } = await plain();
    const { inputs } = primary.one("aws:iam:RolePolicy", "storefront-prepare");
    assert.equal(inputs["role"], primary.one("aws:iam:Role", "storefront").id);
    assert.deepEqual(statementsOf(inputs["policy"]), [
      {
        Effect: "Allow",
        Action: "autoscaling:CompleteLifecycleAction",
        Resource: primary.one(GROUP).outputs["arn"],
      },
    ]);
  });

  it("of running instances waits for nothing", async () => {
    const { primary } = await planOf(
      both({ compute: { standby: null, warmPool: { state: "running", min: 2 } } }),
      "compute",
    );
    const { warmPool, initialLifecycleHooks = [] } = primary.one(GROUP).inputs;
    assert.deepEqual([warmPool.poolState, initialLifecycleHooks, primary.all(HOOK)], ["Running", [], []]);
  });

  it("of hibernated instances launches them so that they can", async () => {
    const { primary } = await unusual();
    assert.deepEqual(primary.one("aws:ec2:LaunchTemplate").inputs["hibernationOptions"], { configured: true });
    const { warmPool } = primary.one(GROUP).inputs;
    assert.deepEqual([warmPool.poolState, warmPool.instanceReusePolicy], ["Hibernated", { reuseOnScaleIn: true }]);
    const stopped = (await plain()).primary.one("aws:ec2:LaunchTemplate");
    assert.equal(stopped.inputs["hibernationOptions"], undefined);
  });

  it("holds just so many in a standby that runs none", async () => {
    const pool = { warmPool: { min: 6, prepared: 6 } };
    const { secondary } = await planOf(both({ compute: { standby: null, ...pool } }, PILOT_LIGHT), "compute");
    const { minSize, desiredCapacity, warmPool } = secondary.one(GROUP).inputs;
    assert.deepEqual([minSize, desiredCapacity, warmPool.minSize, warmPool.maxGroupPreparedCapacity], [0, 0, 6, 6]);
  });
});
