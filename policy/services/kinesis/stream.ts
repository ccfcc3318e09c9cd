import { EVENT_SOURCE_MAPPING, FIREHOSE_STREAM, STREAM_CONSUMER, type STREAM } from "../../aws";
import { merged, valueOf, type Found, type Graph, type Resource, type ResourceOf } from "../../graph";
import { watching } from "../cloudwatch/metric-alarms";

/** In hours (https://docs.aws.amazon.com/streams/latest/dev/kinesis-extended-retention.html). */
export const DEFAULT_RETENTION = 24;

/** The alarms on any of these metrics of a stream; they may have other dimensions too, such as a consumer's name. */
export function alarmsOn(stream: ResourceOf<typeof STREAM>, metricNames: readonly string[], graph: Graph): Found {
  const named = { resource: stream, text: valueOf(graph.string(stream, "name")) };
  return watching(
    { namespace: "AWS/Kinesis", metricNames, dimensions: { StreamName: named }, region: stream.region },
    graph,
  );
}

/** What reads a stream in the program: event source mappings, consumers with enhanced fan-out and delivery streams. */
export function readersOf(stream: ResourceOf<typeof STREAM>, graph: Graph): Found {
  return merged<Resource>([
    graph.referrers(stream, [EVENT_SOURCE_MAPPING], "eventSourceArn"),
    graph.referrers(stream, [STREAM_CONSUMER], "streamArn"),
    graph.referrers(stream, [FIREHOSE_STREAM], "kinesisSourceConfiguration.kinesisStreamArn"),
  ]);
}
