import type { Graph, Resource } from "../../graph";
import { referring } from "../referring";
import { METRIC_ALARM, SCALING_POLICY } from "../types";
import { TOPIC } from "../backup/types";

const ALARMS = [METRIC_ALARM, "aws:cloudwatch/compositeAlarm:CompositeAlarm"];
const LISTS = ["alarmActions", "okActions", "insufficientDataActions"];

/** What an alarm's action can be; with all of them each unknown action finds its own (https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-actions.html). */
const ACTIONS = [
  TOPIC,
  SCALING_POLICY,
  "aws:appautoscaling/policy:Policy",
  "aws:lambda/function:Function",
  "aws:lambda/alias:Alias",
  "aws:ssmincidents/responsePlan:ResponsePlan",
];

/** The alarms that tell a topic, for certain and perhaps. */
export function alarmsTelling(
  topic: Resource,
  graph: Graph,
): { certain: readonly Resource[]; possible: readonly Resource[] } {
  const found = LISTS.map((list) => referring(topic, graph, ALARMS, `${list}[*]`, ACTIONS));
  return {
    certain: [...new Set(found.flatMap(({ certain }) => certain))],
    possible: [...new Set(found.flatMap(({ possible }) => possible))],
  };
}
