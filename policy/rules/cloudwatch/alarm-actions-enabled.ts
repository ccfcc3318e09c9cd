import { defineRule } from "../../rule";
import { ACTION_LISTS } from "../../services/cloudwatch/alarm-actions";
import { ALARMS } from "../../services/types";
import { unread } from "../../services/unread";
import { compliant, notApplicable, violation } from "../../verdict";

const PROPERTY = "actionsEnabled";

export const alarmActionsEnabled = defineRule({
  id: "cloudwatch-alarm-actions-enabled",
  title: "The actions of an alarm are not turned off",
  service: "CloudWatch",
  severity: "medium",
  why: "What somebody turned off for an afternoon stays off: the alarm rings, and tells nobody.",
  fix: "Leave actionsEnabled out or set it to true; to silence an alarm for a while, use an alarm mute rule or the actionsSuppressor of a composite alarm.",
  source: "https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html",
  types: ALARMS,
  check(alarm, graph) {
    const enabled = graph.boolean(alarm, PROPERTY, true);
    if (enabled.kind === "unknown") return unread(PROPERTY, enabled);
    if (enabled.value) return compliant();
    const lists = ACTION_LISTS.map((name) => graph.list(alarm, name));
    if (lists.every((list) => list.kind === "missing" || (list.kind === "known" && list.value.length === 0)))
      return notApplicable("It has no actions that could be turned off.");
    return violation({
      property: PROPERTY,
      actual: false,
      wanted: true,
      message: "Its actions are turned off: it rings without telling anybody or setting anything off.",
    });
  },
  // AWS's own default; turning it on replaces nothing and costs nothing.
  remediate: (props) => (props[PROPERTY] === false ? { [PROPERTY]: true } : undefined),
});
