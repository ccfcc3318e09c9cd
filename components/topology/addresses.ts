import type { Settings } from "../config/parse";
import type { UsedKind } from "./functions";
import { messagingName, queueName, topicArn, topicName } from "./messaging";
import { eventBusName } from "./messaging-events";
import { dataBucketName, tableName } from "./stores";

type Named = Pick<Settings, "workload" | "role" | "queues" | "topics">;

/** Where a table, bucket, queue, topic, stream or bus of this region is found: its name, a queue's URL, a topic's ARN. Known before it is made. */
export function addressOf(kind: UsedKind, name: string, { workload, role, queues, topics }: Named): string {
  const { account, regions } = workload;
  switch (kind) {
    case "tables":
      return tableName(workload, name);
    case "buckets":
      return dataBucketName(workload, role, name);
    case "queues":
      // https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-queue-message-identifiers.html
      return `https://sqs.${regions[role]}.amazonaws.com/${account}/${queueName(workload, name, queues[name]!)}`;
    case "topics":
      return topicArn(workload, role, topicName(workload, name, topics[name]!));
    case "streams":
      return messagingName(workload, name);
    case "buses":
      return eventBusName(workload, name);
  }
}
