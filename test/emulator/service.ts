import { DynamoDBClient, ScanCommand } from "@aws-sdk/client-dynamodb";
import {
  ChangeMessageVisibilityCommand,
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  ReceiveMessageCommand,
  SendMessageCommand,
  SQSClient,
  type Message as Received,
} from "@aws-sdk/client-sqs";
import { planOf, type Stack } from "../components/plans";
import { load, logOf, remaining, type Message, type Modules } from "../samples/worker/worker";
import { environment } from "./environment";
import { Moto } from "./moto";
import { makeQueue, makeTable, type MadeQueue } from "./planned";
import { poll } from "./poller";
import { Unreliable } from "./unreliable";

/** The configuration whose plan is made: a queue of each kind, the sample worker on both, and its table. */
const CONFIGURATION = {
  shared: {
    queues: { orders: { maxReceives: 3 }, payments: { fifo: true, maxReceives: 3 } },
    tables: { results: { partitionKey: { name: "id", type: "S" } } },
    functions: {
      worker: {
        code: "sample-worker",
        sources: { orders: { queue: "orders" }, payments: { queue: "payments" } },
        uses: { tables: ["results"] },
      },
    },
  },
};

const MOCK = { region: "us-east-1", credentials: { accessKeyId: "mock", secretAccessKey: "mock" } };

/** Far more than the messages of a test have receives. */
const MOST_BATCHES = 200;

/** Where all messages are. */
export interface Whereabouts {
  /** Ids, in the order of their working. */
  table: string[];
  queue: number;
  deadLetters: number;
}

/** The sample worker between a queue and a table, all of it as planned, in an emulated AWS. */
export class Service {
  /** What the worker said. */
  readonly log: Record<string, unknown>[] = [];
  private queue!: MadeQueue;
  private groups = 0;

  private constructor(
    private readonly stack: Stack,
    private readonly moto: Moto,
    private readonly dynamodbInFront: Unreliable,
    private readonly handler: Modules["index.mjs"]["handler"],
    private readonly sqs: SQSClient,
    private readonly dynamodb: DynamoDBClient,
    private readonly restore: () => void,
  ) {}

  /** @throws Error where there is no moto, in CI; elsewhere the tests are skipped */
  static async start(skip: () => never): Promise<Service> {
    const moto = await Moto.start(skip);
    const { primary } = await planOf(CONFIGURATION);
    const inFront = await Unreliable.before(() => moto.url);
    const { variables } = primary.one("aws:lambda:Function").inputs["environment"] as {
      variables: Record<string, string>;
    };
    const restore = environment({
      ...variables,
      AWS_ENDPOINT_URL_DYNAMODB: inFront.url,
      AWS_REGION: MOCK.region,
      AWS_ACCESS_KEY_ID: "mock",
      AWS_SECRET_ACCESS_KEY: "mock",
      // Each failure is seen by the worker.
      AWS_MAX_ATTEMPTS: "1",
    });
    const { handler } = await load("index.mjs");
    const clients = { ...MOCK, endpoint: moto.url };
    return new Service(primary, moto, inFront, handler, new SQSClient(clients), new DynamoDBClient(clients), restore);
  }

  stop(): void {
    this.restore();
    this.sqs.destroy();
    this.dynamodb.destroy();
    this.dynamodbInFront.stop();
    this.moto.stop();
  }

  get troubles() {
    return this.dynamodbInFront.troubles;
  }

  get maxReceives(): number {
    return this.queue.maxReceives;
  }

  /** An empty AWS with the table and one of the two queues as planned. */
  async begin(queue: "orders" | "payments.fifo"): Promise<void> {
    await this.moto.reset();
    this.troubles.clear();
    this.log.length = 0;
    this.queue = await makeQueue(this.sqs, this.stack, `storefront-${queue}`);
    await makeTable(this.dynamodb, this.stack, "storefront-results");
  }

  /** @param group of a FIFO queue */
  async send(message: Message | string, group = "a"): Promise<void> {
    await this.sendTo(typeof message === "string" ? message : JSON.stringify(message), group);
  }

  private async sendTo(body: string, group: string): Promise<void> {
    const fifo = { MessageGroupId: group, MessageDeduplicationId: `sent-${(this.groups += 1)}` };
    await this.sqs.send(
      new SendMessageCommand({ QueueUrl: this.queue.url, MessageBody: body, ...(this.queue.fifo && fifo) }),
    );
  }

  /** One batch of the event source mapping. @returns how many messages it had */
  async work(): Promise<number> {
    const { stack, queue, sqs, handler } = this;
    const mapping = stack.where("aws:lambda:EventSourceMapping", "eventSourceArn", queue.arn);
    const { batchSize, functionResponseTypes } = mapping.inputs;
    if (String(functionResponseTypes) !== "ReportBatchItemFailures") throw new Error("what fails would be deleted");
    const timeout = Number(stack.one("aws:lambda:Function").inputs["timeout"]);
    let received = 0;
    const lines = await logOf(async () => {
      const context = remaining(timeout * 1000);
      received = await poll({ sqs, queueUrl: queue.url, queueArn: queue.arn, batchSize, handler, context });
    });
    this.log.push(...lines);
    return received;
  }

  /**
   * Works until the queue is empty, and looks after each batch.
   *
   * @throws Error where a message stays in the queue, though each has only so many receives
   */
  async workAll(look: (now: Whereabouts) => void = () => undefined): Promise<void> {
    for (let batches = 0; batches < MOST_BATCHES; batches += 1) {
      await this.work();
      const now = await this.whereabouts();
      look(now);
      if (now.queue === 0) return;
    }
    throw new Error(`after ${MOST_BATCHES} batches there is still a message in the queue`);
  }

  async whereabouts(): Promise<Whereabouts> {
    const { Items: items = [] } = await this.dynamodb.send(
      new ScanCommand({ TableName: "storefront-results", ConsistentRead: true }),
    );
    const worked = items.map(({ id, workedAt }) => ({ id: id?.S ?? "", at: workedAt?.S ?? "" }));
    return {
      table: worked.sort((a, b) => a.at.localeCompare(b.at)).map(({ id }) => id),
      queue: await this.countOf(this.queue.url),
      deadLetters: await this.countOf(this.queue.deadLettersUrl),
    };
  }

  /** Visible or in flight. */
  private async countOf(url: string): Promise<number> {
    const { Attributes = {} } = await this.sqs.send(
      new GetQueueAttributesCommand({ QueueUrl: url, AttributeNames: ["All"] }),
    );
    const parts = ["", "NotVisible", "Delayed"] as const;
    return parts.reduce((sum, part) => sum + Number(Attributes[`ApproximateNumberOfMessages${part}`] ?? 0), 0);
  }

  /** The bodies of the first ten messages in the dead-letter queue, which stay there. */
  async deadLetters(): Promise<string[]> {
    const taken = await this.takeDeadLetters();
    for (const { ReceiptHandle } of taken) {
      const about = { QueueUrl: this.queue.deadLettersUrl, ReceiptHandle, VisibilityTimeout: 0 };
      await this.sqs.send(new ChangeMessageVisibilityCommand(about));
    }
    return taken.map(({ Body = "" }) => Body);
  }

  /**
   * Redrives the dead-letter queue, as StartMessageMoveTask does on AWS (which moto lacks): each is sent to the queue as a new message, with another
   * id, and only then deleted (https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-configure-dead-letter-queue-redrive.html).
   *
   * @param fix an operator's correction of an invalid message; a move task changes none
   * @returns the bodies as they were
   */
  async redrive(fix: (body: string) => string = (body) => body): Promise<string[]> {
    const moved: string[] = [];
    for (;;) {
      const taken = await this.takeDeadLetters();
      if (taken.length === 0) return moved;
      for (const { Body = "", Attributes, ReceiptHandle } of taken) {
        await this.sendTo(fix(Body), Attributes?.MessageGroupId ?? "a");
        await this.sqs.send(new DeleteMessageCommand({ QueueUrl: this.queue.deadLettersUrl, ReceiptHandle }));
        moved.push(Body);
      }
    }
  }

  private async takeDeadLetters(): Promise<Received[]> {
    const { Messages = [] } = await this.sqs.send(
      new ReceiveMessageCommand({
        QueueUrl: this.queue.deadLettersUrl,
        MaxNumberOfMessages: 10,
        MessageSystemAttributeNames: ["All"],
        WaitTimeSeconds: 0,
        VisibilityTimeout: 60,
      }),
    );
    return Messages;
  }
}
