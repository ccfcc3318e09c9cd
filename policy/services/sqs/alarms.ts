import { EVENT_SOURCE_MAPPING, TOPIC, TOPIC_SUBSCRIPTION, type QUEUE } from "../../aws";
import { isAny, valueOf, type Answer, type Found, type Graph, type ResourceOf } from "../../graph";
import { watching } from "../cloudwatch/metric-alarms";
import { alarmsOf } from "../cloudwatch/alarm-actions";
import { publishersTo } from "../sns/publishers";
import { reachedByAlarms } from "../sns/subscribers";

/** The alarms on a metric of a queue. */
export function alarmsOn(queue: ResourceOf<typeof QUEUE>, metric: string, graph: Graph): Found {
  const named = { resource: queue, text: valueOf(graph.string(queue, "name")) };
  const wanted = {
    namespace: "AWS/SQS",
    metricNames: [metric],
    dimensions: { QueueName: named },
    region: queue.region,
  };
  return watching(wanted, graph);
}

/** Whether an alarm is on a metric of a queue. */
export function isWatched(queue: ResourceOf<typeof QUEUE>, metric: string, graph: Graph): Answer {
  return isAny(alarmsOn(queue, metric, graph), "What an alarm is on is known only after deployment.");
}

/** Whether a queue only keeps what alarms send, for people to read: topics of alarms alone fill it, and no function reads it. */
export function isRecordOfAlarms(queue: ResourceOf<typeof QUEUE>, graph: Graph): boolean {
  const { certain: subscriptions } = graph.referrers(queue, [TOPIC_SUBSCRIPTION], "endpoint");
  const readers = graph.referrers(queue, [EVENT_SOURCE_MAPPING], "eventSourceArn");
  if (readers.certain.length + readers.possible.length > 0) return false;
  const topics = subscriptions.map((one) => graph.references(one, "topic", [TOPIC]).certain[0]);
  const ofAlarms = topics.map((topic) => topic && isOfAlarms(topic, graph));
  // The topic of the other Region's alarms may be in a stack that cannot be seen; it has the name of the one here.
  return ofAlarms.includes(true) && !ofAlarms.includes(false);
}

/** Undefined where people are subscribed and nothing publishes: a small service may have no alarm of one severity. */
function isOfAlarms(topic: ResourceOf<typeof TOPIC>, graph: Graph): boolean | undefined {
  if (alarmsOf(topic, graph).certain.length > 0) return true;
  const { certain, possible } = publishersTo(topic, graph);
  const isIdle = certain.length + possible.length === 0 && reachedByAlarms(topic, graph).certain.length > 0;
  return isIdle ? undefined : false;
}
