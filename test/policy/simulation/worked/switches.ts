import { BUCKET, HEALTH_CHECK, METRIC_ALARM, SCHEDULE } from "../../../../policy/aws";
import { servingTable, Site, type ServingCase } from "./serving";
import { notifyIn } from "./standby";

const BLOG =
  "https://aws.amazon.com/blogs/networking-and-content-delivery/creating-disaster-recovery-mechanisms-using-amazon-route-53/";
const CONFIG = "https://docs.aws.amazon.com/Route53/latest/APIReference/API_HealthCheckConfig.html";

const OUTAGE = "region us-east-1 outage";
const GONE = "region us-east-1 gone";
const side = (type: "PRIMARY" | "SECONDARY") => ({ failoverRoutingPolicies: [{ type }] });

interface Options {
  readonly by?: "object" | "metric";
  /** Where an alarm sends e-mail, and so where the people who engage the switch learn of the fault. */
  readonly alarmIn?: string;
  /** Where the switch's state is. */
  readonly stateIn?: string;
  /** The primary's check needs the switch and the endpoint. */
  readonly withEndpoint?: boolean;
  /** How many instances the standby has. */
  readonly standby?: number;
}

/** Two instances in us-east-1, the primary with a switch, and a standby in us-west-2. */
function switched({
  by = "object",
  alarmIn = "us-west-2",
  stateIn = "us-west-2",
  withEndpoint = false,
  standby = 2,
}: Options): Site[] {
  const [east, west] = [new Site("us-east-1"), new Site("us-west-2")];
  const state = stateIn === west.region ? west : east;
  const [web, other] = [east.web(2), west.web(standby, undefined, { maxSize: standby })];
  const own = by === "object" ? objectCheck(state) : metricCheck(state);
  const parts = [own, east.check("web", web)].map(({ id }) => id);
  const both = () =>
    east.add(HEALTH_CHECK, "both", { type: "CALCULATED", childHealthchecks: parts, childHealthThreshold: 2 });
  east.alias(web, { ...side("PRIMARY"), healthCheckId: (withEndpoint ? both() : own).id });
  west.alias(other, side("SECONDARY"));
  for (const site of [east, west]) if (site.region === alarmIn) notifyIn(site);
  return [east, west];
}

function objectCheck(site: Site) {
  const host = `switches.s3.${site.region}.amazonaws.com`;
  site.add(BUCKET, "switches", { bucket: "switches" }, { bucketRegionalDomainName: host });
  return site.add(HEALTH_CHECK, "switch", {
    ...{ type: "HTTPS", fqdn: host, resourcePath: "/us-east-1-is-out", port: 443, invertHealthcheck: true },
    ...{ failureThreshold: 3, requestInterval: 10 },
  });
}

function metricCheck(site: Site) {
  const metric = { namespace: "switches", metricName: "Out" };
  site.add(METRIC_ALARM, "switch", {
    ...{ name: "out", ...metric, comparisonOperator: "GreaterThanOrEqualToThreshold", threshold: 1 },
    ...{ period: 60, evaluationPeriods: 1 },
  });
  const input = { Namespace: metric.namespace, MetricData: [{ MetricName: metric.metricName, Value: 1 }] };
  const target = { arn: "arn:aws:scheduler:::aws-sdk:cloudwatch:putMetricData", input: JSON.stringify(input) };
  site.add(SCHEDULE, "keeps", { state: "DISABLED", target });
  return site.add(HEALTH_CHECK, "switch", {
    ...{ type: "CLOUDWATCH_METRIC", cloudwatchAlarmName: "out", cloudwatchAlarmRegion: site.region },
    insufficientDataHealthStatus: "LastKnownStatus",
  });
}

/** Seconds: reaction 900, one command 120, three checks of 10 + 6 s, and Route 53's alias 60. */
const BY_OBJECT = 900 + 120 + 48 + 60;
/** The alarm's period of 60 s and 60 s until Route 53 has its metric instead. */
const BY_METRIC = 900 + 120 + 120 + 60;

const CASES: ServingCase[] = [
  {
    title: "a primary that only an object takes out, and an alarm in the standby's Region",
    source: BLOG,
    why: "A person who is notified puts the object after 900 + 120 s; the inverted check fails after 3 x (10 + 6) s, and the alias is kept for 60 s.",
    sites: () => switched({}),
    expected: {
      none: "up",
      [OUTAGE]: `recovers 0:0 ${BY_OBJECT}:1`,
      [GONE]: `recovers 0:0 ${BY_OBJECT}:1`,
      "service elb@us-east-1": `recovers 0:0 ${BY_OBJECT}:1`,
      "zone us-east-1a": "recovers 0:0.5 455:1",
      "region us-west-2 outage": "continues 0:1",
    },
  },
  {
    title: "the same by a metric of one's own",
    source: CONFIG,
    why: "A person sends the value; the alarm has it after 60 s, the check after another 60 s.",
    sites: () => switched({ by: "metric" }),
    expected: { none: "up", [OUTAGE]: `recovers 0:0 ${BY_METRIC}:1` },
  },
  {
    title: "the same object, and no alarm",
    source: BLOG,
    why: "Nothing says that anyone would be notified, and put the object.",
    sites: () => switched({ alarmIn: "" }),
    expected: { none: "up", [OUTAGE]: "waits 0:0", [GONE]: "lost 0:0" },
  },
  {
    title: "the same, with the only alarm in the primary's Region",
    source: BLOG,
    why: "The alarm is in the Region that is impaired.",
    sites: () => switched({ alarmIn: "us-east-1" }),
    expected: { [OUTAGE]: "waits 0:0" },
  },
  {
    title: "the same, with the object's bucket in the primary's Region",
    source: BLOG,
    why: '"Standby takes over primary": the object is kept outside of the Region that it takes out. A check of a bucket that does not answer fails; inverted, it is healthy.',
    sites: () => switched({ stateIn: "us-east-1" }),
    expected: { [OUTAGE]: "waits 0:0" },
  },
  {
    title: "the same, with nothing behind the standby",
    source: BLOG,
    why: "There is nothing to lead clients to.",
    sites: () => switched({ standby: 0 }),
    expected: { [OUTAGE]: "waits 0:0" },
  },
  {
    title: "the same object beside a check of the primary's endpoint",
    source: CONFIG,
    why: "The endpoint's check turns by itself, after 3 x (30 + 6) s: no person has to engage the switch.",
    sites: () => switched({ withEndpoint: true }),
    expected: { none: "up", [OUTAGE]: "recovers 0:0 168:1" },
  },
];

export const SWITCHES = servingTable("Switches that a person engages", CASES);
