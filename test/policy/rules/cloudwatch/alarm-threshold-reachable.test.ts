import assert from "node:assert/strict";
import { alarmThresholdReachable as rule } from "../../../../policy/rules/cloudwatch/alarm-threshold-reachable";
import { component, graphOf, judgementsOf, resource, unknown, verdicts, type Fixture } from "../../fixtures";
import { lambda, queue } from "../../permissions/resources";

const alarm = (inputs: Record<string, unknown>): Fixture =>
  resource(
    "aws:cloudwatch/metricAlarm:MetricAlarm",
    "a",
    {
      comparisonOperator: "GreaterThanThreshold",
      threshold: 0,
      period: 60,
      evaluationPeriods: 1,
      statistic: "Sum",
      ...inputs,
    },
    { region: "us-east-1" },
  );
const of = (inputs: Record<string, unknown>, ...more: Fixture[]) =>
  verdicts(rule, graphOf(alarm(inputs), ...more))["a"];

const ERRORS = { namespace: "AWS/Lambda", metricName: "Errors" };
const CPU = { namespace: "AWS/RDS", metricName: "CPUUtilization", statistic: "Average", threshold: 90 };
const HEALTHY = {
  namespace: "AWS/ApplicationELB",
  metricName: "HealthyHostCount",
  statistic: "Maximum",
  comparisonOperator: "LessThanThreshold",
  threshold: 1,
};
const CANARY = {
  namespace: "CloudWatchSynthetics",
  metricName: "SuccessPercent",
  statistic: "Average",
  comparisonOperator: "LessThanThreshold",
  threshold: 90,
};
const AGE = { namespace: "AWS/SQS", metricName: "ApproximateAgeOfOldestMessage", statistic: "Maximum", threshold: 900 };
const LATENCY = {
  namespace: "AWS/DynamoDB",
  metricName: "ReplicationLatency",
  statistic: "Average",
  threshold: 30_000,
};

/** What share of calls fails, as a calculation. */
const share = (expression: string, threshold: number, inputs: object = {}) => {
  const metric = (id: string, metricName: string, stat = "Sum") => ({
    id,
    metric: { namespace: "AWS/Lambda", metricName, stat, period: 60 },
  });
  const metricQueries = [
    { id: "rate", expression, returnData: true },
    metric("e", "Errors"),
    metric("n", "Invocations"),
    metric("d", "Duration", "Average"),
  ];
  return { statistic: undefined, period: undefined, metricQueries, threshold, ...inputs };
};

/** What an alarm is, what it is changed to, and what it breaks then. */
const ROWS: [of: Record<string, unknown>, change: Record<string, unknown>, says: RegExp][] = [
  [ERRORS, { threshold: 1e9 }, /1000000000 failures/],
  [ERRORS, { comparisonOperator: "LessThanThreshold", threshold: 5 }, /in ALARM while all is well/],
  [ERRORS, { comparisonOperator: "LessThanThreshold", threshold: -1 }, /never goes to ALARM/],
  [ERRORS, { comparisonOperator: "GreaterThanOrEqualToThreshold", threshold: 0 }, /whatever happens/],
  [ERRORS, { statistic: "SampleCount" }, /SampleCount counts/],
  [ERRORS, { period: 86_400, evaluationPeriods: 365 }, /refuses the alarm/],
  [ERRORS, { evaluationPeriods: 0 }, /refuses/],
  [CPU, { threshold: 101 }, /never goes to ALARM/],
  [CPU, { threshold: 100 }, /never goes to ALARM/],
  [CPU, { threshold: -1 }, /whatever happens/],
  [CPU, { comparisonOperator: "LessThanThreshold" }, /in ALARM while all is well/],
  [HEALTHY, { threshold: 0 }, /never goes to ALARM/],
  [HEALTHY, { comparisonOperator: "GreaterThanThreshold" }, /in ALARM while all is well/],
  [CANARY, { threshold: 0 }, /never goes to ALARM/],
  [CANARY, { threshold: 101 }, /whatever happens/],
  [CANARY, { comparisonOperator: "GreaterThanThreshold", threshold: 10 }, /in ALARM while all is well/],
  [LATENCY, { threshold: 1e12 }, /more than a day/],
  [
    { ...ERRORS, namespace: "AWS/Events", metricName: "FailedInvocations" },
    { treatMissingData: "breaching" },
    /is reported only while it is not 0/,
  ],
];

describe("cloudwatch-alarm-threshold-reachable", () => {
  for (const [expression, reached, never] of [
    ["100 * e / n", 99, 100],
    ["(e / n) * 100", 5, 105],
    ["e/n", 0.05, 5],
    ["IF(n > 100, 100 * (FILL(e, 0) / n), 0)", 50, 100],
    ["CEIL(-1 * e / n) + 1", 0.5, 1],
  ] as const)
    it(`knows the values of ${expression}`, () => {
      assert.equal(of(share(expression, reached)), "compliant");
      assert.equal(of(share(expression, never)), "violation");
    });

  it("asks for an alarm within a day where there are no objectives", () => {
    assert.equal(of({ ...ERRORS, period: 3600, evaluationPeriods: 24 }), "compliant");
    assert.equal(of({ ...ERRORS, period: 3600, evaluationPeriods: 25 }), "violation");
    assert.equal(of({ ...ERRORS, period: 3600, evaluationPeriods: 25, datapointsToAlarm: 2 }), "compliant");
    assert.equal(of({ ...ERRORS, metricName: "Invocations", period: 3600, evaluationPeriods: 25 }), "compliant");
  });

  it("knows nothing of other calculations", () => {
    for (const expression of [
      "e",
      "n / e",
      "e / d",
      "e * 1000",
      "RATE(e)",
      "e - n",
      "n / (e - n)",
      "m / n",
      "e ? n",
      "METRICS()",
    ])
      assert.equal(of(share(expression, 1e6)), "compliant", expression);
  });

  it("accepts alarms as they should be", () => {
    for (const [inputs] of ROWS) assert.equal(of(inputs), "compliant", JSON.stringify(inputs));
    assert.equal(
      of({ namespace: "Shop", metricName: "Orders", threshold: -5 }),
      "compliant",
      "of another metric nothing is known",
    );
    assert.equal(of({ metricQueries: [{ id: "m", expression: "a / b" }], threshold: -5 }), "compliant");
  });

  it("refuses those that can never go to ALARM, always are, or do too late", () => {
    for (const [inputs, change, says] of ROWS) {
      const found = judgementsOf(rule, graphOf(alarm({ ...inputs, ...change })));
      const [first] = found;
      assert.ok(first?.verdict === "violation", JSON.stringify(change));
      assert.ok(
        found.some((one) => one.verdict === "violation" && says.test(one.message)),
        `${JSON.stringify(change)}: ${first.message}`,
      );
    }
  });

  it("reads a query, and takes a metric of AWS that it does not know for not negative", () => {
    const query = (change: object) =>
      of({
        statistic: undefined,
        metricQueries: [{ id: "q", expression: 'SELECT SUM(Errors) FROM SCHEMA("AWS/Lambda", FunctionName)' }],
        ...change,
      });
    assert.equal(query({}), "compliant");
    assert.equal(query({ comparisonOperator: "LessThanThreshold", threshold: 5 }), "violation");
    assert.equal(query({ threshold: 1e9 }), "violation");
    const other = { namespace: "AWS/Other", metricName: "New", comparisonOperator: "LessThanThreshold" };
    assert.deepEqual([of({ ...other, threshold: 5 }), of({ ...other, threshold: -1 })], ["compliant", "violation"]);
    const sum = { statistic: undefined, metricQueries: [{ id: "e", expression: "a / b" }, { id: "a" }] };
    assert.deepEqual([of({ ...sum, threshold: 5 }), of({ ...sum, threshold: 1e15 })], ["compliant", "violation"]);
  });

  it("accepts an alarm on missing data, on an idle resource, and one that scales in", () => {
    assert.equal(
      of({ ...CPU, comparisonOperator: "LessThanThreshold", threshold: 0, treatMissingData: "breaching" }),
      "compliant",
    );
    const silent = { ...CANARY, statistic: "SampleCount", threshold: 1 };
    assert.equal(of({ ...silent, treatMissingData: "breaching" }), "compliant");
    // It notifies when it goes to INSUFFICIENT_DATA, which is where it stays with nothing to notify.
    const actions = { insufficientDataActions: ["arn:aws:sns:us-east-1:123456789012:alerts"] };
    assert.equal(of({ ...silent, ...actions }), "compliant");
    assert.equal(of({ ...silent, ...actions, treatMissingData: "notBreaching" }), "violation");
    assert.equal(of({ ...silent, insufficientDataActions: [] }), "violation");
    assert.equal(of({ ...CPU, comparisonOperator: "LessThanThreshold", threshold: 20 }), "compliant");
    const shrink = resource("aws:autoscaling/policy:Policy", "shrink");
    const low = { ...CPU, namespace: "AWS/EC2", comparisonOperator: "LessThanThreshold", threshold: 50 };
    assert.equal(of({ ...low, alarmActions: [shrink.output("arn")] }, shrink), "compliant");
    const ofService = resource("aws:appautoscaling/policy:Policy", "shrink");
    assert.equal(of({ ...low, alarmActions: [ofService.output("arn")] }, ofService), "compliant");
    const elsewhere =
      "arn:aws:autoscaling:us-east-1:123456789012:scalingPolicy:1:resource/ecs/service/web:policyName/in";
    assert.equal(of({ ...low, alarmActions: [elsewhere] }), "compliant");
    assert.equal(of(low), "violation");
  });

  it("holds a threshold against what the resource allows", () => {
    const jobs = queue("jobs", { messageRetentionSeconds: 1000 });
    const age = (threshold: number) => of({ ...AGE, threshold, dimensions: { QueueName: jobs.output("name") } }, jobs);
    assert.deepEqual([age(900), age(1000), age(1_209_601)], ["compliant", "violation", "violation"]);
    const worker = lambda("worker", { timeout: 30 });
    const slow = (threshold: number) =>
      of(
        {
          namespace: "AWS/Lambda",
          metricName: "Duration",
          statistic: "p99",
          threshold,
          dimensions: { FunctionName: worker.output("name") },
        },
        worker,
      );
    assert.deepEqual([slow(27_000), slow(30_000)], ["compliant", "violation"]);
  });

  it("holds lag and time against the objectives", () => {
    const objectives = { region: { rto: "15m", rpo: "1m" }, software: { rto: "1h", rpo: "5m" } };
    const service = component("shop:index:Service", "shop", { outputs: { objectives } });
    assert.equal(of(LATENCY, service), "compliant");
    assert.equal(of({ ...LATENCY, threshold: 60_001 }, service), "violation");
    assert.equal(of({ ...ERRORS, period: 300, evaluationPeriods: 12 }, service), "compliant");
    assert.equal(of({ ...ERRORS, period: 300, evaluationPeriods: 13 }, service), "violation");
    assert.equal(of({ ...ERRORS, period: 300, evaluationPeriods: 13, datapointsToAlarm: 3 }, service), "compliant");
    const slow = {
      namespace: "AWS/CertificateManager",
      metricName: "DaysToExpiry",
      statistic: "Minimum",
      threshold: 30,
    };
    assert.equal(of({ ...slow, comparisonOperator: "LessThanThreshold", period: 86_400 }, service), "compliant");
  });

  it("is undecided on what is unknown, and ignores other types", () => {
    assert.equal(of({ ...ERRORS, threshold: unknown }), "undecided");
    assert.equal(of({ ...ERRORS, comparisonOperator: unknown }), "undecided");
    assert.deepEqual(verdicts(rule, graphOf(queue("q"))), {});
  });
});
