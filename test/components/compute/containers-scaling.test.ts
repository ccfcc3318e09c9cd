import assert from "node:assert/strict";
import { expressionOf } from "../../../components/compute/containers/scaling";
import { EVERYTHING_CONTAINERS } from "../../support/containers";
import { planOf, type Pair, type Stack } from "../plans";

const SERVICE = "aws:ecs:Service";
const TARGET = "aws:appautoscaling:Target";
const POLICY = "aws:appautoscaling:Policy";
const ALARM = "aws:cloudwatch:MetricAlarm";

const pilot = (): Promise<Pair> => planOf("pilot-light-containers");
const everything = (): Promise<Pair> => planOf(EVERYTHING_CONTAINERS, "serving");

function alarms(stack: Stack): Record<string, any> {
  return Object.fromEntries(stack.all(ALARM).map(({ inputs }) => [inputs["name"].replace("storefront-", ""), inputs]));
}

describe("the scaling of containers", () => {
  it("tracks the CPU, and the requests of its target group", async () => {
    const { primary } = await everything();
    const tracked = primary
      .all(POLICY)
      .flatMap(({ inputs }) => inputs["targetTrackingScalingPolicyConfiguration"] ?? []);
    const { arnSuffix } = primary.one("aws:lb:LoadBalancer").outputs;
    const resourceLabel = `${arnSuffix}/${primary.one("aws:lb:TargetGroup").outputs["arnSuffix"]}`;
    assert.deepEqual(tracked, [
      {
        predefinedMetricSpecification: { predefinedMetricType: "ECSServiceAverageCPUUtilization" },
        ...{ targetValue: 40, scaleOutCooldown: 90, scaleInCooldown: 600 },
      },
      {
        predefinedMetricSpecification: { predefinedMetricType: "ALBRequestCountPerTarget", resourceLabel },
        ...{ targetValue: 1000, scaleOutCooldown: 90, scaleInCooldown: 600 },
      },
    ]);
  });

  it("adds a share of the tasks while its alarm on the CPU is in ALARM, twice as much well above", async () => {
    const { primary } = await everything();
    const step = primary.all(POLICY).find(({ inputs }) => inputs["policyType"] === "StepScaling")!;
    const { stepAdjustments, minAdjustmentMagnitude } = step.inputs["stepScalingPolicyConfiguration"];
    assert.equal(minAdjustmentMagnitude, 1);
    assert.deepEqual(
      stepAdjustments.map(({ scalingAdjustment }: { scalingAdjustment: number }) => scalingAdjustment),
      [20, 40],
    );
    const alarm = alarms(primary)["tasks-cpu-surge"];
    assert.ok(alarm.alarmActions.includes(step.outputs["arn"]));
    assert.deepEqual([alarm.namespace, alarm.threshold, alarm.evaluationPeriods], ["AWS/ECS", 80, 3]);
  });

  it("follows schedules in their time zone, where the region serves at its full size", async () => {
    const { primary, secondary } = await pilot();
    const { inputs } = primary.one("aws:appautoscaling:ScheduledAction");
    assert.equal(inputs["schedule"], "cron(30 6 ? * MON,TUE,WED,THU,FRI *)");
    assert.equal(inputs["timezone"], "Europe/Berlin");
    assert.deepEqual(inputs["scalableTargetAction"], { minCapacity: 9 });
    assert.equal(secondary.all("aws:appautoscaling:ScheduledAction").length, 0);
  });

  for (const [unix, aws] of [
    ["0 6 * * *", "cron(0 6 * * ? *)"],
    ["*/15 8-10 1 * *", "cron(0,15,30,45 8,9,10 1 * ? *)"],
    ["5 0 * 1,7 0", "cron(5 0 ? 1,7 SUN *)"],
    ["5 0 * * 7", "cron(5 0 ? * SUN *)"],
    ["0 0 * * 1-5", "cron(0 0 ? * MON,TUE,WED,THU,FRI *)"],
    ["0 0 */2 * *", "cron(0 0 1,3,5,7,9,11,13,15,17,19,21,23,25,27,29,31 * ? *)"],
  ] as const)
    it(`writes ${unix} as ${aws}`, () => {
      assert.equal(expressionOf(unix), aws);
    });
});

describe("the alarms of containers", () => {
  it("are on CPU, memory, and the running tasks of a region that has some", async () => {
    const { primary, secondary } = await pilot();
    const [full, empty] = [alarms(primary), alarms(secondary)];
    const dimensions = {
      ClusterName: primary.one("aws:ecs:Cluster").inputs["name"] ?? primary.one("aws:ecs:Cluster").outputs["name"],
      ServiceName: primary.one(SERVICE).outputs["name"],
    };
    for (const key of ["tasks-cpu-high", "tasks-memory-high", "tasks-at-maximum", "tasks-below-minimum"])
      assert.deepEqual(full[key].dimensions, dimensions, key);
    assert.equal(full["tasks-at-maximum"].threshold, 18);
    assert.equal(full["tasks-below-minimum"].threshold, 6);
    assert.equal(full["tasks-below-minimum"].treatMissingData, "breaching");
    assert.equal(full["tasks-memory-high"].threshold, 90);
    assert.ok(empty["tasks-at-maximum"] && !empty["tasks-below-minimum"]);
  });

  it("allow for what a deployment stops", async () => {
    const { primary } = await everything();
    const { minCapacity } = primary.one(TARGET).inputs;
    assert.equal(alarms(primary)["tasks-below-minimum"].threshold, Math.ceil(minCapacity * 0.9));
  });
});
