import { METRIC_ALARM } from "../../aws";
import { merged } from "../../graph";
import { defineRule } from "../../rule";
import { compliant, notApplicable, undecided, violation } from "../../verdict";

const NAMESPACE = "AWS/Route53";
const PATHS = ["namespace", "metricQueries[*].metric.namespace"];
/** The only Region with these metrics. */
const REGION = "us-east-1";

export const route53MetricsRegion = defineRule({
  id: "cloudwatch-route53-metrics-region",
  title: "CloudWatch alarms on Route 53 metrics should be in us-east-1",
  practices: ["REL06-BP03"],
  service: "CloudWatch",
  severity: "high",
  why: "Route 53 publishes health check metrics in us-east-1 only: an alarm elsewhere has no data and never goes to ALARM.",
  fix: `Create the alarm and its topic in ${REGION} (aws 7: region: "${REGION}"), or monitor the endpoint with a canary in the other Region.`,
  source: "https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/monitoring-cloudwatch.html",
  types: [METRIC_ALARM],
  check(alarm, graph) {
    const { certain, why } = merged(PATHS.map((path) => graph.strings(alarm, path)));
    if (!certain.includes(NAMESPACE))
      return why === undefined
        ? notApplicable("It is not on a Route 53 metric.")
        : undecided({ property: "namespace", reason: "Its metric is known only after deployment." });
    if (alarm.region === undefined) return undecided({ property: "region", reason: "Its Region can't be determined." });
    if (alarm.region === REGION) return compliant();
    return violation({
      property: "region",
      actual: alarm.region,
      wanted: REGION,
      message: `It is on a Route 53 metric in ${alarm.region}, where Route 53 publishes none: it never goes to ALARM.`,
    });
  },
});
