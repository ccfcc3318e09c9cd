import { AUTO_SCALING_GROUP, COMPOSITE_ALARM, HEALTH_CHECK } from "../../aws";
import { append, merged, perGraph, valueOf, type Found, type Graph, type Resource } from "../../graph";

/** What looks at an alarm's state: a composite alarm, a health check of Route 53, an instance refresh. Such an alarm needs no action of its own. */
export function consumersOf(alarm: Resource, graph: Graph): Found {
  const { certain, possible } = compositesOf(alarm, graph);
  return merged<Resource>([
    graph.referrers(alarm, [HEALTH_CHECK], "cloudwatchAlarmName"),
    graph.referrers(alarm, [AUTO_SCALING_GROUP], "instanceRefresh.preferences.alarmSpecification.alarms[*]"),
    { certain, possible },
  ]);
}

/** The composite alarms by what their rules name: an alarm's URN, or its stack and name; and by stack those whose rule is not known. */
const compositeIndex = perGraph((graph) => {
  const index = { named: new Map<string, Resource[]>(), unknown: new Map<string, Resource[]>() };
  for (const composite of graph.ofType(COMPOSITE_ALARM)) {
    const origins = composite.propertyDependencies["alarmRule"];
    origins?.forEach((urn) => append(index.named, urn, composite));
    const rule = graph.string(composite, "alarmRule");
    if (rule.kind === "known")
      new Set(namesIn(rule.value)).forEach((name) => append(index.named, `${composite.stack} ${name}`, composite));
    if (rule.kind === "unknown" && origins === undefined) append(index.unknown, composite.stack, composite);
  }
  return index;
});

function compositesOf(alarm: Resource, graph: Graph): Found {
  const { named, unknown } = compositeIndex(graph);
  const name = valueOf(graph.string(alarm, alarm.type === COMPOSITE_ALARM ? "alarmName" : "name"));
  const byName = name === undefined ? [] : (named.get(`${alarm.stack} ${name}`) ?? []);
  const others = (list: readonly Resource[]) =>
    list.filter((composite) => composite !== alarm && composite.stack === alarm.stack);
  return {
    certain: others([...(named.get(alarm.urn) ?? []), ...byName]),
    possible: others(unknown.get(alarm.stack) ?? []),
  };
}

/** The alarms that a rule names, by name or ARN, with or without quotes (API_PutCompositeAlarm.html, AlarmRule). */
function namesIn(rule: string): string[] {
  const found = rule.matchAll(/(?:ALARM|OK|INSUFFICIENT_DATA)\s*\(\s*(?:"([^"]*)"|'([^']*)'|([^)\s]*))\s*\)/g);
  return [...found].map(([, double, single, bare]) => (double ?? single ?? bare ?? "").split(":alarm:").at(-1)!);
}
