import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { Stream as StreamSettings } from "../config/schema/messaging/streams";
import type { Channel, MessagingContext } from "../message";
import { messagingName, streamArn } from "../topology/messaging";
import { receiveStatements, sendStatements } from "./stream-access";
import { streamAlarms } from "./stream-alarms";
import { streamCommands } from "./stream-commands";

export interface StreamArgs extends MessagingContext {
  /** Its name in the settings. */
  stream: string;
  wanted: StreamSettings;
}

const HOUR = 3600;

/**
 * A Kinesis data stream of one region, encrypted by the key of the region's messages. What is in it stays in its region: Kinesis copies nothing to
 * another (https://docs.aws.amazon.com/streams/latest/dev/disaster-recovery-resiliency.html).
 */
export class Stream extends pulumi.ComponentResource implements Channel {
  readonly arn: pulumi.Output<string>;
  /** The consumer by which a function reads with enhanced fan-out. */
  readonly consumerArn?: pulumi.Output<string>;
  readonly send: Channel["send"];
  readonly receive: Channel["receive"];
  readonly address: Channel["address"];
  readonly facts: Channel["facts"];

  private readonly parent = { parent: this };
  private readonly streamName: string;

  constructor(
    private readonly name: string,
    private readonly args: StreamArgs,
    opts?: pulumi.ComponentResourceOptions,
  ) {
    super("holdfast:messaging:Stream", name, {}, opts);
    const { settings, topology, keyArn, stream, wanted } = args;
    this.streamName = messagingName(settings.workload, stream);
    const made = this.build();
    this.arn = made.arn;
    this.address = made.name;
    const consumer = wanted.enhancedFanOut ? this.consumer(made) : undefined;
    if (consumer) this.consumerArn = consumer.arn;
    this.alarms(consumer && `${this.streamName}-function`);
    const access = { streamArn: streamArn(settings.workload, settings.role, stream), keyArn, region: topology.region };
    this.send = sendStatements(access);
    this.receive = receiveStatements(access);
    this.facts = {
      stream: this.streamName,
      region: topology.region,
      capacity: wanted.capacity.mode === "provisioned" ? `${wanted.capacity.shards} shards` : "on-demand",
      retentionHours: wanted.retention / HOUR,
      commands: streamCommands(this.streamName, topology.region, wanted.retention / HOUR),
    };
    this.registerOutputs({ arn: this.arn });
  }

  private build(): aws.kinesis.Stream {
    const { wanted, keyArn } = this.args;
    const { capacity, shardLevelMetrics, retention, deletionProtection } = wanted;
    return new aws.kinesis.Stream(
      this.name,
      {
        name: this.streamName,
        ...(capacity.mode === "provisioned"
          ? { streamModeDetails: { streamMode: "PROVISIONED" }, shardCount: capacity.shards }
          : { streamModeDetails: { streamMode: "ON_DEMAND" } }),
        retentionPeriod: retention / HOUR,
        encryptionType: "KMS",
        kmsKeyId: keyArn,
        ...(shardLevelMetrics.length > 0 && { shardLevelMetrics }),
        tags: { Name: this.streamName },
      },
      // Kinesis asks nobody before it deletes a stream with all that is in it.
      { ...this.parent, protect: deletionProtection },
    );
  }

  /** One consumer, for one function: a second reader would take the shards from it. */
  private consumer(made: aws.kinesis.Stream): aws.kinesis.StreamConsumer {
    return new aws.kinesis.StreamConsumer(
      `${this.name}-function`,
      { name: `${this.streamName}-function`, streamArn: made.arn },
      this.parent,
    );
  }

  private alarms(consumerName: string | undefined): void {
    const { settings, alerts, stream, wanted } = this.args;
    const { streamName } = this;
    const specs = streamAlarms({
      settings,
      stream,
      wanted,
      streamName,
      ...(consumerName !== undefined && { consumerName }),
    });
    for (const [key, spec] of Object.entries(specs)) alerts.alarm(key, spec, this.parent);
  }
}
