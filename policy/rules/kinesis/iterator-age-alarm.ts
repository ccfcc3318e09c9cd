import { STREAM } from "../../aws";
import type { Graph, Resource } from "../../graph";
import { defineRule } from "../../rule";
import { alarmsOn, LAG_METRICS, retentionHours } from "../../services/kinesis/stream";
import { compliant, undecided, violation } from "../../verdict";

const MILLISECONDS_OF_AN_HOUR = 3_600_000;
const WANTED = `an aws.cloudwatch.MetricAlarm on ${LAG_METRICS.join(" or ")} with its StreamName`;

/** Whether an alarm goes to ALARM before records are deleted; undefined where that can't be read. */
function inTime(alarm: Resource, stream: Resource, graph: Graph): boolean | undefined {
  const threshold = graph.number(alarm, "threshold");
  const hours = retentionHours(stream, graph);
  if (threshold.kind !== "known" || hours.kind !== "known") return undefined;
  return threshold.value < hours.value * MILLISECONDS_OF_AN_HOUR;
}

export const iteratorAgeAlarm = defineRule({
  id: "kinesis-iterator-age-alarm",
  title: "Kinesis streams should have an alarm on consumer lag",
  service: "Kinesis",
  severity: "high",
  why: "A consumer that is stopped, or blocked by one bad record, loses the records older than the retention period without an error.",
  fix: `Add an aws.cloudwatch.MetricAlarm on ${LAG_METRICS[0]} (with enhanced fan-out ${LAG_METRICS[1]}), well below the retention period.`,
  source: "https://docs.aws.amazon.com/streams/latest/dev/monitoring-with-cloudwatch.html",
  types: [STREAM],
  check(stream, graph) {
    const { certain, possible } = alarmsOn(stream, LAG_METRICS, graph);
    const timely = certain.map((alarm) => inTime(alarm, stream, graph));
    if (timely.includes(true)) return compliant();
    if (timely.includes(undefined))
      return undecided({
        property: "retentionPeriod",
        reason: "Whether its lag alarm goes to ALARM in time is known only after deployment.",
      });
    if (possible.length > 0) {
      const names = possible.map(({ name }) => name).join(", ");
      return undecided({ property: "name", reason: `Whether ${names} monitors it is known only after deployment.` });
    }
    const late = certain.map(({ name }) => name).join(", ");
    return violation({
      property: "name",
      actual: undefined,
      wanted: WANTED,
      message: late
        ? `${late} goes to ALARM when records are already deleted: its threshold is not below the stream's retention period.`
        : "No alarm is on the lag of its consumers.",
    });
  },
});
