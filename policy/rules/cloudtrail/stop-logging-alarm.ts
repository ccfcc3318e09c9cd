import { TRAIL } from "../../aws";
import { defineRule } from "../../rule";
import { tellersOf } from "../../services/cloudtrail/tellers";
import { compliant, undecided, violation } from "../../verdict";

const PROPERTY = "enableLogging";

export const stopLoggingAlarm = defineRule({
  id: "cloudtrail-stop-logging-alarm",
  title: "CloudTrail trails should have a notification on StopLogging",
  service: "CloudTrail",
  severity: "high",
  why: "A stopped trail is noticed only when its events are needed, weeks later.",
  fix: "In the trail's Region, add an aws.cloudwatch.EventRule on StopLogging, DeleteTrail, UpdateTrail and PutEventSelectors with an EventTarget that notifies people. Or add a LogMetricFilter on these to the trail's log group, with an alarm.",
  source: "https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudwatch-alarms-for-cloudtrail.html",
  types: [TRAIL],
  check(trail, graph) {
    const { certain, doubt } = tellersOf(trail, graph);
    if (certain.length > 0) return compliant();
    if (doubt !== undefined)
      return undecided({ property: PROPERTY, reason: `${doubt} is known only after deployment.` });
    return violation({
      property: PROPERTY,
      actual: undefined,
      wanted: "an aws.cloudwatch.EventRule or a LogMetricFilter with an alarm on StopLogging",
      message: `Nothing in ${trail.region ?? "its Region"} notifies of a call that stops it.`,
    });
  },
});
