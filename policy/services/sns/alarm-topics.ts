import {
  ALARMS,
  APP_SCALING_POLICY,
  GROUP_SCALING_POLICY,
  LAMBDA_ALIAS,
  LAMBDA_FUNCTION,
  RESPONSE_PLAN,
  TOPIC,
} from "../../aws";
import { merged, perResource, type Found, type ResourceOf } from "../../graph";

const LISTS = ["alarmActions", "okActions", "insufficientDataActions"] as const;

/** What an alarm's action can be; with all of them each unknown action finds its own (https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-actions.html). */
const ACTIONS = [TOPIC, GROUP_SCALING_POLICY, APP_SCALING_POLICY, LAMBDA_FUNCTION, LAMBDA_ALIAS, RESPONSE_PLAN];

/** The alarms that notify a topic. */
export const alarmsNotifying = perResource((topic: ResourceOf<typeof TOPIC>, graph): Found =>
  merged(LISTS.map((list) => graph.referrers(topic, ALARMS, `${list}[*]`, ACTIONS))),
);
