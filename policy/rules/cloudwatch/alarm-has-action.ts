import { ALARMS } from "../../aws";
import { decided, isAny, UndecidedError, valueOf } from "../../graph";
import { defineRule } from "../../rule";
import { consumersOf } from "../../services/cloudwatch/alarm-consumers";
import { compliant, violation } from "../../verdict";

const PROPERTY = "alarmActions";
const OTHERS = ["okActions", "insufficientDataActions"] as const;

export const alarmHasAction = defineRule({
  id: "cloudwatch-alarm-has-action",
  title: "CloudWatch alarms should have an action on ALARM",
  practices: ["REL06-BP03", "REL11-BP06"],
  peers: {
    config: ["CLOUDWATCH_ALARM_ACTION_CHECK"],
    cdkNag: ["CloudWatchAlarmAction"],
    prowler: ["cloudwatch_alarm_actions_alarm_state_configured"],
  },
  service: "CloudWatch",
  severity: "medium",
  why: "An alarm without an action only changes its state in the console: no one is notified and nothing is recovered.",
  fix: "Add the ARN of an SNS topic with subscribers, or of a scaling policy, to alarmActions. An alarm that is used by a composite alarm, a health check or an instance refresh needs none.",
  source: "https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-actions.html",
  types: ALARMS,
  check(alarm, graph) {
    const actions = graph.list(alarm, PROPERTY);
    const { certain: known } = graph.strings(alarm, `${PROPERTY}[*]`);
    // An action that is known only after deployment is one.
    if (known.some((action) => action !== "") || valueOf(actions)?.some((action) => typeof action === "symbol"))
      return compliant();
    const used = isAny(consumersOf(alarm, graph), "Whether another resource uses it is known only after deployment.");
    if (used.is === "yes") return compliant();
    if (actions.kind === "unknown") throw new UndecidedError(PROPERTY, actions.reason, alarm);
    decided(used, PROPERTY);
    const others = OTHERS.filter((name) => valueOf(graph.list(alarm, name))?.length);
    return violation({
      property: PROPERTY,
      actual: undefined,
      wanted: "the ARN of a topic, or of another action",
      message: `It has 0 actions on ALARM${others.length > 0 ? ` (only ${others.join(" and ")})` : ""}, and no composite alarm, health check or instance refresh uses it: it goes to ALARM unnoticed.`,
    });
  },
});
