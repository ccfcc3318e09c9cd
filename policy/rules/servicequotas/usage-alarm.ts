import { METRIC_ALARM, SERVICE_QUOTA } from "../../aws";
import { answered, any, decided, groupedBy, perGraph } from "../../graph";
import { defineRule } from "../../rule";
import { compliant, violation } from "../../verdict";

/** Where AWS publishes how much of a quota is used: https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch-Service-Quota-Integration.html */
const NAMESPACE = "AWS/Usage";

const alarmsByRegion = perGraph((graph) => groupedBy(graph.ofType(METRIC_ALARM), ({ region }) => `${region}`));

export const usageAlarm = defineRule({
  id: "servicequotas-usage-alarm",
  title: "Service quotas should have an alarm on their usage",
  practices: ["REL01-BP04"],
  optIn: true,
  service: "Service Quotas",
  severity: "low",
  why: "A quota that was raised once is reached again as the workload grows. Without an alarm the first refusal says so.",
  fix: "Add an aws.cloudwatch.MetricAlarm on AWS/Usage, with SERVICE_QUOTA() in a metric query for the share that is used.",
  source: "https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch-Service-Quota-Integration.html",
  types: [SERVICE_QUOTA],
  check(quota, graph) {
    const alarms = alarmsByRegion(graph).get(`${quota.region}`) ?? [];
    const watches = alarms.map((alarm) =>
      answered(
        () =>
          graph.read.string(alarm, "namespace") === NAMESPACE ||
          graph.read.strings(alarm, "metricQueries[*].metric.namespace").includes(NAMESPACE),
      ),
    );
    if (decided(any(watches), "quotaCode")) return compliant();
    return violation({
      property: "quotaCode",
      actual: undefined,
      wanted: "a CloudWatch alarm on AWS/Usage in its Region",
      message: "No alarm in its Region looks at how much of a quota is used.",
    });
  },
});
