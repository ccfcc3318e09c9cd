import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { queuePolicy, type Sender } from "./queue-policy";

export interface DeadLetterQueueArgs {
  /** The name that AWS knows, with .fifo where it is FIFO. */
  queueName: string;
  arn: string;
  fifo: boolean;
  /** Seconds. */
  retention: number;
  keyArn: pulumi.Output<string>;
  /** The services that send to it in their own name; none where SQS itself moves messages there. */
  senders: readonly Sender[];
  /** The ARN of the one queue whose dead letters it takes; without it none may name it. */
  source?: string;
}

/** A queue for messages that were given up. It has no consumer: a person looks into it. */
export function deadLetterQueue(
  name: string,
  { queueName, arn, fifo, retention, keyArn, senders, source }: DeadLetterQueueArgs,
  opts: pulumi.CustomResourceOptions,
): aws.sqs.Queue {
  return new aws.sqs.Queue(
    name,
    {
      name: queueName,
      ...(fifo && { fifoQueue: true }),
      messageRetentionSeconds: retention,
      kmsMasterKeyId: keyArn,
      policy: queuePolicy(arn, senders),
      // By itself every queue of the account could pour its dead letters in
      // (https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-dead-letter-queues.html#policies-for-dead-letter-queues).
      redriveAllowPolicy: JSON.stringify(
        source === undefined
          ? { redrivePermission: "denyAll" }
          : { redrivePermission: "byQueue", sourceQueueArns: [source] },
      ),
      tags: { Name: queueName },
    },
    opts,
  );
}
