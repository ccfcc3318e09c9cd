import { EVENT_SOURCE_MAPPING, TOPIC, TOPIC_SUBSCRIPTION } from "../../aws";
import type { Graph, Resource } from "../../graph";
import { referring } from "../referring";
import { alarmsTelling } from "../sns/alarm-topics";

/** Whether a queue only keeps what alarms told, for people to read: topics of alarms alone fill it, and no function takes from it. */
export function isRecordOfAlarms(queue: Resource, graph: Graph): boolean {
  const { certain: filling } = referring(queue, graph, [TOPIC_SUBSCRIPTION], "endpoint");
  if (filling.length === 0) return false;
  const { certain, possible } = referring(queue, graph, [EVENT_SOURCE_MAPPING], "eventSourceArn");
  if (certain.length + possible.length > 0) return false;
  return filling.every((one) => {
    const [topic] = graph.references(one, "topic", [TOPIC]).resources;
    // The topic of the other region's alarms may be in a stack that cannot be seen; it is called as the one here.
    return topic
      ? alarmsTelling(topic, graph).certain.length > 0
      : filling.some((other) => other !== one && isOfAlarms(other, graph));
  });
}

function isOfAlarms(subscription: Resource, graph: Graph): boolean {
  const [topic] = graph.references(subscription, "topic", [TOPIC]).resources;
  return topic !== undefined && alarmsTelling(topic, graph).certain.length > 0;
}
