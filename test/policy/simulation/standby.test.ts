import { METRIC_ALARM, TOPIC, TOPIC_SUBSCRIPTION } from "../../../policy/aws";
import { describeCases, Site, type Case } from "./serving";

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
function notifyIn(site: Site): void {
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

const CASES: Case[] = [
  [
    "a person who is notified scales out a standby without instances",
    () => pilotLight(["us-west-2"]),
    { none: "up", [OUTAGE]: `recovers 0:0 ${SCALED_OUT}:1`, "zone us-east-1a": "recovers 0:0.5 455:1" },
  ],
  ["no alarm notifies anyone: the Region is waited for", () => pilotLight([]), { [OUTAGE]: "waits 0:0" }],
  ["the only alarm is in the impaired Region", () => pilotLight(["us-east-1"]), { [OUTAGE]: "waits 0:0" }],
  [
    "a standby that may have no instance can't be scaled out",
    () => pilotLight(["us-west-2"], { maxSize: 0 }),
    { [OUTAGE]: "waits 0:0" },
  ],
  [
    "a fault of what the step needs alone changes nothing, and the standby's fault takes nothing down",
    () => pilotLight(["us-west-2"]),
    {
      "plane ec2.launch@us-west-2": "continues 0:1",
      "plane autoscaling@us-west-2": "continues 0:1",
      "region us-west-2 outage": "continues 0:1",
    },
  ],
];

describeCases("a standby without instances", CASES);
