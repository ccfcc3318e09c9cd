import { EVENT_SOURCE_MAPPING, METRIC_ALARM, TOPIC, TOPIC_SUBSCRIPTION, type QUEUE } from "../../aws";
import { answer, any, NO, unknown, type Answer, type Found, type Graph, type ResourceOf } from "../../graph";
import { alarmsNotifying } from "../sns/alarm-topics";

type Alarm = ResourceOf<typeof METRIC_ALARM>;

/** Where an alarm says what it watches: itself, or in one of its metric queries. */
const PLACES = [
  ["metricName", "dimensions.QueueName"],
  ["metricQueries[*].metric.metricName", "metricQueries[*].metric.dimensions.QueueName"],
] as const;

const UNKNOWN_ALARM = unknown("The metric of an alarm is known only after deployment.");

/** Whether an alarm watches a metric of a queue. */
export function isWatched(queue: ResourceOf<typeof QUEUE>, metric: string, graph: Graph): Answer {
  return any(
    PLACES.map(([name, dimension]) => {
      const alarms: Found<Alarm> = graph.referrers(queue, [METRIC_ALARM], dimension);
      const on = (alarm: Alarm): Answer => {
        const { certain, why } = graph.strings(alarm, name);
        return certain.includes(metric) || why === undefined ? answer(certain.includes(metric)) : UNKNOWN_ALARM;
      };
      const perhaps = alarms.possible.some((alarm) => on(alarm).is !== "no");
      return any([...alarms.certain.map(on), perhaps ? UNKNOWN_ALARM : NO]);
    }),
  );
}

/** Whether a queue only keeps what alarms send, for people to read: topics of alarms alone fill it, and no function reads it. */
export function isRecordOfAlarms(queue: ResourceOf<typeof QUEUE>, graph: Graph): boolean {
  const { certain: subscriptions } = graph.referrers(queue, [TOPIC_SUBSCRIPTION], "endpoint");
  const readers = graph.referrers(queue, [EVENT_SOURCE_MAPPING], "eventSourceArn");
  if (readers.certain.length + readers.possible.length > 0) return false;
  const topics = subscriptions.map((one) => graph.references(one, "topic", [TOPIC]).certain[0]);
  const ofAlarms = topics.map((topic) => topic && alarmsNotifying(topic, graph).certain.length > 0);
  // The topic of the other Region's alarms may be in a stack that cannot be seen; it has the name of the one here.
  return ofAlarms.includes(true) && !ofAlarms.includes(false);
}
