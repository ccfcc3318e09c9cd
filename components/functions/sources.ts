import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { recordAgeOf } from "../config/record-age";
import type { QueueSource, Source, StreamSource } from "../config/schema/messaging/functions";
import type { Settings } from "../config/parse";
import { consumes } from "../topology/messaging";
import type { Channels } from "../message";

export interface SourcesArgs {
  settings: Settings;
  /** By names of their own. */
  sources: Record<string, Source>;
  channels: Channels;
  /** The function's alias. */
  aliasArn: pulumi.Input<string>;
  /** Where a stream's records go that are given up. */
  failuresArn: pulumi.Input<string>;
}

/**
 * What Lambda polls for a function. Where the region takes no messages, the mappings are there and disabled: enabled again, each goes on where it was
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
        // Also no window of 0s: SQS knows none of a FIFO queue.
        ...(source.window > 0 && { maximumBatchingWindowInSeconds: source.window }),
        // Else one bad message brings back the whole batch (https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html).
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

/** Without bounds a shard waits for its bad record until that expires (https://docs.aws.amazon.com/lambda/latest/dg/kinesis-on-failure-destination.html). */
function streamArgs(source: StreamSource, { settings, channels, failuresArn }: SourcesArgs) {
  const stream = channels.streams[source.stream]!;
  return {
    // A consumer of its own has its own 2 MB a second of each shard (https://docs.aws.amazon.com/streams/latest/dev/enhanced-consumers.html).
    eventSourceArn: stream.consumerArn ?? stream.arn,
    startingPosition: source.startingPosition,
    parallelizationFactor: source.parallelization,
    bisectBatchOnFunctionError: source.bisect,
    maximumRetryAttempts: source.maximumRetries,
    maximumRecordAgeInSeconds: source.maximumRecordAge ?? recordAgeOf(settings.streams[source.stream]!.retention),
    destinationConfig: { onFailure: { destinationArn: failuresArn } },
  };
}
