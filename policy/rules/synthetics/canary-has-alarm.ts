import { CANARY, METRIC_ALARM } from "../../aws";
import { defineRule } from "../../rule";
import { groupedBy, perGraph, type Graph, type Resource } from "../../graph";
import { compliant, undecided, violation } from "../../verdict";

const PATHS = ["dimensions.CanaryName", "metricQueries[*].metric.dimensions.CanaryName"] as const;

/** The alarms that name a canary, by their Region. */
const namingByRegion = perGraph((graph) => {
  const naming = graph.ofType(METRIC_ALARM).flatMap((alarm) => {
    const names = PATHS.flatMap((path) => graph.strings(alarm, path).certain);
    return names.map((name) => ({ region: alarm.region, name }));
  });
  return groupedBy(naming, ({ region }) => `${region}`);
});

/** Whether alarms are on a canary's metrics, by reference or by name. */
function alarmsOn(canary: Resource, graph: Graph): { certain: boolean; possible: boolean } {
  const found = PATHS.map((path) => graph.referrers(canary, [METRIC_ALARM], path));
  const name = graph.string(canary, "name");
  const named = namingByRegion(graph).get(`${canary.region}`) ?? [];
  const byName = name.kind === "known" && named.some((one) => one.name === name.value);
  return {
    // A canary in another Region may have the same name.
    certain: byName || found.some(({ certain }) => certain.some((alarm) => alarm.region === canary.region)),
    possible: found.some(({ possible }) => possible.length > 0) || (name.kind === "unknown" && named.length > 0),
  };
}

export const canaryHasAlarm = defineRule({
  id: "synthetics-canary-has-alarm",
  title: "CloudWatch Synthetics canaries should have an alarm",
  practices: ["REL06-BP01", "REL11-BP01"],
  service: "CloudWatch Synthetics",
  severity: "medium",
  why: "Without an alarm, a canary that detects an outage notifies no one.",
  fix: "Add an aws.cloudwatch.MetricAlarm on SuccessPercent of CloudWatchSynthetics with the dimension CanaryName.",
  source: "https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Synthetics_Canaries_metrics.html",
  types: [CANARY],
  check(canary, graph) {
    const { certain, possible } = alarmsOn(canary, graph);
    if (certain) return compliant();
    if (possible)
      return undecided({ property: "name", reason: "Whether an alarm monitors it is known only after deployment." });
    return violation({
      property: "name",
      actual: undefined,
      wanted: "an alarm with the dimension CanaryName",
      message: "It has 0 alarms: its failures notify no one.",
    });
  },
});
