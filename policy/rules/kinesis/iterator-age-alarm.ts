import { STREAM } from "../../aws";
import {
  answer,
  any,
  decided,
  undecidedIfAny,
  unknown,
  type Answer,
  type Graph,
  type Resource,
  type ResourceOf,
} from "../../graph";
import { defineRule } from "../../rule";
import { alarmsOn, DEFAULT_RETENTION, readersOf } from "../../services/kinesis/stream";
import { compliant, undecided, violation } from "../../verdict";

/** The lag of all who call GetRecords, and of a consumer with enhanced fan-out. Both in milliseconds. */
const LAG_METRICS = ["GetRecords.IteratorAgeMilliseconds", "SubscribeToShardEvent.MillisBehindLatest"];
const MILLISECONDS_OF_AN_HOUR = 3_600_000;
const WANTED = `an aws.cloudwatch.MetricAlarm on ${LAG_METRICS.join(" or ")} with its StreamName`;

/** Whether an alarm goes to ALARM before records are deleted. */
function inTime(alarm: Resource, stream: ResourceOf<typeof STREAM>, graph: Graph): Answer {
  const threshold = graph.number(alarm, "threshold");
  const hours = graph.number(stream, "retentionPeriod", DEFAULT_RETENTION);
  return threshold.kind === "known" && hours.kind === "known"
    ? answer(threshold.value < hours.value * MILLISECONDS_OF_AN_HOUR)
    : unknown("Whether its lag alarm goes to ALARM in time is known only after deployment.");
}

export const iteratorAgeAlarm = defineRule({
  id: "kinesis-iterator-age-alarm",
  title: "Kinesis streams should have an alarm on consumer lag",
  practices: ["REL05-BP04", "REL06-BP01"],
  service: "Kinesis",
  severity: "high",
  why: "A consumer that is stopped, or blocked by one bad record, loses the records older than the retention period without an error.",
  fix: `Add an aws.cloudwatch.MetricAlarm on ${LAG_METRICS[0]} (with enhanced fan-out ${LAG_METRICS[1]}), well below the retention period.`,
  source: "https://docs.aws.amazon.com/streams/latest/dev/monitoring-with-cloudwatch.html",
  types: [STREAM],
  check(stream, graph) {
    const { certain, possible } = alarmsOn(stream, LAG_METRICS, graph);
    if (decided(any(certain.map((alarm) => inTime(alarm, stream, graph))), "retentionPeriod")) return compliant();
    undecidedIfAny(possible, "name", "monitors it");
    if (certain.length === 0 && readersOf(stream, graph).certain.length === 0)
      return undecided({
        property: "name",
        reason: "No consumer of it is in the program, whose lag an alarm could be on.",
      });
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
