import assert from "node:assert/strict";
import { METRIC_ALARM, TARGET_GROUP, TOPIC, TOPIC_SUBSCRIPTION } from "../../../policy/aws";
import { simulate, type Fault } from "../../../policy/simulation";
import { graphOf, resource, type Fixture } from "../fixtures";
import { Site } from "./worked/serving";

type Alarm = (site: Site) => Record<string, unknown>;

/** Whether a person is notified of a fault of two instances in two zones, by an alarm that sends e-mail. */
function noticeOf(
  fault: string,
  alarm: Alarm,
  options: { protocol?: string; grouped?: boolean } = {},
): Fault["notice"] {
  const site = new Site();
  const target = site.targetGroup("web");
  site.listener(site.balancer("web"), "web", site.forward(target));
  if (options.grouped) site.group(target, 2);
  else site.attach(target, site.instance("one", "a"), site.instance("two", "b"));
  const at = { region: "us-east-1" };
  const topic = resource(TOPIC, "alerts", { name: "alerts" }, { ...at, outputs: { arn: "arn:aws:sns:us-east-1:1:a" } });
  const protocol = options.protocol ?? "email";
  const subscription = { topic: topic.output("arn"), protocol, endpoint: "on-call@example.com" };
  const given = { alarmActions: [topic.output("arn")], period: 60, evaluationPeriods: 2, ...alarm(site) };
  const others: Fixture[] = [
    topic,
    resource(TOPIC_SUBSCRIPTION, "people", subscription, at),
    resource(METRIC_ALARM, "sick", given, at),
  ];
  const { faults } = simulate(graphOf(...site.all(), ...others), { pairs: false, notices: true });
  return faults.find(({ id }) => id === fault)?.notice;
}

const ofTargets = (metricName: string, comparisonOperator: string, threshold: number): Alarm => {
  const metric = { namespace: "AWS/ApplicationELB", metricName, comparisonOperator, threshold };
  return (site) => {
    const target = site.all().find(({ type }) => type === TARGET_GROUP)!;
    return { ...metric, dimensions: { TargetGroup: target.output("arnSuffix") } };
  };
};

describe("whether a person is notified of a fault", () => {
  const healthy = ofTargets("HealthyHostCount", "LessThanThreshold", 2);
  const unhealthy = ofTargets("UnHealthyHostCount", "GreaterThanThreshold", 0);
  const CASES: [what: string, fault: string, alarm: Alarm, is: string, options?: Parameters<typeof noticeOf>[2]][] = [
    ["a target of two fails, and two are wanted healthy", "zone us-east-1a", healthy, "yes 180"],
    ["a target fails, and none may be unhealthy", "host one-us-east-1", unhealthy, "yes 180"],
    ["one healthy target is enough", "zone us-east-1a", ofTargets("HealthyHostCount", "LessThanThreshold", 1), "no"],
    ["two may be unhealthy", "zone us-east-1a", ofTargets("UnHealthyHostCount", "GreaterThanThreshold", 1), "no"],
    ["the alarm fails with what it watches", "region us-east-1 outage", healthy, "no"],
    ["SNS fails", "service sns@us-east-1", healthy, "no"],
    ["the load balancer fails, and measures nothing", "service elb@us-east-1", healthy, "undecided"],
    ["no person subscribes", "zone us-east-1a", healthy, "no", { protocol: "sqs" }],
    ["who subscribes may be a person", "zone us-east-1a", healthy, "undecided", { protocol: "https" }],
    ["the metric counts requests", "zone us-east-1a", ofTargets("RequestCount", "LessThanThreshold", 1), "undecided"],
    ["a group takes its unhealthy targets out", "zone us-east-1a", unhealthy, "undecided", { grouped: true }],
    [
      "it is in ALARM without a fault",
      "zone us-east-1a",
      ofTargets("HealthyHostCount", "LessThanThreshold", 3),
      "undecided",
    ],
  ];
  for (const [what, fault, alarm, expected, options] of CASES)
    it(`is ${expected} where ${what}`, () => {
      const { is, seconds } = noticeOf(fault, alarm, options)!;
      assert.equal([is, ...(seconds === undefined ? [] : [seconds])].join(" "), expected);
    });

  it("names the alarms", () => {
    const notice = noticeOf("zone us-east-1a", healthy)!;
    assert.deepEqual(
      notice.alarms.map((urn) => urn.split("::").at(-1)),
      ["sick"],
    );
    assert.match(notice.because, /The metric of sick moves with it/);
  });
});
