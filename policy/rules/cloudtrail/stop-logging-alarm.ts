import { TRAIL } from "../../aws";
import { decided, isAny } from "../../graph";
import { defineRule } from "../../rule";
import { stopLoggingAlarms } from "../../services/cloudtrail/stop-logging-alarms";
import { compliant, violation } from "../../verdict";

const PROPERTY = "enableLogging";

export const stopLoggingAlarm = defineRule({
  id: "cloudtrail-stop-logging-alarm",
  title: "CloudTrail trails should have a notification on StopLogging",
  practices: ["REL11-BP06"],
  service: "CloudTrail",
  severity: "high",
  why: "A stopped trail is noticed only when its events are needed, weeks later.",
  fix: "In the trail's Region, add an aws.cloudwatch.EventRule on StopLogging, DeleteTrail, UpdateTrail and PutEventSelectors with an EventTarget that notifies people. Or add a LogMetricFilter on these to the trail's log group, with an alarm.",
  source: "https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudwatch-alarms-for-cloudtrail.html",
  types: [TRAIL],
  check(trail, graph) {
    const found = stopLoggingAlarms(trail, graph);
    const doubt = "Whether it has a notification is known only after deployment.";
    if (decided(isAny(found, doubt), PROPERTY)) return compliant();
    return violation({
      property: PROPERTY,
      actual: undefined,
      wanted: "an aws.cloudwatch.EventRule or a LogMetricFilter with an alarm on StopLogging",
      message: `Nothing in ${trail.region ?? "its Region"} notifies of a call that stops it.`,
    });
  },
});
