import path from "node:path";
import { pathToFileURL } from "node:url";

const FOLDER = path.join(__dirname, "../../../samples/worker");

/** What the worker's modules export, as far as tests use it. */
export interface Modules {
  "index.mjs": { handler(event: BatchEvent, context: Remaining): Promise<BatchAnswer> };
  "batch.mjs": { workBatch(event: BatchEvent, context: Remaining, work: Work): Promise<BatchAnswer> };
  "environment.mjs": { tableOf(environment: Record<string, string | undefined>): string };
  "message.mjs": { parseMessage(text: string): Message; Poison: new (message: string) => Error };
}

export interface Message {
  id: string;
  type: string;
  data: unknown;
}

export type Work = (message: Message, signal: AbortSignal) => Promise<"worked" | "duplicate">;

export interface Remaining {
  getRemainingTimeInMillis(): number;
}

export interface BatchEvent {
  Records: unknown[];
}

export interface BatchAnswer {
  batchItemFailures: { itemIdentifier: string }[];
}

/** A module of the sample worker, loaded as Lambda's runtime loads it: as it is, without a build. */
export function load<F extends keyof Modules>(file: F): Promise<Modules[F]> {
  return import(pathToFileURL(path.join(FOLDER, file)).href) as Promise<Modules[F]>;
}

/** So much time is left, whenever it is asked. */
export function remaining(milliseconds: number): Remaining {
  return { getRemainingTimeInMillis: () => milliseconds };
}

const QUEUE = "arn:aws:sqs:us-east-1:123456789012:orders";

/** A record of a standard queue, in the form of https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html#example-standard-queue-message-event. */
export function ofQueue(messageId: string, body: unknown, attributes: Record<string, string> = {}): unknown {
  return {
    messageId,
    receiptHandle: `handle-${messageId}`,
    body: typeof body === "string" ? body : JSON.stringify(body),
    attributes: { ApproximateReceiveCount: "1", ...attributes },
    eventSource: "aws:sqs",
    eventSourceARN: QUEUE,
    awsRegion: "us-east-1",
  };
}

/** A record of a FIFO queue, in a message group. */
export function ofFifo(messageId: string, group: string, body: unknown): unknown {
  const sent = ofQueue(messageId, body, { MessageGroupId: group }) as Record<string, unknown>;
  return { ...sent, eventSourceARN: `${QUEUE}.fifo` };
}

/** A record of a stream, in the form of https://docs.aws.amazon.com/lambda/latest/dg/with-kinesis.html. */
export function ofStream(sequenceNumber: string, body: unknown): unknown {
  const data = Buffer.from(typeof body === "string" ? body : JSON.stringify(body)).toString("base64");
  return {
    kinesis: { kinesisSchemaVersion: "1.0", partitionKey: "a", sequenceNumber, data },
    eventSource: "aws:kinesis",
    eventID: `shardId-000000000006:${sequenceNumber}`,
    eventSourceARN: "arn:aws:kinesis:us-east-1:123456789012:stream/clicks",
  };
}

/** A message that is well-formed. */
export function order(id: string, data: unknown = { total: 12 }): Message {
  return { id, type: "order.placed", data };
}

/** The identifiers that came back as failed. */
export function failedOf({ batchItemFailures }: BatchAnswer): string[] {
  return batchItemFailures.map(({ itemIdentifier }) => itemIdentifier);
}

/** What is written to standard output while something runs, each line read as JSON. Lines that are no JSON are the test runner's. */
export async function logOf(run: () => Promise<unknown>): Promise<Record<string, unknown>[]> {
  const lines: string[] = [];
  const write = process.stdout.write.bind(process.stdout);
  process.stdout.write = ((chunk: string | Uint8Array) => {
    lines.push(...String(chunk).split("\n"));
    return true;
  }) as typeof process.stdout.write;
  try {
    await run();
  } finally {
    process.stdout.write = write;
  }
  return lines.filter((line) => line.startsWith("{")).map((line) => JSON.parse(line) as Record<string, unknown>);
}
