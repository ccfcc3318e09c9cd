import { COMPOSITE_ALARM, HEALTH_CHECK } from "../../aws";
import { groupedBy, perGraph, type Graph, type Resource } from "../../graph";
import { defineRule } from "../../rule";
import { requirementsOn } from "../../services/route53/alarm-health-check";
import { alarmOf, checkType } from "../../services/route53/health-check";
import { compliant, notApplicable, undecided, violation, type Verdict } from "../../verdict";

const NAME = "cloudwatchAlarmName";
const REGION = "cloudwatchAlarmRegion";

function judgeAlarm(alarm: Resource, graph: Graph): Verdict[] {
  return requirementsOn(alarm, graph).flatMap((requirement): Verdict[] => {
    const { property, wanted, why } = requirement;
    const holds = requirement.holds(alarm, graph);
    if (holds === true) return [];
    if (holds === undefined) {
      return [
        undecided({ property, reason: `The ${property} of its alarm ${alarm.name} is known only after deployment.` }),
      ];
    }
    const reading = graph.given(alarm, property);
    return [
      violation({
        property,
        actual: reading.kind === "known" ? reading.value : undefined,
        wanted,
        message: `Route 53 rejects its alarm ${alarm.name}: ${why}. The health check is not created, and the deployment fails half-way.`,
      }),
    ];
  });
}

function judgeRegion(check: Resource, alarm: Resource, graph: Graph): Verdict[] {
  const region = graph.string(check, REGION);
  if (region.kind === "unknown") return [undecided({ property: REGION, reason: `Its ${REGION} ${region.reason}.` })];
  if (alarm.region === undefined) {
    return [undecided({ property: REGION, reason: `The Region of its alarm ${alarm.name} is not known.` })];
  }
  const actual = region.kind === "known" ? region.value : undefined;
  if (actual === alarm.region) return [];
  const message = `Its alarm ${alarm.name} is in ${alarm.region}, but Route 53 looks for it in ${actual ?? "no Region"}.`;
  return [violation({ property: REGION, actual, wanted: alarm.region, message })];
}

const compositesByName = perGraph((graph) =>
  groupedBy(graph.ofType(COMPOSITE_ALARM), (alarm) => {
    const name = graph.string(alarm, "alarmName");
    return name.kind === "known" ? name.value : undefined;
  }),
);

export const healthCheckAlarm = defineRule({
  id: "route53-health-check-alarm",
  title: "Route 53 health checks should use CloudWatch alarms that Route 53 supports",
  service: "Route 53",
  severity: "medium",
  why: "Route 53 evaluates the alarm's metric itself and rejects an alarm that it can't evaluate: the Region has no health check.",
  fix: "Give the alarm one metric, a standard statistic, a period of at least 60 seconds and datapointsToAlarm equal to evaluationPeriods, and set cloudwatchAlarmRegion to the alarm's Region.",
  source: "https://docs.aws.amazon.com/Route53/latest/APIReference/API_AlarmIdentifier.html",
  types: [HEALTH_CHECK],
  check(check, graph): Verdict | Verdict[] {
    const type = checkType(check, graph);
    if (type.kind !== "known") return undecided({ property: "type", reason: "Its type is not known." });
    if (type.value !== "CLOUDWATCH_METRIC") return notApplicable("It is not a CloudWatch alarm health check.");
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
        actual: String(name.kind === "known" && name.value),
        wanted: "a metric alarm",
        message,
      });
    }
    const found = alarmOf(check, graph);
    if ("reason" in found) return undecided({ property: NAME, reason: found.reason });
    const verdicts = [...judgeAlarm(found.alarm, graph), ...judgeRegion(check, found.alarm, graph)];
    return verdicts.length > 0 ? verdicts : compliant();
  },
});
