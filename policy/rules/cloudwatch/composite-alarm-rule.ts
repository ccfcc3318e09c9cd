import { ALARMS, COMPOSITE_ALARM } from "../../aws";
import { perGraph, valueOf, type Graph, type Resource, type ResourceOf } from "../../graph";
import { defineRule } from "../../rule";
import { alarmsIn, outcomes, parseRule, type Rule } from "../../services/cloudwatch/composite-rule";
import { failuresOf, undecided, verdictsOf, violation, type Verdict } from "../../verdict";

const PROPERTY = "alarmRule";

type Composite = ResourceOf<typeof COMPOSITE_ALARM>;

const alarmsByName = perGraph((graph) => {
  const found = new Map<string, Resource[]>();
  for (const alarm of graph.ofType(...ALARMS)) {
    const name = valueOf(graph.string(alarm, alarm.type === COMPOSITE_ALARM ? "alarmName" : "name"));
    if (name !== undefined) found.set(name, [...(found.get(name) ?? []), alarm]);
  }
  return found;
});

function judgeOutcome(rule: Rule): Verdict | undefined {
  const can = outcomes(rule);
  if (can.true && can.false) return undefined;
  return violation({
    property: PROPERTY,
    actual: can.true ? "always true" : "never true",
    wanted: "a rule that is true while its alarms are in ALARM, and false otherwise",
    message: can.true
      ? "Its rule is always true: it is in ALARM whatever happens, and notifies once only."
      : "Its rule is never true: it never goes to ALARM.",
  });
}

/** A name is unique within a Region (https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutCompositeAlarm.html, AlarmName). */
function judgeMember(composite: Composite, name: string, graph: Graph): Verdict | undefined {
  const alarms = alarmsByName(graph).get(name) ?? [];
  if (alarms.some(({ region }) => region === undefined || region === composite.region)) return undefined;
  const [away] = alarms;
  if (away && composite.region !== undefined)
    return violation({
      property: PROPERTY,
      actual: name,
      wanted: `an alarm in ${composite.region}`,
      message: `Its rule refers to ${name}, which is in ${away.region ?? "another Region"}: CloudWatch looks for it in ${composite.region}.`,
    });
  return undecided({ property: PROPERTY, reason: `Its rule refers to ${name}, which is no alarm of the program.` });
}

export const compositeAlarmRule = defineRule({
  id: "cloudwatch-composite-alarm-rule",
  title: "CloudWatch composite alarms should have a rule that can be true",
  practices: ["REL06-BP03", "REL11-BP01"],
  service: "CloudWatch",
  severity: "high",
  why: "A composite alarm whose rule is never true, or refers to an alarm that does not exist, notifies of nothing, although its alarms go to ALARM.",
  fix: "Join ALARM(...) of alarms in its Region with AND, OR and NOT, by their names.",
  source: "https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutCompositeAlarm.html",
  types: [COMPOSITE_ALARM],
  check(composite, graph) {
    const text = graph.read.string(composite, PROPERTY) ?? "";
    const rule = parseRule(text);
    if (!rule) return undecided({ property: PROPERTY, reason: "Its rule can't be read." });
    return failuresOf(
      verdictsOf(composite, [
        () => judgeOutcome(rule),
        ...alarmsIn(rule).map((name) => () => judgeMember(composite, name, graph)),
      ]),
    );
  },
});
