import { EVENT_RULE, EVENT_TARGET, METRIC_ALARM, METRIC_FILTER } from "../../aws";
import {
  groupedBy,
  merged,
  NOT_YET,
  perGraph,
  type Found,
  type Graph,
  type Resource,
  type ResourceOf,
} from "../../graph";

/** The API call that stops a trail. */
const STOP = "StopLogging";

/**
 * What notifies of a stopped trail, by Region: a rule of EventBridge with a target, or a metric filter with an alarm on its metric. A rule of any
 * trail counts: CloudTrail logs the call in the trail's home Region alone.
 */
const alarmsByRegion = perGraph((graph) => {
  const found = new Map<string | undefined, Found[]>();
  const add = (one: Resource, what: Found) => found.set(one.region, [...(found.get(one.region) ?? []), what]);
  const alarms = groupedBy(graph.ofType(METRIC_ALARM), (alarm) => {
    const metric = graph.string(alarm, "metricName");
    return metric.kind === "known" ? `${alarm.region} ${metric.value}` : undefined;
  });
  for (const rule of graph.ofType(EVENT_RULE)) add(rule, ofRule(rule, graph));
  for (const filter of graph.ofType(METRIC_FILTER)) {
    add(
      filter,
      ofFilter(filter, (metric) => alarms.has(`${filter.region} ${metric}`), graph),
    );
  }
  return new Map([...found].map(([region, list]) => [region, merged(list)]));
});

/** What notifies in a trail's Region when the trail is stopped. */
export function stopLoggingAlarms(trail: Resource, graph: Graph): Found {
  return alarmsByRegion(graph).get(trail.region) ?? NOTHING;
}

const NOTHING: Found = { certain: [], possible: [] };

function ofRule(rule: ResourceOf<typeof EVENT_RULE>, graph: Graph): Found {
  const pattern = graph.string(rule, "eventPattern");
  if (pattern.kind === "unknown") return doubt(rule, `The eventPattern of ${rule.name} ${NOT_YET}.`);
  if (pattern.kind === "missing" || !pattern.value.includes(STOP)) return NOTHING;
  const { certain, possible } = graph.referrers(rule, [EVENT_TARGET], "rule");
  if (certain.length > 0) return { certain: [rule], possible: [] };
  const [target] = possible;
  return target ? doubt(rule, `The rule of ${target.name} ${NOT_YET}.`) : NOTHING;
}

function ofFilter(
  filter: ResourceOf<typeof METRIC_FILTER>,
  hasAlarm: (metric: string) => boolean,
  graph: Graph,
): Found {
  const pattern = graph.string(filter, "pattern");
  if (pattern.kind === "unknown") return doubt(filter, `The pattern of ${filter.name} ${NOT_YET}.`);
  if (pattern.kind === "missing" || !pattern.value.includes(STOP)) return NOTHING;
  const metric = graph.string(filter, "metricTransformation.name");
  if (metric.kind === "unknown") return doubt(filter, `The metric of ${filter.name} ${NOT_YET}.`);
  return metric.kind === "known" && hasAlarm(metric.value) ? { certain: [filter], possible: [] } : NOTHING;
}

function doubt(one: Resource, why: string): Found {
  return { certain: [], possible: [one], why };
}
