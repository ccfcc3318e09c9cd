import { STREAM } from "../../aws";
import { z } from "zod";
import { defineRule } from "../../rule";
import { DEFAULT_RETENTION } from "../../services/kinesis/stream";
import { compliant, violation } from "../../verdict";

const PROPERTY = "retentionPeriod";

export const streamRetention = defineRule({
  id: "kinesis-stream-retention",
  title: "Kinesis streams should have a minimum data retention period",
  practices: ["REL09-BP01"],
  peers: { securityHub: ["Kinesis.3"], prowler: ["kinesis_stream_data_retention_period"] },
  service: "Kinesis",
  severity: "medium",
  why: "Kinesis deletes records older than the retention period, even if they were not read. With 24 hours, a consumer that stops in the evening loses records by the next evening.",
  fix: "Set retentionPeriod to at least minHours. AWS's default is 24 hours, the maximum 8760.",
  source: "https://docs.aws.amazon.com/streams/latest/dev/kinesis-extended-retention.html",
  types: [STREAM],
  settings: z.object({
    minHours: z
      .int()
      .min(24)
      .max(8760)
      .default(48)
      .describe("The minimum retention period, in hours; AWS allows 24 to 8760."),
  }),
  check(stream, graph, { minHours }) {
    const hours = graph.read.number(stream, PROPERTY, DEFAULT_RETENTION);
    if (hours >= minHours) return compliant();
    return violation({
      property: PROPERTY,
      actual: graph.actual(stream, PROPERTY, hours),
      wanted: minHours,
      message: `Records that are not read within ${hours} hours are lost: a consumer, or its Region, must recover by then.`,
    });
  },
});
