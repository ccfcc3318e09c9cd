import { ALARMS } from "../../aws";
import { defineRule } from "../../rule";
import { ACTION_LISTS } from "../../services/cloudwatch/alarm-actions";
import { unread } from "../../services/unread";
import { compliant, notApplicable, violation } from "../../verdict";

const PROPERTY = "actionsEnabled";

export const alarmActionsEnabled = defineRule({
  id: "cloudwatch-alarm-actions-enabled",
  title: "CloudWatch alarm actions should be enabled",
  service: "CloudWatch",
  severity: "medium",
  why: "Actions that were disabled temporarily stay disabled: the alarm goes to ALARM and notifies no one.",
  fix: "Remove actionsEnabled or set it to true. To silence an alarm temporarily, use an alarm mute rule or the actionsSuppressor of a composite alarm.",
  source: "https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html",
  types: ALARMS,
  check(alarm, graph) {
    const enabled = graph.boolean(alarm, PROPERTY, true);
    if (enabled.kind === "unknown") return unread(PROPERTY, enabled);
    if (enabled.value) return compliant();
    const lists = ACTION_LISTS.map((name) => graph.list(alarm, name));
    if (lists.every((list) => list.kind === "missing" || (list.kind === "known" && list.value.length === 0)))
      return notApplicable("It has no actions.");
    return violation({
      property: PROPERTY,
      actual: false,
      wanted: true,
      message: "Its actions are disabled: it goes to ALARM without notifying anyone or invoking anything.",
    });
  },
  // AWS's default; enabling it replaces nothing and costs nothing.
  remediate: (props) => (props[PROPERTY] === false ? { [PROPERTY]: true } : undefined),
});
