import assert from "node:assert/strict";
import { alarmMetricExists as rule } from "../../../../policy/rules/cloudwatch/alarm-metric-exists";
import { graphOf, judgementsOf, previewOf, resource, unknown, verdicts, type Fixture } from "../../fixtures";
import { queue, topic } from "../../permissions/resources";

const alarm = (inputs: Record<string, unknown>): Fixture =>
  resource("aws:cloudwatch/metricAlarm:MetricAlarm", "a", { statistic: "Sum", ...inputs }, { region: "us-east-1" });
const of = (inputs: Record<string, unknown>, ...more: Fixture[]) =>
  verdicts(rule, graphOf(alarm(inputs), ...more))["a"];

const VISIBLE = { namespace: "AWS/SQS", metricName: "ApproximateNumberOfMessagesVisible" };
const jobs = queue("jobs");
const OF_JOBS = { dimensions: { QueueName: "jobs" } };

describe("cloudwatch-alarm-metric-exists", () => {
  it("accepts a metric of a planned resource, and of the program's own namespace", () => {
    for (const build of [graphOf, previewOf])
      assert.equal(
        verdicts(rule, build(jobs, alarm({ ...VISIBLE, dimensions: { QueueName: jobs.output("name") } })))["a"],
        "compliant",
      );
    assert.equal(of({ ...VISIBLE, ...OF_JOBS }, jobs), "compliant");
    assert.equal(of({ namespace: "Shop", metricName: "Orders", dimensions: { QueueName: "arn:x" } }), "compliant");
    assert.equal(
      of({ ...VISIBLE, ...OF_JOBS, metricName: "ANewMetric" }, jobs),
      "compliant",
      "the table is not complete",
    );
  });

  it("refuses a namespace or metric that differs from AWS's in case or signs", () => {
    assert.equal(of({ ...VISIBLE, ...OF_JOBS, namespace: "AWS/Sqs" }, jobs), "violation");
    assert.equal(of({ ...VISIBLE, ...OF_JOBS, metricName: "approximateNumberOfMessagesVisible" }, jobs), "violation");
    const queries = [
      {
        id: "m",
        returnData: true,
        metric: {
          namespace: "AWS/ApplicationELB",
          metricName: "HTTPCode_ELB_5xx_Count",
          stat: "Sum",
          dimensions: { LoadBalancer: "app/web/1" },
        },
      },
    ];
    assert.equal(of({ statistic: undefined, metricQueries: queries }), "violation");
  });

  it("requires one query with returnData, and expressions of the queries that there are", () => {
    const judge = (queries: unknown, more: object = {}) =>
      of({ statistic: undefined, metricQueries: queries, ...more });
    const metric = (id: string, inputs: object = {}) => ({
      id,
      metric: { namespace: "Shop", metricName: id, stat: "Sum", period: 60 },
      ...inputs,
    });
    const rate = (expression: string, inputs: object = { returnData: true }) => ({ id: "rate", expression, ...inputs });
    assert.equal(judge([rate("100 * FILL(bad, 0) / all"), metric("bad"), metric("all")]), "compliant");
    assert.equal(judge([rate("bad / all", {}), metric("bad"), metric("all")]), "violation", "none returns data");
    assert.equal(judge([rate("bad / all"), metric("bad", { returnData: true }), metric("all")]), "violation", "two do");
    assert.equal(judge([rate("bad / total"), metric("bad"), metric("all")]), "violation", "no query has the id");
    assert.equal(judge([rate("bad", { returnData: unknown }), metric("bad")]), "compliant");
    assert.equal(judge([rate('SEARCH("all of it", "Sum")')]), "compliant");
    const band = rate("ANOMALY_DETECTION_BAND(bad, 2)");
    const both = [band, metric("bad", { returnData: true })];
    assert.equal(judge(both, { thresholdMetricId: "rate" }), "compliant", "the metric and its band");
  });

  it("says what is wanted and what is there", () => {
    const said = (inputs: Record<string, unknown>) => {
      const found = judgementsOf(rule, graphOf(alarm(inputs), jobs)).find(({ verdict }) => verdict === "violation");
      assert.ok(found?.verdict === "violation");
      return [found.property, found.actual, found.wanted];
    };
    const arn = "arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer/app/web/1";
    const balancer = { namespace: "AWS/ApplicationELB", metricName: "RequestCount" };
    assert.deepEqual(said({ ...balancer, dimensions: { LoadBalancer: arn } }), [
      "dimensions.LoadBalancer",
      arn,
      "the last part of the ARN (arnSuffix)",
    ]);
    const url = "https://sqs.us-east-1.amazonaws.com/123456789012/jobs";
    assert.deepEqual(said({ ...VISIBLE, dimensions: { QueueName: url } }), ["dimensions.QueueName", url, "the name"]);
    const [, none] = said({ ...VISIBLE, ...OF_JOBS, statistic: undefined });
    assert.equal(none, undefined);
    const [, two] = said({ ...VISIBLE, ...OF_JOBS, extendedStatistic: "p99" });
    assert.equal(two, "Sum and p99");
  });

  it("refuses a statistic that is none, two or no such", () => {
    assert.equal(of({ ...VISIBLE, ...OF_JOBS, statistic: "Median" }, jobs), "violation");
    assert.equal(of({ ...VISIBLE, ...OF_JOBS, statistic: undefined }, jobs), "violation");
    assert.equal(of({ ...VISIBLE, ...OF_JOBS, extendedStatistic: "p99" }, jobs), "violation");
    for (const extendedStatistic of ["p99", "p99.9", "tm90", "IQM", "PR(:300)"])
      assert.equal(
        of({ ...VISIBLE, ...OF_JOBS, statistic: undefined, extendedStatistic }, jobs),
        "compliant",
        extendedStatistic,
      );
  });

  it("refuses dimensions that are missing, an ARN, of another Region, or differ in case", () => {
    assert.equal(of(VISIBLE, jobs), "violation");
    assert.equal(of({ ...VISIBLE, dimensions: { QueueName: jobs.output("arn") } }, jobs), "violation");
    assert.equal(
      of({ ...VISIBLE, dimensions: { QueueName: "https://sqs.us-east-1.amazonaws.com/1/jobs" } }, jobs),
      "violation",
    );
    assert.equal(of({ ...VISIBLE, dimensions: { QueueName: "Jobs" } }, jobs), "violation");
    assert.equal(of({ ...VISIBLE, ...OF_JOBS }, queue("jobs", {}, "us-west-2")), "violation");
    assert.equal(of({ ...VISIBLE, dimensions: { QueueName: "theirs" } }, jobs), "undecided");
    assert.equal(of({ ...VISIBLE, dimensions: { QueueName: "theirs" } }), "compliant", "no queue is in the program");
    assert.equal(
      of(
        {
          namespace: "AWS/SNS",
          metricName: "NumberOfNotificationsFailed",
          dimensions: { TopicName: topic("t").output("arn") },
        },
        topic("t"),
      ),
      "violation",
    );
  });

  it("knows what load balancers and groups publish", () => {
    const web = resource(
      "aws:lb/loadBalancer:LoadBalancer",
      "web",
      { name: "web" },
      { region: "us-east-1", outputs: { arnSuffix: "app/web/1" } },
    );
    const target = resource(
      "aws:lb/targetGroup:TargetGroup",
      "t",
      { name: "t" },
      { region: "us-east-1", outputs: { arnSuffix: "targetgroup/t/1" } },
    );
    const healthy = (dimensions: object) =>
      of(
        { namespace: "AWS/ApplicationELB", metricName: "HealthyHostCount", statistic: "Minimum", dimensions },
        web,
        target,
      );
    const both = { LoadBalancer: web.output("arnSuffix"), TargetGroup: target.output("arnSuffix") };
    assert.equal(healthy(both), "compliant");
    assert.equal(healthy({ LoadBalancer: web.output("arnSuffix") }), "violation");
    assert.equal(healthy({ ...both, LoadBalancer: "web" }), "violation");
    const group = (enabledMetrics: unknown) =>
      resource("aws:autoscaling/group:Group", "g", { name: "g", enabledMetrics }, { region: "us-east-1" });
    const inService = (one: Fixture) =>
      of(
        {
          namespace: "AWS/AutoScaling",
          metricName: "GroupInServiceInstances",
          dimensions: { AutoScalingGroupName: one.output("name") },
        },
        one,
      );
    assert.equal(inService(group(["GroupInServiceInstances"])), "compliant");
    assert.equal(inService(group(undefined)), "violation");
    assert.equal(inService(group(unknown)), "compliant");
  });
});
