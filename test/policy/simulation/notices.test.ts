import assert from "node:assert/strict";
import { CANARY, COMPOSITE_ALARM, METRIC_ALARM, TARGET_GROUP, TOPIC, TOPIC_SUBSCRIPTION } from "../../../policy/aws";
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
      notice.alarms.map(({ urn, ...rest }) => ({ ...rest, name: urn.split("::").at(-1) })),
      [{ name: "sick", seconds: 180, recipients: ["the email subscribers of alerts"] }],
    );
    assert.match(notice.because, /^sick goes to ALARM\.$/);
  });
});

/** Whether the loss of us-east-1 notifies a person, whose balancer a canary in us-west-2 requests; `sick` follows that canary. */
function seenFromAway(metric: object, composite: object | undefined, watches: string): string {
  const [east, at] = [new Site("us-east-1"), { region: "us-west-2" }];
  east.alias(east.web(2));
  const own = new Site("us-west-2");
  own.alias(own.web(2), { name: "own.example.com" });
  const topic = resource(TOPIC, "alerts", { name: "alerts" }, { ...at, outputs: { arn: "arn:aws:sns:us-west-2:1:a" } });
  const subscription = { topic: topic.output("arn"), protocol: "email", endpoint: "on-call@example.com" };
  const asks = (name: string, host: string) =>
    resource(CANARY, name, { name, runConfig: { environmentVariables: { URL: `https://${host}/` } } }, at);
  const [canary, calm] = [asks("peer", "shop.example.com"), asks("calm", "own.example.com")];
  const notifies = { alarmActions: [topic.output("arn")] };
  const given = {
    ...{ name: "sick", namespace: "CloudWatchSynthetics", metricName: "SuccessPercent", statistic: "Maximum" },
    ...{ comparisonOperator: "LessThanThreshold", threshold: 100, period: 60, evaluationPeriods: 2 },
    ...{ dimensions: { CanaryName: canary.id }, ...(composite ? {} : notifies), ...metric },
  };
  const arn = "arn:aws:cloudwatch:us-west-2:123456789012:alarm:";
  const parts: Fixture[] = [
    ...[topic, canary, calm, resource(TOPIC_SUBSCRIPTION, "people", subscription, at)],
    resource(METRIC_ALARM, "sick", given, { ...at, outputs: { arn: `${arn}sick` } }),
    resource(
      METRIC_ALARM,
      "calm",
      { ...given, name: "calm", dimensions: { CanaryName: calm.id }, alarmActions: [] },
      at,
    ),
    resource(METRIC_ALARM, "never", { ...given, ...METRIC_OF_REQUESTS, alarmActions: [] }, at),
    ...(composite ? [resource(COMPOSITE_ALARM, "lost", { alarmName: "lost", ...notifies, ...composite }, at)] : []),
  ];
  const { faults } = simulate(graphOf(...east.all(), ...own.all(), ...parts), { pairs: false, notices: true });
  const { is, seconds } = faults.find(({ id }) => id === watches)!.notice!;
  return [is, ...(seconds === undefined ? [] : [seconds])].join(" ");
}

const METRIC_OF_REQUESTS = {
  name: "never",
  namespace: "AWS/ApplicationELB",
  metricName: "RequestCount",
  dimensions: {},
};

describe("whether a person is notified from another Region", () => {
  const LOST = "region us-east-1 outage";
  const rule = (alarmRule: string, more = {}) => ({ alarmRule, ...more });
  const suppressed = (alarm: string, waitPeriod = 120) => ({
    actionsSuppressor: { alarm, waitPeriod, extensionPeriod: 60 },
  });
  const CASES: [what: string, expected: string, metric: object, composite?: object, fault?: string][] = [
    ["a canary gets no answer: two periods, and one until the metric is there", "yes 180", {}],
    ["the alarm is of its runs, which go on", "undecided", { statistic: "SampleCount", threshold: 1 }],
    ["the canary may never succeed less", "undecided", { threshold: 0 }],
    ["every run counts as too few", "undecided", { threshold: 101 }],
    ["nothing that it requests fails", "no", {}, undefined, "zone us-west-2a"],
    ["a composite alarm follows it", "yes 180", {}, rule("ALARM(sick)")],
    ["a composite alarm wants it OK", "undecided", {}, rule("OK(sick)")],
    ["a composite alarm wants what is not modelled", "undecided", {}, rule("ALARM(sick) AND ALARM(never)")],
    ["a composite alarm follows itself", "undecided", {}, rule("ALARM(sick) AND ALARM(lost)")],
    ["what suppresses it follows the same", "undecided", {}, rule("ALARM(sick)", suppressed("sick"))],
    ["it waits for what suppresses it, which stays OK", "yes 300", {}, rule("ALARM(sick)", suppressed("calm"))],
    ["what suppresses it is not known", "undecided", {}, rule("ALARM(sick)", suppressed("other"))],
  ];
  for (const [what, expected, metric, composite, fault = LOST] of CASES)
    it(`is ${expected} where ${what}`, () => assert.equal(seenFromAway(metric, composite, fault), expected));
});
