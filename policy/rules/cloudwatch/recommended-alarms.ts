import { DB_CLUSTER, METRIC_STREAM } from "../../aws";
import { isOfType, merged, undecidedIfAny, type Graph, type Resource } from "../../graph";
import { defineRule } from "../../rule";
import { watching } from "../../services/cloudwatch/metric-alarms";
import { recommendedMetrics, WATCHED } from "../../services/cloudwatch/recommended";
import { instancesOf, kindOf } from "../../services/rds/database";
import { compliant, notApplicable, violation } from "../../verdict";

/** The alarms on any of a resource's recommended metrics. */
function alarmsOn(resource: Resource, graph: Graph) {
  return merged<Resource>(recommendedMetrics(resource, graph).map((wanted) => watching(wanted, graph)));
}

/** The instances of an Aurora cluster; undefined for anything else. */
function membersOf(resource: Resource, graph: Graph): readonly Resource[] | undefined {
  if (!isOfType(resource, DB_CLUSTER) || kindOf(resource, graph) !== "aurora") return undefined;
  const { certain, possible } = instancesOf(resource, graph);
  return [...certain, ...possible];
}

export const recommendedAlarms = defineRule({
  id: "cloudwatch-recommended-alarms",
  title: "Load balancers, databases and services should have a CloudWatch alarm",
  practices: ["REL06-BP01", "REL11-BP01"],
  service: "CloudWatch",
  // Another product may watch them; where its metric stream is in the program, the rule does not apply.
  severity: "low",
  why: "What has no alarm fails unnoticed until users call. Which failover or repair is needed, nothing says.",
  fix: "Add an aws.cloudwatch.MetricAlarm on one of the metrics that AWS recommends (of load balancers and state machines: on one of failures), with the resource as dimension and an action that notifies people.",
  source:
    "https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Best_Practice_Recommended_Alarms_AWS_Services.html",
  types: WATCHED,
  check(resource: Resource, graph) {
    if (graph.ofType(METRIC_STREAM).length > 0)
      return notApplicable("A metric stream sends the metrics to another product, whose alarms can't be seen.");
    const members = membersOf(resource, graph);
    if (members?.length === 0) return notApplicable("It has no instance, and so no metrics that matter.");
    const found = merged<Resource>([resource, ...(members ?? [])].map((one) => alarmsOn(one, graph)));
    if (found.certain.length > 0) return compliant();
    undecidedIfAny(found.possible, "", "is on it");
    const metrics = recommendedMetrics(resource, graph).flatMap(({ metricNames }) => metricNames.slice(0, 2));
    return violation({
      property: "tags",
      actual: undefined,
      wanted: `an alarm, such as on ${metrics.slice(0, 2).join(" or ")}`,
      message: "No alarm is on any of the metrics that show its failures: it may fail unnoticed.",
    });
  },
});
