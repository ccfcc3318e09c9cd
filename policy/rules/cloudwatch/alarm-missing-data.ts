import { HEALTH_CHECK, METRIC_ALARM } from "../../aws";
import { defineRule } from "../../rule";
import { compliant, notApplicable, undecided, violation } from "../../verdict";

const PROPERTY = "treatMissingData";

export const alarmMissingData = defineRule({
  id: "cloudwatch-alarm-missing-data",
  title: "CloudWatch alarms of Route 53 health checks should define how to treat missing data",
  practices: ["REL06-BP03", "REL11-BP01"],
  service: "CloudWatch",
  severity: "medium",
  why: "By default an alarm without data is INSUFFICIENT_DATA, and the health check keeps its last status. Whether a Region without metrics stays in DNS is then left to chance.",
  fix: "Set treatMissingData to breaching, notBreaching or ignore, or the health check's insufficientDataHealthStatus to Healthy or Unhealthy, and document why.",
  source: "https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarms-and-missing-data.html",
  types: [METRIC_ALARM],
  check(alarm, graph) {
    const { certain, possible } = graph.referrers(alarm, [HEALTH_CHECK], "cloudwatchAlarmName");
    if (certain.length + possible.length === 0) return notApplicable("No health check uses it.");
    // The default of API_PutMetricAlarm.html.
    if (graph.read.string(alarm, PROPERTY, "missing") !== "missing") return compliant();
    const first = certain.find((check) => graph.given(check, "insufficientDataHealthStatus").kind === "missing");
    if (first)
      return violation({
        property: PROPERTY,
        actual: graph.actual(alarm, PROPERTY, "missing"),
        wanted: "breaching, notBreaching or ignore",
        message: `Without data it is INSUFFICIENT_DATA, and ${first.name}, which uses it, keeps its last status: whether Route 53 sends users there is left to chance.`,
      });
    if (certain.length > 0) return compliant();
    return undecided({
      property: PROPERTY,
      reason: "Whether a health check uses it is known only after deployment.",
    });
  },
});
