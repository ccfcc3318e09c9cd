import {
  APP_SCALING_POLICY,
  GROUP_SCALING_POLICY,
  LAMBDA_ALIAS,
  LAMBDA_FUNCTION,
  METRIC_ALARM,
  RESPONSE_PLAN,
  TOPIC,
} from "../../aws";
import { type Graph, type Resource, originRecorded } from "../../graph";

/** The lists of actions of an alarm, one for each state that it can enter. */
export const ACTION_LISTS = ["alarmActions", "okActions", "insufficientDataActions"] as const;

/**
 * What an alarm's action can be (https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-actions.html):
 * with all of them each unknown action finds its own resource. A composite alarm can't scale.
 */
const ACTIONS = [GROUP_SCALING_POLICY, APP_SCALING_POLICY, TOPIC, LAMBDA_FUNCTION, LAMBDA_ALIAS, RESPONSE_PLAN];

/** A scaling policy that is one of an alarm's actions. */
export interface ScalingAction {
  readonly list: (typeof ACTION_LISTS)[number];
  readonly policy: Resource;
}

/** The scaling actions of an alarm. */
export interface ScalingActions {
  readonly certain: readonly ScalingAction[];
  readonly possible: readonly ScalingAction[];
  /** True where an action is unknown and may be any policy of the stack. */
  readonly open: boolean;
}

/** Which scaling policies of Auto Scaling groups an alarm runs. */
export function scalingActionsOf(alarm: Resource, graph: Graph): ScalingActions {
  const certain: ScalingAction[] = [];
  const possible: ScalingAction[] = [];
  let open = false;
  for (const list of ACTION_LISTS) {
    const { certain: resources, possible: candidates, complete } = graph.references(alarm, `${list}[*]`, ACTIONS);
    const scaling = (policy: Resource) => policy.type === GROUP_SCALING_POLICY;
    certain.push(...resources.filter(scaling).map((policy) => ({ list, policy })));
    possible.push(...candidates.filter(scaling).map((policy) => ({ list, policy })));
    if (!complete && candidates.length === 0 && !originRecorded(alarm, list)) open = true;
  }
  return { certain, possible, open };
}

/** An alarm that runs a scaling policy, for certain or perhaps. */
export interface AlarmsOf {
  readonly certain: readonly Resource[];
  readonly possible: readonly Resource[];
}

/** The alarms one of whose actions is a scaling policy. */
export function alarmsOf(policy: Resource, graph: Graph): AlarmsOf {
  const found = ACTION_LISTS.map((list) => graph.referrers(policy, [METRIC_ALARM], `${list}[*]`, ACTIONS));
  return {
    certain: [...new Set(found.flatMap(({ certain }) => certain))],
    possible: [...new Set(found.flatMap(({ possible }) => possible))],
  };
}
