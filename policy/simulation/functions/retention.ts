import { DYNAMODB_TABLE, EVENT_TARGET, QUEUE, STREAM } from "../../aws";
import { isOfType, type Graph, type Reading, type Resource } from "../../graph";
import { givenBy } from "../figures";
import type { Figure, Given } from "../model";

const DAY = 86400;
const HOUR = 3600;
const QUEUE_DEFAULT = 4 * DAY;
const STREAM_DEFAULT = 24;

const QUEUES = "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SetQueueAttributes.html";
const STREAMS = "https://docs.aws.amazon.com/streams/latest/dev/kinesis-extended-retention.html";
const TABLES = "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Streams.html";
const RULES = "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-retry-policy.html";

/** How long a queue or a stream keeps what nothing has worked on; undefined for what keeps nothing by itself. */
export function retentionOf(source: Resource, graph: Graph): Figure | "unknown" | undefined {
  if (isOfType(source, QUEUE))
    return figure(
      graph.number(source, "messageRetentionSeconds", QUEUE_DEFAULT),
      1,
      QUEUES,
      givenBy(source, "messageRetentionSeconds", graph, QUEUE_DEFAULT),
    );
  if (isOfType(source, STREAM))
    return figure(
      graph.number(source, "retentionPeriod", STREAM_DEFAULT),
      HOUR,
      STREAMS,
      givenBy(source, "retentionPeriod", graph, STREAM_DEFAULT),
    );
  return isOfType(source, DYNAMODB_TABLE) ? figure({ kind: "known", value: DAY }, 1, TABLES) : undefined;
}

/** How long EventBridge tries to deliver an event to the target that it gives up first. */
export function retriesOf(targets: readonly Resource[], graph: Graph): Figure | "unknown" | undefined {
  const all = targets.flatMap((target) =>
    isOfType(target, EVENT_TARGET)
      ? [
          figure(
            graph.number(target, "retryPolicy.maximumEventAgeInSeconds", DAY),
            1,
            RULES,
            givenBy(target, "retryPolicy.maximumEventAgeInSeconds", graph, DAY),
          ),
        ]
      : [],
  );
  if (all.includes("unknown")) return "unknown";
  return all.reduce(
    (a, b) => (a === undefined || a === "unknown" || (b !== "unknown" && b.seconds < a.seconds) ? b : a),
    all[0],
  );
}

function figure(
  reading: Reading<number>,
  unit: number,
  source: string,
  given: readonly Given[] = [],
): Figure | "unknown" {
  if (reading.kind !== "known") return "unknown";
  const seconds = reading.value * unit;
  return { seconds, arithmetic: `${seconds} s`, source, bounded: "resource", given };
}
