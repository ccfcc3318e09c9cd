import {
  BUCKET,
  CANARY,
  COMPOSITE_ALARM,
  EVENT_RULE,
  EVENT_TARGET,
  HEALTH_CHECK,
  IAM_ROLE,
  IAM_ROLE_POLICY,
  METRIC_ALARM,
  SCHEDULE,
  STATE_MACHINE,
} from "../../../../policy/aws";
import { simulate } from "../../../../policy/simulation";
import { graphOf, resource, type Fixture } from "../../fixtures";
import { Site } from "./serving";
import { solved, type Table, type Worked } from "./worked";

const OUTAGE = "region us-east-1 outage";
const CHOOSES =
  "https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/health-checks-how-route-53-chooses-records.html";
const DETERMINES =
  "https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/dns-failover-determining-health-of-endpoints.html";
const SCHEDULES = "https://docs.aws.amazon.com/scheduler/latest/UserGuide/managing-schedule-state.html";
const EVENTS = "https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch-and-eventbridge.html";
const CONFIG = "https://docs.aws.amazon.com/Route53/latest/APIReference/API_HealthCheckConfig.html";
const RULES = "https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutRule.html";
const ROLE = "https://docs.aws.amazon.com/step-functions/latest/dg/procedure-create-iam-role.html";
const CHOICE = "https://docs.aws.amazon.com/step-functions/latest/dg/state-choice.html";

const WEST = { region: "us-west-2" };
const OBJECT = { Bucket: "switches", Key: "us-east-1-is-out" };
const SENT = {
  Namespace: "switches",
  MetricData: [{ MetricName: "Out", Dimensions: [{ Name: "Region", Value: "us-east-1" }], Value: 1 }],
};

/** How the primary is kept out of service once it is back. */
interface Latch {
  /** What the switch is: an object that an inverted check asks for, or a metric. */
  readonly by?: "object" | "metric";
  /** A state machine engages it. */
  readonly machine?: boolean;
  readonly isAllowed?: boolean;
  readonly rule?: string;
  /** Before that it looks whether the alarm is still in ALARM. */
  readonly looks?: boolean;
  /** A schedule sends the metric, in this state. */
  readonly schedule?: string;
  /** The metric of the alarm that starts it. */
  readonly metric?: string;
}

interface ReturnCase extends Worked {
  /** Undefined: nothing keeps it out. */
  readonly latch?: Latch;
}

/** Failover from us-east-1 to us-west-2, each with a check of its endpoint, and the primary with a switch. */
function made({ latch }: Pick<ReturnCase, "latch">): Fixture[] {
  const [first, second] = [new Site("us-east-1"), new Site("us-west-2")];
  const [web, other] = [first.web(4, 40), second.web(4, 40)];
  const own = first.check("web", web);
  const switched = latch ? [switchCheck(latch)] : [];
  const both = first.add(HEALTH_CHECK, "serves", {
    type: "CALCULATED",
    childHealthchecks: [own, ...switched].map(({ id }) => id),
    childHealthThreshold: 1 + switched.length,
  });
  first.alias(web, { failoverRoutingPolicies: [{ type: "PRIMARY" }], healthCheckId: both.id });
  second.alias(other, { failoverRoutingPolicies: [{ type: "SECONDARY" }] });
  first.add("aws:route53/record:Record", "own", {
    ...{ zoneId: "Z1", name: "us-east-1.shop.example.com", type: "A", setIdentifier: undefined },
    aliases: [{ name: web.output("dnsName"), zoneId: "ZELB", evaluateTargetHealth: false }],
  });
  return [...first.all(), ...second.all(), ...switched, ...(latch ? latchParts(latch) : [])];
}

function switchCheck({ by = "object" }: Latch): Fixture {
  const inputs =
    by === "object"
      ? {
          type: "HTTPS",
          fqdn: "switches.s3.us-west-2.amazonaws.com",
          resourcePath: `/${OBJECT.Key}`,
          port: 443,
          invertHealthcheck: true,
        }
      : {
          ...{ type: "CLOUDWATCH_METRIC", cloudwatchAlarmName: "switch", cloudwatchAlarmRegion: "us-west-2" },
          insufficientDataHealthStatus: "LastKnownStatus",
        };
  return resource(
    HEALTH_CHECK,
    "switch",
    { failureThreshold: 3, requestInterval: 10, ...inputs },
    { region: "us-east-1" },
  );
}

function latchParts(latch: Latch): Fixture[] {
  const { by = "object", machine = false, schedule } = latch;
  const outputs = { bucketRegionalDomainName: "switches.s3.us-west-2.amazonaws.com" };
  const into =
    by === "object"
      ? resource(BUCKET, "switches", { bucket: OBJECT.Bucket }, { ...WEST, outputs })
      : resource(
          METRIC_ALARM,
          "switch",
          {
            ...{ name: "switch", namespace: "switches", metricName: "Out", dimensions: { Region: "us-east-1" } },
            ...{ comparisonOperator: "GreaterThanOrEqualToThreshold", threshold: 1, period: 60, evaluationPeriods: 1 },
          },
          WEST,
        );
  const scheduled = resource(
    SCHEDULE,
    "keeps",
    {
      state: schedule,
      target: { arn: "arn:aws:scheduler:::aws-sdk:cloudwatch:putMetricData", input: JSON.stringify(SENT) },
    },
    WEST,
  );
  return [into, ...(schedule === undefined ? [] : [scheduled]), ...(machine ? machineParts(latch) : [])];
}

function machineParts({ by = "object", isAllowed = true, rule = "ENABLED", looks = true, metric }: Latch): Fixture[] {
  const canary = resource(
    CANARY,
    "peer",
    { name: "peer", runConfig: { environmentVariables: { URL: "https://us-east-1.shop.example.com/" } } },
    WEST,
  );
  const unreachable = resource(
    METRIC_ALARM,
    "unreachable",
    {
      ...{ name: "unreachable", namespace: "CloudWatchSynthetics", metricName: metric ?? "SuccessPercent" },
      ...{ dimensions: { CanaryName: canary.id }, comparisonOperator: "LessThanThreshold", threshold: 100 },
      ...{ statistic: "Average", period: 60, evaluationPeriods: 2 },
    },
    WEST,
  );
  const lost = resource(
    COMPOSITE_ALARM,
    "lost",
    { alarmName: "lost", alarmRule: 'ALARM("unreachable")' },
    { ...WEST, outputs: { arn: "arn:aws:cloudwatch:us-west-2:123456789012:alarm:lost" } },
  );
  const role = resource(IAM_ROLE, "engages", { name: "engages", assumeRolePolicy: "{}" });
  const call = by === "object" ? "s3:putObject" : "cloudwatch:putMetricData";
  const policy = {
    Version: "2012-10-17",
    Statement: [
      {
        Effect: "Allow",
        Action: isAllowed ? ["s3:PutObject", "cloudwatch:PutMetricData"] : "s3:GetObject",
        Resource: "*",
      },
    ],
  };
  const definition = {
    StartAt: "Wait",
    States: {
      Wait: { Type: "Wait", Seconds: 900, Next: looks ? "Look" : "Engage" },
      Look: {
        ...{ Type: "Task", Resource: "arn:aws:states:::aws-sdk:cloudwatch:describeAlarms" },
        ...{ Parameters: { AlarmNames: ["lost"], AlarmTypes: ["CompositeAlarm"] }, Next: "Still" },
      },
      Still: {
        Type: "Choice",
        Choices: [{ Variable: "$.CompositeAlarms[0].StateValue", StringEquals: "ALARM", Next: "Engage" }],
        Default: "Back",
      },
      Engage: {
        ...{ Type: "Task", Resource: `arn:aws:states:::aws-sdk:${call}`, End: true },
        Parameters: by === "object" ? OBJECT : SENT,
      },
      Back: { Type: "Succeed" },
    },
  };
  const machine = resource(
    STATE_MACHINE,
    "keeps-out",
    { definition: JSON.stringify(definition), roleArn: role.output("arn") },
    { ...WEST, outputs: { arn: "arn:aws:states:us-west-2:123456789012:stateMachine:keeps-out" } },
  );
  const started = resource(
    EVENT_RULE,
    "went-to-alarm",
    {
      ...{ name: "went-to-alarm", state: rule },
      eventPattern: JSON.stringify({
        ...{ source: ["aws.cloudwatch"], "detail-type": ["CloudWatch Alarm State Change"] },
        detail: { alarmName: ["lost"], state: { value: ["ALARM"] } },
      }),
    },
    WEST,
  );
  return [
    ...[canary, unreachable, lost, role, machine, started],
    resource(IAM_ROLE_POLICY, "engages", { role: role.id, policy: JSON.stringify(policy) }),
    resource(EVENT_TARGET, "keeps-out", { rule: started.output("name"), arn: machine.output("arn") }, WEST),
  ];
}

/** `back after 168 s`, `held from 1080 s`. */
function found({ latch, expected }: ReturnCase): Record<string, string> {
  const { survival } = simulate(graphOf(...made({ latch })), { pairs: false });
  return Object.fromEntries(
    Object.keys(expected).map((fault) => {
      const one = survival.find((own) => own.fault === fault && own.function === "serve shop.example.com");
      const { is, seconds, heldFrom } = one?.afterwards ?? {};
      const back = seconds === undefined ? "" : `, back after ${seconds} s`;
      if (is === undefined) return [fault, one?.word ?? "no answer"];
      return [fault, heldFrom === undefined ? `${is}${back}` : `${is} from ${heldFrom} s on${back}`];
    }),
  );
}

const CASES: ReturnCase[] = [
  {
    title: "failover, with a check of each side's endpoint",
    source: CHOOSES,
    why: "The primary is answered as soon as it is healthy again: 3 x (30 + 6) s to notice, and the 60 s for which the alias is kept.",
    expected: { [OUTAGE]: "back, back after 168 s", "region us-west-2 outage": "continues" },
  },
  {
    title: "the same with a switch: an object that an inverted check of the primary asks for, which only a person puts",
    source: DETERMINES,
    why: "While the object is not there the check fails and so, inverted, is healthy. Nothing here puts it.",
    latch: {},
    expected: { [OUTAGE]: "back, back after 168 s" },
  },
  {
    title: "the same, and a state machine that puts it 900 s after an alarm, if that is still in ALARM",
    source: EVENTS,
    why: "The canary's alarm needs 2 x 60 + 60 s, and returns to OK 120 s after the Region: after an outage of 961 s it is in ALARM for 900 s. The object stays.",
    latch: { machine: true },
    expected: { [OUTAGE]: "held from 961 s on, back after 168 s", "region us-west-2 outage": "continues" },
  },
  {
    title: "the same, without a look whether the alarm is still in ALARM",
    source: CHOICE,
    why: "An execution that has begun goes on: 181 s are enough for the alarm.",
    latch: { machine: true, looks: false },
    expected: { [OUTAGE]: "held from 181 s on, back after 168 s" },
  },
  {
    title: "the same, by a metric behind an alarm that a check of the primary follows",
    source: CONFIG,
    why: "The check keeps the last status, that of the one value that was sent.",
    latch: { by: "metric", machine: true },
    expected: { [OUTAGE]: "held from 961 s on, back after 168 s", "region us-west-2 outage": "continues" },
  },
  {
    title: "the same, with a rule that is disabled",
    source: RULES,
    why: "A rule in the state DISABLED matches no event: nothing starts the state machine.",
    latch: { machine: true, rule: "DISABLED" },
    expected: { [OUTAGE]: "back, back after 168 s" },
  },
  {
    title: "the same, with a role that may not put the object",
    source: ROLE,
    why: "A state machine calls with the permissions of its role.",
    latch: { machine: true, isAllowed: false },
    expected: { [OUTAGE]: "back, back after 168 s" },
  },
  {
    title: "the same, with an alarm whose metric depends on what the canary's code measures",
    source: EVENTS,
    why: "How long its runs take under the fault is in no file.",
    latch: { machine: true, metric: "Duration" },
    expected: { [OUTAGE]: "undecided, back after 168 s" },
  },
  {
    title: "a switch that is a metric, which a schedule sends while it is enabled: disabled",
    source: SCHEDULES,
    why: "A disabled schedule invokes nothing.",
    latch: { by: "metric", schedule: "DISABLED" },
    expected: { [OUTAGE]: "back, back after 168 s" },
  },
  {
    title: "the same, enabled",
    source: SCHEDULES,
    why: "The primary is out of service: its Region's outage leads no client away.",
    latch: { by: "metric", schedule: "ENABLED" },
    expected: { [OUTAGE]: "continues" },
  },
];

export const RETURNS: Table = {
  title: "After a Region is back",
  asks: "Where clients go that a Region's outage led away, once it is over.",
  cases: solved(CASES, made, found),
  phrase: (fault, answer) => `${fault}: ${answer}`,
};
