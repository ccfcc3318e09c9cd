import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { Workload } from "../config/schema/workload";
import { queueName } from "../topology/messaging";

/** The longest that SQS keeps a message (https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SetQueueAttributes.html). */
const FOURTEEN_DAYS = 14 * 86400;

export interface FailuresArgs {
  workload: Workload;
  /** The function's name in the settings. */
  function: string;
  keyArn: pulumi.Input<string>;
}

/**
 * The queue that a function's failures go to: an event that a topic, bus or other caller sent and that failed in each try, whole; and of a batch of
 * a stream where it is in the stream, without the records (https://docs.aws.amazon.com/lambda/latest/dg/kinesis-on-failure-destination.html).
 */
export function failuresQueue(name: string, args: FailuresArgs, opts: pulumi.CustomResourceOptions): aws.sqs.Queue {
  const called = queueName(args.workload, `${args.function}-failures`, { fifo: false });
  return new aws.sqs.Queue(
    `${name}-failures`,
    {
      name: called,
      messageRetentionSeconds: FOURTEEN_DAYS,
      kmsMasterKeyId: args.keyArn,
      tags: { Name: called },
    },
    opts,
  );
}

/** Whoever comes without TLS is refused; who may send or take is said by roles. */
export function failuresPolicy(
  name: string,
  queue: aws.sqs.Queue,
  opts: pulumi.CustomResourceOptions,
): aws.sqs.QueuePolicy {
  return new aws.sqs.QueuePolicy(
    `${name}-failures`,
    {
      queueUrl: queue.url,
      policy: pulumi.jsonStringify({
        Version: "2012-10-17",
        Statement: [
          {
            Sid: "TlsOnly",
            Effect: "Deny",
            Principal: "*",
            Action: "sqs:*",
            Resource: queue.arn,
            Condition: { Bool: { "aws:SecureTransport": "false" } },
          },
        ],
      }),
    },
    opts,
  );
}
