import { arnType, type OutputsTable } from "./type-outputs";

/** 1 January 2026, with which a mock consumer's ARN ends. */
const CREATED = "1767225600";

/** Kinesis. */
export const streamsOutputs: OutputsTable = {
  "aws:kinesis/stream:Stream": arnType((s) => s.arn("kinesis", `stream/${s.physicalName}`), {
    named: "name",
    longestName: 128,
  }),
  "aws:kinesis/streamConsumer:StreamConsumer": arnType(
    (s) => `${s.text("streamArn")}/consumer/${s.text("name")}:${CREATED}`,
  ),
};
