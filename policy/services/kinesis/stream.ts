import type { STREAM } from "../../aws";
import { valueOf, type Found, type Graph, type ResourceOf } from "../../graph";
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
