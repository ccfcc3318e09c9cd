import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { Role } from "../config/schema/common";
import type { Workload } from "../config/schema/workload";
import { queueArn, queueName } from "../topology/messaging";

/** The longest that SQS keeps a message (https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SetQueueAttributes.html). */
const FOURTEEN_DAYS = 14 * 86400;

export interface FailuresArgs {
  workload: Workload;
  role: Role;
  /** The function's name in the settings. */
  function: string;
  keyArn: pulumi.Input<string>;
}

/**
 * The queue that a function's failures go to: an event that a topic, bus or other caller sent and that failed in each try, whole; and of a batch of
 * a stream where it is in the stream, without the records (https://docs.aws.amazon.com/lambda/latest/dg/kinesis-on-failure-destination.html).
 */
export function failuresQueue(name: string, args: FailuresArgs, opts: pulumi.CustomResourceOptions): aws.sqs.Queue {
  const { workload, role } = args;
  const called = queueName(workload, `${args.function}-failures`, { fifo: false });
  return new aws.sqs.Queue(
    `${name}-failures`,
    {
      name: called,
      messageRetentionSeconds: FOURTEEN_DAYS,
      kmsMasterKeyId: args.keyArn,
      policy: JSON.stringify(tlsOnly(queueArn(workload, role, called))),
      tags: { Name: called },
    },
    opts,
  );
}

/** Whoever comes without TLS is refused; who may send or take is said by roles. */
function tlsOnly(arn: string): aws.iam.PolicyDocument {
  return {
    Version: "2012-10-17",
    Statement: [
      {
        Sid: "TlsOnly",
        Effect: "Deny",
        Principal: "*",
        Action: "sqs:*",
        Resource: arn,
        Condition: { Bool: { "aws:SecureTransport": "false" } },
      },
    ],
  };
}
