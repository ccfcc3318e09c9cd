import { STREAM } from "../../aws";
import { undecidedIfAny } from "../../graph";
import { defineRule } from "../../rule";
import { alarmsOn } from "../../services/kinesis/stream";
import { compliant, notApplicable, violation } from "../../verdict";

const METRIC = "WriteProvisionedThroughputExceeded";

export const throttlingAlarm = defineRule({
  id: "kinesis-throttling-alarm",
  title: "Kinesis streams with provisioned capacity should have an alarm on write throttling",
  practices: ["REL01-BP03", "REL05-BP02", "REL06-BP01"],
  service: "Kinesis",
  severity: "medium",
  why: "Writes above the capacity of the shards are rejected, and a producer that stops retrying loses the record.",
  fix: `Add an aws.cloudwatch.MetricAlarm on ${METRIC} of the stream, or use on-demand capacity (streamMode ON_DEMAND).`,
  source: "https://docs.aws.amazon.com/streams/latest/dev/monitoring-with-cloudwatch.html",
  types: [STREAM],
  check(stream, graph) {
    const { certain, possible } = alarmsOn(stream, [METRIC], graph);
    if (certain.length > 0) return compliant();
    // The provider's default (internal/service/kinesis/stream.go, getStreamMode).
    if (graph.read.string(stream, "streamModeDetails.streamMode", "PROVISIONED") === "ON_DEMAND")
      return notApplicable("It has on-demand capacity.");
    undecidedIfAny(possible, "name", "monitors it");
    return violation({
      property: "name",
      actual: undefined,
      wanted: `an aws.cloudwatch.MetricAlarm on ${METRIC} with its StreamName`,
      message: "No alarm is on its rejected writes.",
    });
  },
});
