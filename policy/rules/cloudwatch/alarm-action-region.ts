import { ALARMS, GROUP_SCALING_POLICY, LAMBDA_FUNCTION, TOPIC } from "../../aws";
import { isTreeList, valueOf, type Graph, type Resource } from "../../graph";
import { defineRule } from "../../rule";
import { ACTION_LISTS } from "../../services/cloudwatch/alarm-actions";
import { compliant, notApplicable, undecided, violation, type Verdict } from "../../verdict";

/** Targets of actions: at preview their Region is known from the resource, although the ARN is not. */
const TARGETS = [TOPIC, LAMBDA_FUNCTION, GROUP_SCALING_POLICY];

/** An action and its Region; undefined where that is not known. */
interface Action {
  readonly list: string;
  readonly what: string;
  readonly region: string | undefined;
}

/** The actions of an alarm, and the first list that may have more. */
function actionsOf(alarm: Resource, graph: Graph): { actions: Action[]; incomplete: string | undefined } {
  const actions: Action[] = [];
  let incomplete: string | undefined;
  for (const list of ACTION_LISTS) {
    const given = valueOf(graph.value(alarm, list));
    const arns = isTreeList(given) ? given.filter((one) => typeof one === "string") : [];
    actions.push(...arns.map((arn) => ({ list, what: arn, region: arn.split(":")[3] })));
    const { certain: resources, complete } = graph.references(alarm, `${list}[*]`, TARGETS);
    const unseen = resources.filter(({ id }) => id === undefined);
    actions.push(...unseen.map(({ name, region }) => ({ list, what: name, region })));
    if (!complete) incomplete ??= list;
  }
  return { actions, incomplete };
}

export const alarmActionRegion = defineRule({
  id: "cloudwatch-alarm-action-region",
  title: "CloudWatch alarm actions should be in the alarm's Region",
  practices: ["REL06-BP03"],
  service: "CloudWatch",
  severity: "high",
  why: "CloudWatch invokes no action in another Region: the alarm goes to ALARM and the topic there receives nothing.",
  fix: "Use a topic in the alarm's Region. To notify another Region, subscribe a queue or a function there to the topic.",
  source: "https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html",
  types: ALARMS,
  check(alarm, graph) {
    const { actions, incomplete } = actionsOf(alarm, graph);
    if (actions.length === 0 && incomplete === undefined) return notApplicable("It has no actions.");
    const here = alarm.region;
    if (here === undefined) return undecided({ property: "region", reason: "Its Region can't be determined." });
    const away = actions.filter(({ region }) => region !== undefined && region !== "" && region !== here);
    if (away.length > 0)
      return away.map(({ list, what, region }): Verdict =>
        violation({
          property: list,
          actual: what,
          wanted: `an action in ${here}`,
          message: `It is in ${here}, and ${what} in ${region!}: CloudWatch never invokes that action.`,
        }),
      );
    if (incomplete !== undefined || actions.some(({ region }) => region === undefined))
      return undecided({
        property: incomplete ?? "alarmActions",
        reason: "The Regions of its actions are known only after deployment.",
      });
    return compliant();
  },
});
