import {
  ALARMS,
  APP_SCALING_POLICY,
  GROUP_SCALING_POLICY,
  LAMBDA_ALIAS,
  LAMBDA_FUNCTION,
  RESPONSE_PLAN,
  TOPIC,
} from "../../aws";
import type { Graph, Resource } from "../../graph";
import { referring } from "../referring";

const LISTS = ["alarmActions", "okActions", "insufficientDataActions"];

/** What an alarm's action can be; with all of them each unknown action finds its own (https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-actions.html). */
const ACTIONS = [TOPIC, GROUP_SCALING_POLICY, APP_SCALING_POLICY, LAMBDA_FUNCTION, LAMBDA_ALIAS, RESPONSE_PLAN];

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
