import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { consumersOf, oldestOf, visibilityOf } from "../topology/queues";
import type { Settings } from "../config/parse";
import type { Role } from "../config/schema/common";
import type { Queue as QueueSettings } from "../config/schema/messaging/queues";
import type { Channel, MessagingContext } from "../message";
import { deadLetterName, hasMessaging, queueArn, queueName } from "../topology/messaging";
import { queueStatements } from "./access";
import { deadLetterQueue } from "./dead-letter-queue";
import { backlog, deadLetters, oldestMessage } from "./queue-alarms";
import { countCommand, lookCommand, moveCommand, queueUrl, redriveCommands, type QueuePlace } from "./queue-commands";
import { queuePolicy, sendersTo } from "./queue-policy";

export interface QueueArgs extends Pick<MessagingContext, "keyArn" | "alerts"> {
  settings: Pick<Settings, "workload" | "role" | "topics" | "buses" | "functions">;
  /** Its name in the settings. */
  queue: string;
  queueSettings: QueueSettings;
}

/** An SQS queue in one region, its dead-letter queue, and the alarms on both. None of them depends on `active`. */
export class Queue extends pulumi.ComponentResource implements Channel {
  readonly arn: Channel["arn"];
  readonly send: Channel["send"];
  readonly receive: Channel["receive"];
  readonly address: Channel["address"];
  readonly facts: Channel["facts"];

  /** Seconds. */
  private readonly visibility: number;
  private readonly parent = { parent: this };

  constructor(
    private readonly name: string,
    private readonly args: QueueArgs,
    opts?: pulumi.ComponentResourceOptions,
  ) {
    super("holdfast:messaging:Queue", name, {}, opts);
    const { settings, queue, queueSettings, keyArn } = args;
    this.visibility = visibilityOf(queueSettings, consumersOf(settings.functions, queue));

    const dead = this.buildDeadLetters();
    const own = this.build(dead);
    this.raiseAlarms();

    this.arn = own.arn;
    this.address = own.url;
    const { send, receive } = queueStatements(own.arn, keyArn);
    this.send = send;
    this.receive = receive;
    this.facts = this.factsOf(own, dead);
    this.registerOutputs({ arn: this.arn });
  }

  private build(dead: aws.sqs.Queue): aws.sqs.Queue {
    const { settings, queue, queueSettings, keyArn } = this.args;
    const { queueName } = this.place();
    return new aws.sqs.Queue(
      this.name,
      {
        name: queueName,
        ...(queueSettings.fifo && {
          fifoQueue: true,
          contentBasedDeduplication: queueSettings.contentBasedDeduplication,
        }),
        // Both or none (https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/enable-high-throughput-fifo.html).
        ...(queueSettings.highThroughput && {
          deduplicationScope: "messageGroup",
          fifoThroughputLimit: "perMessageGroupId",
        }),
        visibilityTimeoutSeconds: this.visibility,
        messageRetentionSeconds: queueSettings.retention,
        delaySeconds: queueSettings.delay,
        receiveWaitTimeSeconds: queueSettings.receiveWait,
        kmsMasterKeyId: keyArn,
        policy: queuePolicy(this.ownArn(), sendersTo(settings, queue)),
        redrivePolicy: pulumi.jsonStringify({
          deadLetterTargetArn: dead.arn,
          maxReceiveCount: queueSettings.maxReceives,
        }),
        tags: { Name: queueName },
      },
      { ...this.parent, protect: queueSettings.deletionProtection },
    );
  }

  private buildDeadLetters(): aws.sqs.Queue {
    const { settings, queueSettings, keyArn } = this.args;
    const { queueName } = this.deadPlace();
    return deadLetterQueue(
      `${this.name}-dead-letters`,
      {
        queueName,
        arn: queueArn(settings.workload, settings.role, queueName),
        fifo: queueSettings.fifo,
        retention: queueSettings.deadLetterRetention,
        keyArn,
        senders: [],
        source: this.ownArn(),
      },
      { ...this.parent, protect: queueSettings.deletionProtection },
    );
  }

  private raiseAlarms(): void {
    const { alerts, queue, queueSettings } = this.args;
    const opts = { parent: this };
    const own = this.place().queueName;
    const late = oldestOf(queueSettings, this.visibility);
    alerts.alarm(`${queue}-oldest-message`, oldestMessage(queue, own, late, queueSettings.retention), opts);
    if (queueSettings.backlog !== undefined)
      alerts.alarm(`${queue}-backlog`, backlog(queue, own, queueSettings.backlog), opts);
    const what = `At least 1 message of queue ${queue} failed ${queueSettings.maxReceives} times and is in its dead-letter queue.`;
    const runbook = "messaging.md#messages-are-in-a-dead-letter-queue";
    alerts.alarm(`${queue}-dead-letters`, deadLetters(what, this.deadPlace().queueName, runbook), opts);
  }

  private ownArn(): string {
    const { workload, role } = this.args.settings;
    return queueArn(workload, role, this.place().queueName);
  }

  private place(role: Role = this.args.settings.role): QueuePlace {
    const { settings, queue, queueSettings } = this.args;
    const { workload } = settings;
    return {
      region: workload.regions[role],
      account: workload.account,
      queueName: queueName(workload, queue, queueSettings),
    };
  }

  private deadPlace(): QueuePlace {
    const { settings, queue, queueSettings } = this.args;
    return { ...this.place(), queueName: deadLetterName(settings.workload, queue, queueSettings) };
  }

  private factsOf(own: aws.sqs.Queue, dead: aws.sqs.Queue): Record<string, unknown> {
    const { workload, role } = this.args.settings;
    const here = this.place();
    const other = role === "primary" ? "secondary" : "primary";
    return {
      url: own.url,
      arn: own.arn,
      count: countCommand(here),
      deadLetters: {
        url: dead.url,
        arn: dead.arn,
        count: countCommand(this.deadPlace()),
        look: lookCommand(this.deadPlace()),
        ...redriveCommands(this.deadPlace()),
      },
      // SQS replicates nothing: the other region's messages wait there until that region is available again, or expire.
      ...(hasMessaging(workload, other) && {
        otherRegion: { url: queueUrl(this.place(other)), moveHere: moveCommand(this.place(other), here) },
      }),
    };
  }
}
