import { z } from "zod";
import { defineRule } from "../../rule";
import { retentionHours } from "../../services/kinesis/stream";
import { STREAM } from "../../services/kinesis/types";
import { unread } from "../../services/unread";
import { compliant, violation } from "../../verdict";

const PROPERTY = "retentionPeriod";

export const streamRetention = defineRule({
  id: "kinesis-stream-retention",
  title: "A Kinesis stream keeps its records until a reader is mended",
  service: "Kinesis",
  severity: "medium",
  why: "Kinesis deletes what is older than the retention, read or not: a reader that stops on an evening has lost records by the next one.",
  fix: "Set retentionPeriod to at least minHours; AWS keeps records for 24 hours by itself, and for up to 8760.",
  source: "https://docs.aws.amazon.com/streams/latest/dev/kinesis-extended-retention.html",
  types: [STREAM],
  settings: z.object({
    minHours: z
      .int()
      .min(24)
      .max(8760)
      .default(48)
      .describe("Hours that records must be kept at least; AWS allows 24 to 8760."),
  }),
  check(stream, graph, { minHours }) {
    const hours = retentionHours(stream, graph);
    if (hours.kind === "unknown") return unread(PROPERTY, hours);
    if (hours.value >= minHours) return compliant();
    return violation({
      property: PROPERTY,
      actual: graph.input(stream, PROPERTY).kind === "known" ? hours.value : undefined,
      wanted: minHours,
      message: `What is not read within ${hours.value} hours is lost; a reader, or its region, must be back by then.`,
    });
  },
});
