import type { Found, Graph, Known, Resource, Unknown } from "../../graph";
import { watching } from "../cloudwatch/watched";

/** Metrics that tell how far a reader is behind: of all who call GetRecords, and of a consumer with enhanced fan-out. Both in milliseconds. */
export const LAG_METRICS = ["GetRecords.IteratorAgeMilliseconds", "SubscribeToShardEvent.MillisBehindLatest"];

/** How long a stream keeps its records, in hours: a day, where nothing is given (https://docs.aws.amazon.com/streams/latest/dev/kinesis-extended-retention.html). */
export function retentionHours(stream: Resource, graph: Graph): Known<number> | Unknown {
  return graph.number(stream, "retentionPeriod", 24);
}

/** Whether its capacity is by shards, which AWS's provider takes where nothing is given (internal/service/kinesis/stream.go, getStreamMode). */
export function streamMode(stream: Resource, graph: Graph): Known<string> | Unknown {
  return graph.string(stream, "streamModeDetails.streamMode", "PROVISIONED");
}

/** The alarms on any of these metrics of a stream; other dimensions, such as a consumer's name, may stand beside the stream's. */
export function alarmsOn(stream: Resource, metricNames: readonly string[], graph: Graph): Found {
  const name = graph.string(stream, "name");
  const named = { resource: stream, ...(name.kind === "known" && { text: name.value }) };
  return watching(
    { namespace: "AWS/Kinesis", metricNames, dimensions: { StreamName: named }, region: stream.region },
    graph,
  );
}
