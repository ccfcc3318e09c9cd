import { COMPOSITE_ALARM, HEALTH_CHECK } from "../../aws";
import { answered, groupedBy, perGraph, valueOf, type Graph, type Resource } from "../../graph";
import { defineRule } from "../../rule";
import { requirementsOn, type Requirement } from "../../services/route53/alarm-health-check";
import { alarmOf, checkType } from "../../services/route53/health-check";
import { notApplicable, undecided, verdictsOf, violation, type Verdict } from "../../verdict";

const NAME = "cloudwatchAlarmName";
const REGION = "cloudwatchAlarmRegion";

function judgeAlarm(requirement: Requirement, alarm: Resource, graph: Graph): Verdict | undefined {
  const { property, wanted, why } = requirement;
  const holds = answered(() => requirement.holds(alarm, graph));
  if (holds.is === "yes") return undefined;
  if (holds.is === "unknown") {
    const reason = `The ${property} of its alarm ${alarm.name} is known only after deployment.`;
    return undecided({ property, reason });
  }
  return violation({
    property,
    actual: valueOf(graph.given(alarm, property)),
    wanted,
    message: `Route 53 rejects its alarm ${alarm.name}: ${why}. The health check is not created, and the deployment fails half-way.`,
  });
}

function judgeRegion(check: Resource, alarm: Resource, graph: Graph): Verdict | undefined {
  const actual = graph.read.string(check, REGION);
  if (alarm.region === undefined) {
    return undecided({ property: REGION, reason: `The Region of its alarm ${alarm.name} is not known.` });
  }
  if (actual === alarm.region) return undefined;
  const message = `Its alarm ${alarm.name} is in ${alarm.region}, but Route 53 looks for it in ${actual ?? "no Region"}.`;
  return violation({ property: REGION, actual, wanted: alarm.region, message });
}

const compositesByName = perGraph((graph) =>
  groupedBy(graph.ofType(COMPOSITE_ALARM), (alarm) => valueOf(graph.string(alarm, "alarmName"))),
);

export const healthCheckAlarm = defineRule({
  id: "route53-health-check-alarm",
  title: "Route 53 health checks should use CloudWatch alarms that Route 53 supports",
  practices: ["REL06-BP04"],
  service: "Route 53",
  severity: "medium",
  why: "Route 53 evaluates the alarm's metric itself and rejects an alarm that it can't evaluate: the Region has no health check.",
  fix: "Give the alarm one metric, a standard statistic, a period of at least 60 seconds and datapointsToAlarm equal to evaluationPeriods, and set cloudwatchAlarmRegion to the alarm's Region.",
  source: "https://docs.aws.amazon.com/Route53/latest/APIReference/API_AlarmIdentifier.html",
  types: [HEALTH_CHECK],
  check(check, graph) {
    const type = checkType(check, graph);
    if (type === undefined) return undecided({ property: "type", reason: "Its type is not known." });
    if (type !== "CLOUDWATCH_METRIC") return notApplicable("It is not a CloudWatch alarm health check.");
    const name = graph.givenString(check, NAME);
    if (name.kind === "missing") {
      const message = "It has no alarm name: Route 53 rejects it.";
      return violation({ property: NAME, actual: undefined, wanted: "the name of an alarm", message });
    }
    const composite = name.kind === "known" ? compositesByName(graph).get(name.value)?.[0] : undefined;
    if (composite) {
      const message = `Its alarm ${composite.name} is a composite alarm, but Route 53 supports only alarms on a single metric.`;
      return violation({
        property: NAME,
        actual: valueOf(name),
        wanted: "a metric alarm",
        message,
      });
    }
    const found = alarmOf(check, graph);
    if (found.is === "unknown") return undecided({ property: NAME, reason: found.why });
    const alarm = found.resource;
    return verdictsOf(check, [
      ...requirementsOn(alarm, graph).map((requirement) => () => judgeAlarm(requirement, alarm, graph)),
      () => judgeRegion(check, alarm, graph),
    ]);
  },
});
