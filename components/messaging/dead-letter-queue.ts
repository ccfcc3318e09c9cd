import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { queuePolicy, type Sender } from "./queue-policy";

export interface DeadLetterQueueArgs {
  /** The name that AWS knows, with .fifo where it is FIFO. */
  queueName: string;
  fifo: boolean;
  /** Seconds. */
  retention: number;
  keyArn: pulumi.Output<string>;
  /** The services that send to it in their own name; none where SQS itself moves messages there. */
  senders: readonly Sender[];
}

/** A queue for messages that were given up, and its policy. It has no consumer: a person looks into it. */
export function deadLetterQueue(
  name: string,
  { queueName, fifo, retention, keyArn, senders }: DeadLetterQueueArgs,
  opts: pulumi.CustomResourceOptions,
): aws.sqs.Queue {
  const queue = new aws.sqs.Queue(
    name,
    {
      name: queueName,
      ...(fifo && { fifoQueue: true }),
      messageRetentionSeconds: retention,
      kmsMasterKeyId: keyArn,
      tags: { Name: queueName },
    },
    opts,
  );
  queuePolicy(name, { queue, senders }, opts);
  return queue;
}
