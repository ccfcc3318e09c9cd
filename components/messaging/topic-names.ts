import type { Settings } from "../config/parse";
import type { Topic } from "../config/schema/messaging/topics";
import { queueName, topicName } from "../topology/messaging";
import type { QueuePlace } from "./queue-commands";

/** A topic's name as AWS and its metrics know it. */
export function nameOfTopic({ workload }: Pick<Settings, "workload">, topic: string, wanted: Topic): string {
  return topicName(workload, topic, wanted);
}

/**
 * The queue that keeps what a subscription could not be told, here. "FIFO topic subscriptions use FIFO queues, and standard topic subscriptions
 * use standard queues", in the topic's own account and region (https://docs.aws.amazon.com/sns/latest/dg/sns-dead-letter-queues.html).
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
