import { formatDuration } from "../../../lib/duration";
import type { Problem } from "../../config/problems";
import { entryOf } from "../../config/references";
import { queueSources, type Named } from "./named";

/** Of a FIFO queue, or of any queue without a window (https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-parameters.html). */
const LARGEST_AT_ONCE = 10;

/** Batches that Lambda refuses. */
export function checkBatches(named: Named<"queues">): Problem[] {
  return queueSources(named).flatMap(({ path, source }) => {
    const { batchSize, window } = source;
    const fifo = entryOf(named.areas.queues, source.queue)?.fifo;
    const large = batchSize > LARGEST_AT_ONCE;
    if (fifo === true) {
      return [
        ...(large
          ? [problem(`${path}.batchSize`, `${batchSize} is too many of a FIFO queue`, "1 to 10, SQS's most at once")]
          : []),
        ...(window > 0
          ? [
              problem(
                `${path}.window`,
                `${formatDuration(window)} is not possible with a FIFO queue`,
                "0s, or leave it out",
              ),
            ]
          : []),
      ];
    }
    // https://docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html, MaximumBatchingWindowInSeconds
    if (fifo !== false || !large || window !== 0) return [];
    return [
      problem(
        `${path}.window`,
        `0s is too short for batches of ${batchSize}: SQS gives ${LARGEST_AT_ONCE} messages at once`,
        `1s to 5m, or a batchSize of at most ${LARGEST_AT_ONCE}`,
      ),
    ];
  });
}

function problem(path: string, message: string, allowed: string): Problem {
  return { path, message, fix: `Allowed: ${allowed}.` };
}
