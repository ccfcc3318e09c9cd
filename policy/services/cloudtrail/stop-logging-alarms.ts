import { EVENT_RULE, METRIC_ALARM, METRIC_FILTER } from "../../aws";
import {
  all,
  groupedBy,
  merged,
  NOT_YET,
  perGraph,
  type Found,
  type Graph,
  type Resource,
  type ResourceOf,
} from "../../graph";
import { isReceived, takesEvent } from "../events/notifying";

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

/** The event of the call, as CloudTrail logs it (https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-service-event-cloudtrail.html). */
const STOPPED = {
  source: "aws.cloudtrail",
  "detail-type": "AWS API Call via CloudTrail",
  detail: { eventSource: "cloudtrail.amazonaws.com", eventName: STOP },
};

function ofRule(rule: ResourceOf<typeof EVENT_RULE>, graph: Graph): Found {
  const notifies = all([takesEvent(rule, STOPPED, graph), isReceived(rule, graph)]);
  if (notifies.is === "yes") return { certain: [rule], possible: [] };
  return notifies.is === "unknown" ? doubt(rule, notifies.why) : NOTHING;
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
