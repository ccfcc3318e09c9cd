import { AUTO_SCALING_GROUP, COMPOSITE_ALARM, HEALTH_CHECK } from "../../aws";
import type { Graph, Resource } from "../../graph";

/** What else than its own actions heeds an alarm. */
export interface Heeded {
  /** A composite alarm, a health check of Route 53, an instance refresh. */
  readonly by: readonly Resource[];
  /** True where something may that can't be told before deployment. */
  readonly doubt: boolean;
}

/** Who looks at an alarm's state: such an alarm needs no action of its own. */
export function heededBy(alarm: Resource, graph: Graph): Heeded {
  const checks = graph.referrers(alarm, [HEALTH_CHECK], "cloudwatchAlarmName");
  const refreshes = graph.referrers(
    alarm,
    [AUTO_SCALING_GROUP],
    "instanceRefresh.preferences.alarmSpecification.alarms[*]",
  );
  const composites = graph.ofType(COMPOSITE_ALARM).map((one) => ({ one, names: namesInRule(one, alarm, graph) }));
  const sure = composites.filter(({ names }) => names === true).map(({ one }) => one);
  return {
    by: [...checks.certain, ...refreshes.certain, ...sure],
    doubt:
      checks.possible.length + refreshes.possible.length > 0 || composites.some(({ names }) => names === undefined),
  };
}

/** Whether a composite alarm's rule names the alarm; undefined where that can't be told. */
function namesInRule(composite: Resource, alarm: Resource, graph: Graph): boolean | undefined {
  if (composite === alarm || composite.stack !== alarm.stack) return false;
  const origins = composite.propertyDependencies["alarmRule"];
  if (origins?.includes(alarm.urn)) return true;
  const rule = graph.string(composite, "alarmRule");
  const name = graph.string(alarm, alarm.type === COMPOSITE_ALARM ? "alarmName" : "name");
  // An alarm that is named by hand, and a rule that names nothing of this stack.
  if (rule.kind === "known" && name.kind === "known") return namesOf(rule.value).includes(name.value);
  return rule.kind === "unknown" && origins === undefined ? undefined : false;
}

/** The alarms that a rule names, by name or ARN, with or without quotes (API_PutCompositeAlarm.html, AlarmRule). */
function namesOf(rule: string): string[] {
  const found = rule.matchAll(/(?:ALARM|OK|INSUFFICIENT_DATA)\s*\(\s*(?:"([^"]*)"|'([^']*)'|([^)\s]*))\s*\)/g);
  return [...found].map(([, double, single, bare]) => (double ?? single ?? bare ?? "").split(":alarm:").at(-1)!);
}
