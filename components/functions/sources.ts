import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { recordAgeOf } from "../topology/streams";
import type { QueueSource, Source, StreamSource } from "../config/schema/messaging/functions";
import type { Settings } from "../config/parse";
import { consumes } from "../topology/messaging";
import type { Channels } from "../message";

export interface SourcesArgs {
  settings: Pick<Settings, "workload" | "role" | "active" | "streams">;
  /** By their names in the settings. */
  sources: Record<string, Source>;
  channels: Channels;
  /** The function's alias. */
  aliasArn: pulumi.Input<string>;
  /** The destination of a stream's batches that Lambda gives up. */
  failuresArn: pulumi.Input<string>;
}

/**
 * The event source mappings of a function. In a region that consumes no messages they are disabled: enabled again, each continues from where it was
 * (https://docs.aws.amazon.com/lambda/latest/api/API_UpdateEventSourceMapping.html).
 */
export function eventSourceMappings(name: string, args: SourcesArgs, opts: pulumi.CustomResourceOptions): void {
  const enabled = consumes(args.settings);
  for (const [key, source] of Object.entries(args.sources)) {
    new aws.lambda.EventSourceMapping(
      `${name}-${key}`,
      {
        functionName: args.aliasArn,
        enabled,
        batchSize: source.batchSize,
        // No window of 0s either: SQS accepts none for a FIFO queue.
        ...(source.window > 0 && { maximumBatchingWindowInSeconds: source.window }),
        // Otherwise one bad message returns the whole batch to the queue (https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html).
        functionResponseTypes: ["ReportBatchItemFailures"],
        ...("queue" in source ? queueArgs(source, args) : streamArgs(source, args)),
      },
      opts,
    );
  }
}

function queueArgs({ queue, maximumConcurrency }: QueueSource, { channels }: SourcesArgs) {
  return {
    eventSourceArn: channels.queues[queue]!.arn,
    ...(maximumConcurrency !== undefined && { scalingConfig: { maximumConcurrency } }),
  };
}

/** Without bounds one bad record blocks its shard until the record expires (https://docs.aws.amazon.com/lambda/latest/dg/kinesis-on-failure-destination.html). */
function streamArgs(source: StreamSource, { settings, channels, failuresArn }: SourcesArgs) {
  const stream = channels.streams[source.stream]!;
  return {
    // With a consumer of its own the function has 2 MB a second of each shard for itself (https://docs.aws.amazon.com/streams/latest/dev/enhanced-consumers.html).
    eventSourceArn: stream.consumerArn ?? stream.arn,
    startingPosition: source.startingPosition,
    parallelizationFactor: source.parallelization,
    bisectBatchOnFunctionError: source.bisect,
    maximumRetryAttempts: source.maximumRetries,
    maximumRecordAgeInSeconds: source.maximumRecordAge ?? recordAgeOf(settings.streams[source.stream]!.retention),
    destinationConfig: { onFailure: { destinationArn: failuresArn } },
  };
}
