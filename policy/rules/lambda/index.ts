import type { Rule } from "../../rule";
import { errorsAlarm } from "./errors-alarm";
import { failureDestination } from "./failure-destination";
import { logRetention } from "./log-retention";
import { queueConcurrency } from "./queue-concurrency";
import { queuePartialBatches } from "./queue-partial-batches";
import { reservedConcurrency } from "./reserved-concurrency";
import { runtimeSupported } from "./runtime-supported";
import { functionSpansZones } from "./spans-zones";
import { streamFailureDestination } from "./stream-failure-destination";
import { streamIsolatesBadRecords } from "./stream-isolates-bad-records";
import { streamRetriesEnd } from "./stream-retries-end";

/** The rules of this service, by name. */
export const rules: readonly Rule[] = [
  errorsAlarm,
  failureDestination,
  logRetention,
  queueConcurrency,
  queuePartialBatches,
  reservedConcurrency,
  runtimeSupported,
  functionSpansZones,
  streamFailureDestination,
  streamIsolatesBadRecords,
  streamRetriesEnd,
];
