import {
  CreateTableCommand,
  type AttributeDefinition,
  type BillingMode,
  type DynamoDBClient,
} from "@aws-sdk/client-dynamodb";
import { CreateQueueCommand, type QueueAttributeName, type SQSClient } from "@aws-sdk/client-sqs";
import type { Planned, Stack } from "../components/plans";

/** SQS's attributes by the provider's properties. */
const ATTRIBUTES: Record<string, QueueAttributeName> = {
  contentBasedDeduplication: "ContentBasedDeduplication",
  deduplicationScope: "DeduplicationScope",
  delaySeconds: "DelaySeconds",
  fifoQueue: "FifoQueue",
  fifoThroughputLimit: "FifoThroughputLimit",
  kmsDataKeyReusePeriodSeconds: "KmsDataKeyReusePeriodSeconds",
  kmsMasterKeyId: "KmsMasterKeyId",
  maxMessageSize: "MaximumMessageSize",
  messageRetentionSeconds: "MessageRetentionPeriod",
  policy: "Policy",
  receiveWaitTimeSeconds: "ReceiveMessageWaitTimeSeconds",
  redriveAllowPolicy: "RedriveAllowPolicy",
  redrivePolicy: "RedrivePolicy",
  sqsManagedSseEnabled: "SqsManagedSseEnabled",
  visibilityTimeoutSeconds: "VisibilityTimeout",
};

/** Properties of a queue's resource that are no attribute in SQS. */
const NO_ATTRIBUTES = ["name", "tags", "region"];

/** A queue of the plan with its dead-letter queue, made in the emulated AWS. */
export interface MadeQueue {
  url: string;
  arn: string;
  deadLettersUrl: string;
  maxReceives: number;
  fifo: boolean;
}

/**
 * Makes a planned queue and its dead-letter queue, with every attribute of the plan.
 *
 * @param name the queue's name in AWS
 * @throws Error for a property of the plan that is not known here: it would not be tested
 */
export async function makeQueue(sqs: SQSClient, stack: Stack, name: string): Promise<MadeQueue> {
  const own = stack.where("aws:sqs:Queue", "name", name);
  const { deadLetterTargetArn, maxReceiveCount } = JSON.parse(String(own.inputs["redrivePolicy"])) as {
    deadLetterTargetArn: string;
    maxReceiveCount: number;
  };
  const dead = stack.all("aws:sqs:Queue").find(({ outputs }) => outputs["arn"] === deadLetterTargetArn);
  if (!dead) throw new Error(`${name}: nothing is ${deadLetterTargetArn}`);
  // A redrive policy needs an existing queue.
  const deadLettersUrl = await createQueue(sqs, dead);
  const url = await createQueue(sqs, own);
  const fifo = own.inputs["fifoQueue"] === true;
  return { url, arn: String(own.outputs["arn"]), deadLettersUrl, maxReceives: maxReceiveCount, fifo };
}

async function createQueue(sqs: SQSClient, { inputs }: Planned): Promise<string> {
  const given = Object.entries(inputs).filter(([key, value]) => !NO_ATTRIBUTES.includes(key) && value !== undefined);
  const attributes = given.map(([key, value]) => {
    const attribute = ATTRIBUTES[key];
    if (attribute === undefined) throw new Error(`${String(inputs["name"])}: ${key} is not known here`);
    return [attribute, String(value)];
  });
  const command = new CreateQueueCommand({
    QueueName: String(inputs["name"]),
    Attributes: Object.fromEntries(attributes) as Partial<Record<QueueAttributeName, string>>,
  });
  return (await sqs.send(command)).QueueUrl!;
}

/** Makes a planned table with its key; its protection and encryption are tested by `npm run test:apply`. */
export async function makeTable(dynamodb: DynamoDBClient, stack: Stack, name: string): Promise<void> {
  const { inputs } = stack.where("aws:dynamodb:Table", "name", name);
  const attributes = inputs["attributes"] as { name: string; type: AttributeDefinition["AttributeType"] }[];
  await dynamodb.send(
    new CreateTableCommand({
      TableName: name,
      AttributeDefinitions: attributes.map((one) => ({ AttributeName: one.name, AttributeType: one.type })),
      KeySchema: [{ AttributeName: String(inputs["hashKey"]), KeyType: "HASH" }],
      BillingMode: inputs["billingMode"] as BillingMode,
    }),
  );
}
