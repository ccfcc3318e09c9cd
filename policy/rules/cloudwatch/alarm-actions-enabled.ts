import { ALARMS } from "../../aws";
import { valueOf } from "../../graph";
import { ACTION_LISTS } from "../../services/cloudwatch/alarm-actions";
import { propertyRule } from "../../property-rule";

export const alarmActionsEnabled = propertyRule({
  id: "cloudwatch-alarm-actions-enabled",
  title: "CloudWatch alarm actions should be enabled",
  practices: ["REL06-BP03"],
  peers: {
    config: ["CLOUDWATCH_ALARM_ACTION_CHECK"],
    checkov: ["CKV_AWS_319"],
    cdkNag: ["CloudWatchAlarmAction"],
    prowler: ["cloudwatch_alarm_actions_enabled"],
  },
  service: "CloudWatch",
  severity: "medium",
  why: "Actions that were disabled temporarily stay disabled: the alarm goes to ALARM and notifies no one.",
  fix: "Remove actionsEnabled or set it to true. To silence an alarm temporarily, use an alarm mute rule or the actionsSuppressor of a composite alarm.",
  source: "https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html",
  types: ALARMS,
  property: "actionsEnabled",
  wanted: true,
  byDefault: true,
  message: "Its actions are disabled: it goes to ALARM without notifying anyone or invoking anything.",
  except(alarm, graph) {
    const lists = ACTION_LISTS.map((name) => graph.list(alarm, name));
    return lists.every((list) => list.kind !== "unknown" && !valueOf(list)?.length) ? "It has no actions." : undefined;
  },
  // AWS's default; enabling it replaces nothing and costs nothing.
  remediated: true,
});
