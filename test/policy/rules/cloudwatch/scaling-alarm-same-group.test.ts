import assert from "node:assert/strict";
import { scalingAlarmSameGroup as rule } from "../../../../policy/rules/cloudwatch/scaling-alarm-same-group";
import { graphOf, judgementsOf, previewOf, resource, unknown, verdicts, type Fixture } from "../../fixtures";

const group = (name: string): Fixture => resource("aws:autoscaling/group:Group", name);
const [web, worker] = [group("web"), group("worker")];
const policy = (of: unknown, name: string): Fixture =>
  resource("aws:autoscaling/policy:Policy", name, { policyType: "StepScaling", autoscalingGroupName: of });
const [webUp, workerUp] = [policy(web.output("name"), "web-up"), policy(worker.output("name"), "worker-up")];
const alarm = (inputs: Record<string, unknown>, options = {}): Fixture =>
  resource("aws:cloudwatch/metricAlarm:MetricAlarm", "high", inputs, options);
const on = (name: unknown) => ({ dimensions: { AutoScalingGroupName: name } });
const runs = (...policies: Fixture[]) => ({ alarmActions: policies.map((one) => one.output("arn")) });

describe("cloudwatch-scaling-alarm-same-group", () => {
  for (const [when, build] of Object.entries({ planned: graphOf, "at preview": previewOf })) {
    const judge = (...fixtures: Fixture[]) => judgementsOf(rule, build(web, worker, webUp, workerUp, ...fixtures));

    it(`accepts an alarm that scales the group it watches, ${when}`, () => {
      assert.deepEqual(
        judge(alarm({ ...on(web.output("name")), ...runs(webUp) })).map(({ verdict }) => verdict),
        ["compliant"],
      );
    });

    it(`refuses one that scales another group, ${when}, and names both`, () => {
      const [found] = judge(alarm({ ...on(web.output("name")), okActions: [workerUp.output("arn")] }));
      assert.equal(found?.verdict, "violation");
      assert.deepEqual(
        [found.property, found.actual, found.wanted],
        ["dimensions.AutoScalingGroupName", "web", "worker"],
      );
      assert.equal(
        found.message,
        "It monitors the group web, but worker-up (okActions) scales worker: the load of web changes the size of " +
          "worker, not its own.",
      );
    });

    it(`judges each of its policies, ${when}`, () => {
      const judged = judge(alarm({ ...on(web.output("name")), ...runs(webUp, workerUp) }));
      assert.deepEqual(
        judged.map(({ verdict }) => verdict),
        ["violation"],
      );
    });

    it(`reads the metrics of an expression, ${when}`, () => {
      const metricQueries = [{ id: "m", metric: on(web.output("name")) }];
      assert.equal(judge(alarm({ metricQueries, ...runs(webUp) }))[0]?.verdict, "compliant");
      assert.equal(judge(alarm({ metricQueries, ...runs(workerUp) }))[0]?.verdict, "violation");
    });
  }

  it("compares the names of groups that were not in the program", () => {
    const theirs = policy("elsewhere", "theirs");
    const judged = (name: unknown) => verdicts(rule, graphOf(web, theirs, alarm({ ...on(name), ...runs(theirs) })));
    assert.deepEqual(judged("elsewhere"), { high: "compliant" });
    assert.deepEqual(judged("another"), { high: "violation" });
    assert.deepEqual(judged(web.output("name")), { high: "violation" });
  });

  it("is not applicable to an alarm that watches no group, or scales none", () => {
    const onBalancer = alarm({ dimensions: { LoadBalancer: "app/front/1" }, ...runs(webUp) });
    assert.deepEqual(verdicts(rule, graphOf(web, webUp, onBalancer)), { high: "notApplicable" });
    assert.deepEqual(verdicts(rule, graphOf(web, alarm(on(web.output("name"))))), { high: "notApplicable" });
    const topic = resource("aws:sns/topic:Topic", "people");
    const notifies = alarm({ ...on(web.output("name")), ...runs(topic) });
    assert.deepEqual(verdicts(rule, previewOf(web, topic, notifies)), { high: "notApplicable" });
  });

  it("is undecided on what is unknown", () => {
    const unsure = policy(unknown, "unsure");
    for (const [what, fixtures] of Object.entries({
      dimension: [webUp, alarm({ ...on(unknown), ...runs(webUp) })],
      "the policy's group": [unsure, alarm({ ...on(web.output("name")), ...runs(unsure) })],
      actions: [webUp, alarm({ ...on(web.output("name")), alarmActions: unknown })],
    })) {
      assert.deepEqual(verdicts(rule, graphOf(web, ...fixtures)), { high: "undecided" }, what);
    }
    const either = alarm(
      { ...on(web.output("name")), alarmActions: [unknown] },
      { propertyDependencies: { alarmActions: [webUp, workerUp] } },
    );
    assert.deepEqual(verdicts(rule, previewOf(web, worker, webUp, workerUp, either)), { high: "undecided" });
  });

  it("ignores other types", () => {
    assert.deepEqual(verdicts(rule, graphOf(web, webUp)), {});
  });
});
