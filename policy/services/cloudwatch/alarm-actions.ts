import {
  ALARMS,
  APP_SCALING_POLICY,
  GROUP_SCALING_POLICY,
  LAMBDA_ALIAS,
  LAMBDA_FUNCTION,
  METRIC_ALARM,
  RESPONSE_PLAN,
  TOPIC,
} from "../../aws";
import { merged, NOT_YET, originRecorded, perResource, type Found, type Graph, type Resource } from "../../graph";

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

/** Which scaling policies of Auto Scaling groups an alarm runs; `why` where an unknown action may be any policy of the stack. */
export function scalingActionsOf(alarm: Resource, graph: Graph): Found<ScalingAction> {
  const isScaling = (policy: Resource) => policy.type === GROUP_SCALING_POLICY;
  return merged(
    ACTION_LISTS.map((list) => {
      const { certain, possible, complete } = graph.references(alarm, `${list}[*]`, ACTIONS);
      const mayBeAny = !complete && possible.length === 0 && !originRecorded(alarm, list);
      return {
        certain: certain.filter(isScaling).map((policy) => ({ list, policy })),
        possible: possible.filter(isScaling).map((policy) => ({ list, policy })),
        why: mayBeAny ? `The ${list} of ${alarm.name} ${NOT_YET}.` : undefined,
      };
    }),
  );
}

const SCALING_ARN = /^arn:[^:]*:autoscaling:.*:scalingPolicy:/;

/** Whether an alarm scales something, whose low load it may look for. */
export function isScaling(alarm: Resource, graph: Graph): boolean {
  return ACTION_LISTS.some((list) => {
    const { certain, external } = graph.references(alarm, `${list}[*]`, ACTIONS);
    const policies = certain.some(({ type }) => type === GROUP_SCALING_POLICY || type === APP_SCALING_POLICY);
    return policies || external.some((arn) => SCALING_ARN.test(arn));
  });
}

/** The alarms one of whose actions is a topic, a scaling policy or another resource. A composite alarm does not scale. */
export const alarmsOf = perResource((target: Resource, graph): Found => {
  const types = target.type === GROUP_SCALING_POLICY ? [METRIC_ALARM] : ALARMS;
  return merged(ACTION_LISTS.map((list) => graph.referrers(target, types, `${list}[*]`, ACTIONS)));
});
