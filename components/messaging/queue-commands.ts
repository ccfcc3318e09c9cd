import type { Settings } from "../config/parse";
import { queueName } from "../topology/messaging";

/** A queue as the commands need it. */
export interface QueuePlace {
  region: string;
  account: string;
  /** The name in AWS. */
  queueName: string;
}

/** A queue's URL, made of its name (https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-queue-message-identifiers.html). */
export function queueUrl({ region, account, queueName }: QueuePlace): string {
  return `https://sqs.${region}.amazonaws.com/${account}/${queueName}`;
}

function sqs(command: string, place: QueuePlace): string {
  return `aws sqs ${command} --region ${place.region} --queue-url ${queueUrl(place)}`;
}

/** How many messages are visible, in flight and delayed. */
export function countCommand(place: QueuePlace): string {
  const attributes = ["", "NotVisible", "Delayed"].map((kind) => `ApproximateNumberOfMessages${kind}`);
  return `${sqs("get-queue-attributes", place)} --attribute-names ${attributes.join(" ")}`;
}

/** Shows up to ten messages and leaves them in the queue. It counts as a receive: use it on dead-letter queues only, where the count has no effect. */
export function lookCommand(place: QueuePlace): string {
  return `${sqs("receive-message", place)} --max-number-of-messages 10 --visibility-timeout 0 --message-system-attribute-names All --message-attribute-names All`;
}

/**
 * Moves messages from a dead-letter queue back to their source queue, standard or FIFO: one task at a time, and only from a queue that is another
 * queue's dead-letter queue (https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_StartMessageMoveTask.html).
 */
export function redriveCommands({ region, account, queueName }: QueuePlace) {
  const source = `--region ${region} --source-arn arn:aws:sqs:${region}:${account}:${queueName}`;
  return {
    redrive: `aws sqs start-message-move-task ${source}`,
    redriveProgress: `aws sqs list-message-move-tasks ${source}`,
  };
}

/**
 * Moves every message from one queue to another, one by one, where SQS's redrive cannot: to another region, or from a topic's dead-letter queue. A
 * message is deleted at its source only once it is sent, so that none is lost and one may be sent twice. Needs bash and jq. The order within a message
 * group is kept if nothing else reads from the queue.
 */
export function moveCommand(from: QueuePlace, to: QueuePlace): string {
  const receive = `${sqs("receive-message", from)} --wait-time-seconds 5 --message-system-attribute-names All --message-attribute-names All --output json`;
  // receive-message prints nothing at all where the queue is empty.
  return [
    `while m=$(${receive}) && [ -n "$m" ]; do`,
    `jq '.Messages[0] | {MessageBody: .Body, MessageAttributes: (.MessageAttributes // {})}`,
    `+ (if .Attributes.MessageGroupId then {MessageGroupId: .Attributes.MessageGroupId} else {} end)`,
    `+ (if .Attributes.MessageDeduplicationId then {MessageDeduplicationId: .Attributes.MessageDeduplicationId} else {} end)' <<<"$m" > message.json`,
    `&& ${sqs("send-message", to)} --cli-input-json file://message.json`,
    `&& ${sqs("delete-message", from)} --receipt-handle "$(jq -r '.Messages[0].ReceiptHandle' <<<"$m")" || break; done`,
  ].join(" ");
}

/**
 * The dead-letter queue of a subscription, in this region. "FIFO topic subscriptions use FIFO queues, and standard topic subscriptions use standard
 * queues", in the topic's own account and region (https://docs.aws.amazon.com/sns/latest/dg/sns-dead-letter-queues.html).
 */
export function undeliveredPlace(
  { workload, role }: Pick<Settings, "workload" | "role">,
  { topic, subscription, fifo }: { topic: string; subscription: string; fifo: boolean },
): QueuePlace {
  return {
    region: workload.regions[role],
    account: workload.account,
    queueName: queueName(workload, `${topic}-${subscription}-undelivered`, { fifo }),
  };
}
