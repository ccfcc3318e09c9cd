import assert from "node:assert/strict";
import { errorsAlarm } from "../../../../policy/rules/lambda/errors-alarm";
import { logRetention } from "../../../../policy/rules/lambda/log-retention";
import { graphOf, judgementsOf, previewOf, resource, unknown, verdicts, type Fixture } from "../../fixtures";
import { lambda, logGroup, OTHER, unnamed } from "./functions";

const EAST = { region: "us-east-1" };
const alarm = (inputs: Record<string, unknown>, options = EAST): Fixture =>
  resource("aws:cloudwatch/metricAlarm:MetricAlarm", "alarm", { namespace: "AWS/Lambda", ...inputs }, options);

describe("lambda-errors-alarm", () => {
  for (const [when, build] of Object.entries({ planned: graphOf, "at preview": previewOf })) {
    it(`accepts an alarm on the function's errors, itself or by metric math, ${when}`, () => {
      for (const worker of [lambda(), unnamed()]) {
        const dimensions = { FunctionName: worker.output("name") };
        const metric = { namespace: "AWS/Lambda", metricName: "Errors", dimensions };
        for (const inputs of [metric, { metricQueries: [{ id: "e", metric }] }])
          assert.deepEqual(verdicts(errorsAlarm, build(worker, alarm(inputs))), { worker: "compliant" });
      }
    });

    it(`refuses a function of which another metric, or another's errors, are watched, ${when}`, () => {
      const [worker, other] = [
        lambda(),
        resource("aws:lambda/function:Function", "other", { name: "storefront-other" }, EAST),
      ];
      const throttles = alarm({ metricName: "Throttles", dimensions: { FunctionName: worker.output("name") } });
      const others = alarm({ metricName: "Errors", dimensions: { FunctionName: other.output("name") } });
      for (const one of [throttles, others])
        assert.equal(verdicts(errorsAlarm, build(worker, other, one)).worker, "violation");
      const [found] = judgementsOf(errorsAlarm, build(worker));
      assert.equal(found?.verdict === "violation" && found.message.startsWith("No alarm is on its errors"), true);
    });
  }

  it("knows the function by its name in the Region, and only there", () => {
    const inputs = { metricName: "Errors", dimensions: { FunctionName: "storefront-worker" } };
    assert.deepEqual(verdicts(errorsAlarm, graphOf(lambda(), alarm(inputs))), { worker: "compliant" });
    const elsewhere = alarm(inputs, { region: "us-west-2" });
    assert.deepEqual(verdicts(errorsAlarm, graphOf(lambda(), elsewhere)), { worker: "violation" });
  });

  it("is undecided on an alarm of which metric or function is unknown, and ignores other types", () => {
    const worker = lambda();
    for (const inputs of [
      { metricName: unknown, dimensions: { FunctionName: worker.output("name") } },
      { metricName: "Errors", dimensions: unknown },
      { metricName: "Errors", dimensions: { FunctionName: unknown } },
    ])
      assert.deepEqual(verdicts(errorsAlarm, graphOf(worker, alarm(inputs))), { worker: "undecided" });
    assert.deepEqual(verdicts(errorsAlarm, graphOf(OTHER)), {});
  });
});

describe("lambda-log-retention", () => {
  const of = (...fixtures: Fixture[]) => verdicts(logRetention, graphOf(...fixtures)).worker;

  for (const [when, build] of Object.entries({ planned: graphOf, "at preview": previewOf })) {
    it(`accepts the group that is named, or the one of the function's name, with a retention, ${when}`, () => {
      const group = logGroup();
      const named = lambda({ loggingConfig: { logFormat: "JSON", logGroup: group.output("name") } });
      for (const one of [named, lambda()])
        assert.deepEqual(verdicts(logRetention, build(group, one)), { worker: "compliant" });
    });

    it(`refuses one that keeps everything, and one that Lambda would make, ${when}`, () => {
      for (const retentionInDays of [undefined, 0])
        assert.deepEqual(verdicts(logRetention, build(logGroup({ retentionInDays }), lambda())), {
          worker: "violation",
        });
      const [found] = judgementsOf(logRetention, build(lambda(), logGroup({ name: "/aws/lambda/another" })));
      assert.equal(found?.verdict, "violation");
      assert.match(found.message, /^The program has no log group \/aws\/lambda\/storefront-worker: Lambda creates it/);
    });
  }

  it("takes no group of another Region for the function's", () => {
    const elsewhere = resource(
      "aws:cloudwatch/logGroup:LogGroup",
      "log",
      { name: "/aws/lambda/storefront-worker", retentionInDays: 90 },
      { region: "us-west-2" },
    );
    assert.equal(of(elsewhere, lambda()), "violation");
  });

  it("is undecided on what is unknown, and ignores other types", () => {
    assert.equal(of(logGroup({ retentionInDays: unknown }), lambda()), "undecided");
    assert.equal(of(logGroup({ name: unknown }), lambda()), "undecided");
    assert.equal(of(logGroup(), lambda({ loggingConfig: { logGroup: unknown } })), "undecided");
    assert.equal(of(logGroup(), lambda({ name: unknown })), "undecided");
    assert.deepEqual(verdicts(logRetention, graphOf(OTHER)), {});
  });
});
