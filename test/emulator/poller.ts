import {
  ChangeMessageVisibilityCommand,
  DeleteMessageCommand,
  ReceiveMessageCommand,
  type Message,
  type SQSClient,
} from "@aws-sdk/client-sqs";
import type { BatchAnswer, Modules, Remaining } from "../samples/worker/worker";

export interface Mapping {
  sqs: SQSClient;
  queueUrl: string;
  queueArn: string;
  /** Messages of one invocation. */
  batchSize: number;
  handler: Modules["index.mjs"]["handler"];
  /** The function's time-out. */
  context: Remaining;
}

/** SQS gives no more at a time; Lambda asks several times for a larger batch. */
const MOST_RECEIVED = 10;

/**
 * Does once what Lambda's event source mapping does with ReportBatchItemFailures: receives a batch, calls the function with it, deletes what
 * the response does not name, and lets the rest come again (https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html). On AWS
 * that is when the visibility timeout has run out; here it is at once, for tests cannot wait so long.
 *
 * @returns how many messages it received
 */
export async function poll(mapping: Mapping): Promise<number> {
  const { sqs, queueUrl, queueArn, batchSize, handler, context } = mapping;
  const { Messages: messages = [] } = await sqs.send(
    new ReceiveMessageCommand({
      QueueUrl: queueUrl,
      MaxNumberOfMessages: Math.min(batchSize, MOST_RECEIVED),
      MessageSystemAttributeNames: ["All"],
      // Long polling with the queue's own wait time.
      WaitTimeSeconds: 0,
    }),
  );
  if (messages.length === 0) return 0;
  const records = messages.map((message) => recordOf(message, queueArn));
  // An error fails the whole batch.
  const answer = await handler({ Records: records }, context).catch(() => undefined);
  const failed = failedIn(messages, answer);
  for (const message of messages) {
    const about = { QueueUrl: queueUrl, ReceiptHandle: message.ReceiptHandle };
    if (failed.has(message)) await sqs.send(new ChangeMessageVisibilityCommand({ ...about, VisibilityTimeout: 0 }));
    else await sqs.send(new DeleteMessageCommand(about));
  }
  return messages.length;
}

/** As in https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html. */
function recordOf(message: Message, queueArn: string): unknown {
  return {
    messageId: message.MessageId,
    receiptHandle: message.ReceiptHandle,
    body: message.Body,
    attributes: message.Attributes ?? {},
    messageAttributes: {},
    md5OfBody: message.MD5OfBody,
    eventSource: "aws:sqs",
    eventSourceARN: queueArn,
    awsRegion: queueArn.split(":")[3],
  };
}

/** A response that names a message not in the batch fails the whole batch. */
function failedIn(messages: Message[], answer: BatchAnswer | undefined): Set<Message> {
  const named = answer?.batchItemFailures.map(({ itemIdentifier }) =>
    messages.find(({ MessageId }) => MessageId === itemIdentifier),
  );
  const known = named?.filter((message) => message !== undefined);
  return new Set(known?.length === named?.length ? known : messages);
}
