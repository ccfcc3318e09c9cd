import { LOG_GROUP } from "../../aws";
import { valueOf } from "../../graph";
import { defineRule } from "../../rule";
import { compliant, notApplicable, violation } from "../../verdict";

const PROPERTY = "retentionInDays";

/** Log groups of this class keep events for two days, whatever the setting (https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/logs/CloudWatch_Logs_Log_Classes.html). */
const DELIVERY = "DELIVERY";

export const groupRetention = defineRule({
  id: "logs-group-retention",
  title: "CloudWatch log groups should have a retention period",
  practices: ["REL06-BP02", "REL06-BP05"],
  peers: {
    checkov: ["CKV_AWS_66"],
    cdkNag: ["CloudWatchLogGroupRetentionPeriod"],
    prowler: ["cloudwatch_log_group_retention_policy_specific_days_enabled"],
  },
  service: "CloudWatch Logs",
  severity: "low",
  why: "Without a retention period every event is stored, and billed, indefinitely. How long user data may be kept is then undefined.",
  fix: "Set retentionInDays to the period that an investigation needs, such as 90.",
  source: "https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/Working-with-log-groups-and-streams.html",
  types: [LOG_GROUP],
  check(group, graph) {
    if (valueOf(graph.string(group, "logGroupClass")) === DELIVERY)
      return notApplicable("AWS sets the retention of a DELIVERY log group.");
    // 0 means indefinitely, and is the provider's default (node_modules/@pulumi/aws/cloudwatch/logGroup.d.ts, retentionInDays).
    const days = graph.read.number(group, PROPERTY, 0);
    if (days > 0) return compliant();
    return violation({
      property: PROPERTY,
      actual: graph.actual(group, PROPERTY, days),
      wanted: "a number of days such as 90",
      message: "It keeps every event indefinitely.",
    });
  },
});
