import { METRIC_ALARM, TOPIC, TOPIC_SUBSCRIPTION } from "../../../../policy/aws";
import { servingTable, Site, type ServingCase } from "./serving";

const PILOT =
  "https://docs.aws.amazon.com/whitepapers/latest/disaster-recovery-workloads-on-aws/disaster-recovery-options-in-the-cloud.html";
const STABILITY = "https://docs.aws.amazon.com/whitepapers/latest/aws-fault-isolation-boundaries/static-stability.html";
const GROUP = "https://docs.aws.amazon.com/autoscaling/ec2/userguide/asg-capacity-limits.html";

const OUTAGE = "region us-east-1 outage";
const side = (type: "PRIMARY" | "SECONDARY") => ({ failoverRoutingPolicies: [{ type }] });

/** A pilot light: two instances in us-east-1, and in us-west-2 a group that may have four. @param standby inputs of that group */
function pilotLight(alarmsIn: readonly string[], standby: Record<string, unknown> = {}): Site[] {
  const [east, west] = [new Site("us-east-1"), new Site("us-west-2")];
  const primary = east.web(2);
  east.alias(primary, { ...side("PRIMARY"), healthCheckId: east.check("web", primary).id });
  west.alias(west.web(0, undefined, { maxSize: 4, ...standby }), side("SECONDARY"), true);
  for (const site of [east, west].filter(({ region }) => alarmsIn.includes(region))) notifyIn(site);
  return [east, west];
}

/** An alarm that sends e-mail. */
export function notifyIn(site: Site): void {
  const arn = (service: string, name: string) => `arn:aws:${service}:${site.region}:123456789012:${name}`;
  const topic = site.add(TOPIC, "alerts", { name: "alerts" }, { arn: arn("sns", "alerts"), owner: "123456789012" });
  site.add(TOPIC_SUBSCRIPTION, "people", { topic: topic.output("arn"), protocol: "email", endpoint: "a@example.com" });
  site.add(
    METRIC_ALARM,
    "peer",
    { alarmActions: [topic.output("arn")], comparisonOperator: "GreaterThanThreshold", evaluationPeriods: 1 },
    { arn: arn("cloudwatch", "alarm:peer") },
  );
}

/**
 * Seconds: reaction 900, one command 120, launch 300, start-up 60, one check 10; then one check of the target group 10, Route 53's alias 60, and
 * its TTL 60.
 */
const SCALED_OUT = 1390 + 10 + 60 + 60;

const CASES: ServingCase[] = [
  {
    title: "a standby without instances, with an alarm in its Region",
    source: PILOT,
    why: "A pilot light has to be scaled out first, by a person: 900 + 120 s, 300 s to launch, 60 s to start and a check of 10 s; then Route 53 sees the target group: 10 + 60 + 60 s.",
    sites: () => pilotLight(["us-west-2"]),
    expected: { none: "up", [OUTAGE]: `recovers 0:0 ${SCALED_OUT}:1`, "zone us-east-1a": "recovers 0:0.5 455:1" },
  },
  {
    title: "a standby without instances, without alarms",
    source: PILOT,
    why: "No alarm notifies a person who would scale it out.",
    sites: () => pilotLight([]),
    expected: { [OUTAGE]: "waits 0:0" },
  },
  {
    title: "a standby without instances, with the only alarm in the other Region",
    source: PILOT,
    why: "The alarm is in the Region that is impaired.",
    sites: () => pilotLight(["us-east-1"]),
    expected: { [OUTAGE]: "waits 0:0" },
  },
  {
    title: "a standby whose maximum is 0",
    source: GROUP,
    why: "A group has no more instances than its maximum.",
    sites: () => pilotLight(["us-west-2"], { maxSize: 0 }),
    expected: { [OUTAGE]: "waits 0:0" },
  },
  {
    title: "a standby without instances, as what would scale it out fails",
    source: STABILITY,
    why: "What runs in the primary Region needs none of it.",
    sites: () => pilotLight(["us-west-2"]),
    expected: {
      "plane ec2.launch@us-west-2": "continues 0:1",
      "plane autoscaling@us-west-2": "continues 0:1",
      "region us-west-2 outage": "continues 0:1",
    },
  },
];

export const STANDBYS = servingTable("Standbys without instances", CASES);
