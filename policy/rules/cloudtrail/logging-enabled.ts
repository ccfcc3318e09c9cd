import { TRAIL } from "../../aws";
import { defineRule } from "../../rule";
import { unread } from "../../services/unread";
import { compliant, violation } from "../../verdict";

const PROPERTY = "enableLogging";

export const loggingEnabled = defineRule({
  id: "cloudtrail-logging-enabled",
  title: "CloudTrail logging should be enabled",
  service: "CloudTrail",
  severity: "high",
  why: "A trail that is turned off records nothing. Without an active trail, EventBridge receives no API call events.",
  fix: "Remove enableLogging, or set it to true.",
  source: "https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_StartLogging.html",
  types: [TRAIL],
  check(trail, graph) {
    const enabled = graph.boolean(trail, PROPERTY, true);
    if (enabled.kind === "unknown") return unread(PROPERTY, enabled);
    if (enabled.value) return compliant();
    return violation({ property: PROPERTY, actual: false, wanted: true, message: "Its logging is disabled." });
  },
});
