import { EVENT_RULE, EVENT_TARGET, METRIC_ALARM, METRIC_FILTER } from "../../aws";
import type { Graph, Resource } from "../../graph";

/** What somebody calls to stop a trail. */
const STOP = "StopLogging";

/** Who is told when a trail of a region is stopped. */
export interface Tellers {
  readonly certain: readonly Resource[];
  /** Why more may tell. */
  readonly doubt: string | undefined;
}

/**
 * What tells of a stopped trail in its region: a rule of EventBridge with a target, or a count of the events in a log with an alarm on it. A rule of
 * any trail counts: CloudTrail takes the call in the trail's home region alone.
 */
export function tellersOf(trail: Resource, graph: Graph): Tellers {
  const found = [...rules(trail, graph), ...filters(trail, graph)];
  return {
    certain: found.flatMap((one) => (typeof one === "string" ? [] : [one])),
    doubt: found.find((one) => typeof one === "string"),
  };
}

function rules(trail: Resource, graph: Graph): (Resource | string)[] {
  return graph.ofType(EVENT_RULE).flatMap((rule): (Resource | string)[] => {
    if (rule.region !== trail.region) return [];
    const pattern = graph.string(rule, "eventPattern");
    if (pattern.kind === "unknown") return [`Which events ${rule.name} takes`];
    if (pattern.kind === "missing" || !pattern.value.includes(STOP)) return [];
    const { certain, possible } = graph.referrers(rule, [EVENT_TARGET], "rule");
    if (certain.length > 0) return [rule];
    return possible.map((target) => `Which rule ${target.name} belongs to`);
  });
}

function filters(trail: Resource, graph: Graph): (Resource | string)[] {
  return graph.ofType(METRIC_FILTER).flatMap((filter): (Resource | string)[] => {
    if (filter.region !== trail.region) return [];
    const pattern = graph.string(filter, "pattern");
    if (pattern.kind === "unknown") return [`Which events ${filter.name} counts`];
    if (pattern.kind === "missing" || !pattern.value.includes(STOP)) return [];
    const metric = graph.string(filter, "metricTransformation.name");
    if (metric.kind === "unknown") return [`Which metric ${filter.name} counts in`];
    const alarms = graph.ofType(METRIC_ALARM).filter((alarm) => {
      const watched = graph.string(alarm, "metricName");
      return (
        alarm.region === filter.region &&
        watched.kind === "known" &&
        metric.kind === "known" &&
        watched.value === metric.value
      );
    });
    return alarms.length > 0 ? [filter] : [];
  });
}
