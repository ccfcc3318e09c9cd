import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { HOUR } from "../../lib/duration";
import type { Stream as StreamSettings } from "../config/schema/messaging/streams";
import type { Channel, MessagingContext } from "../message";
import type { Topology } from "../topology";
import { messagingName, streamArn } from "../topology/messaging";
import { streamStatements } from "./access";
import { streamAlarms, type StreamAlarmsArgs } from "./stream-alarms";

export interface StreamArgs extends Pick<MessagingContext, "keyArn" | "alerts"> {
  settings: StreamAlarmsArgs["settings"];
  topology: Pick<Topology, "region">;
  /** Its name in the settings. */
  stream: string;
  streamSettings: StreamSettings;
}

/** The most that Kinesis keeps: https://docs.aws.amazon.com/kinesis/latest/APIReference/API_IncreaseStreamRetentionPeriod.html. */
const LONGEST_HOURS = 8760;

/**
 * A Kinesis data stream of one region, encrypted by the key of the region's messages. Kinesis replicates nothing to
 * another region (https://docs.aws.amazon.com/streams/latest/dev/disaster-recovery-resiliency.html).
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
    const { settings, topology, keyArn, stream, streamSettings } = args;
    this.streamName = messagingName(settings.workload, stream);
    const kinesisStream = this.build();
    this.arn = kinesisStream.arn;
    this.address = kinesisStream.name;
    const consumer = streamSettings.enhancedFanOut ? this.consumer(kinesisStream) : undefined;
    if (consumer) this.consumerArn = consumer.arn;
    this.alarms(consumer && `${this.streamName}-function`);
    const arn = streamArn(settings.workload, settings.role, stream);
    const { send, receive } = streamStatements(arn, keyArn, topology.region);
    this.send = send;
    this.receive = receive;
    this.facts = {
      stream: this.streamName,
      region: topology.region,
      capacity:
        streamSettings.capacity.mode === "provisioned" ? `${streamSettings.capacity.shards} shards` : "on-demand",
      retentionHours: streamSettings.retention / HOUR,
      commands: streamCommands(this.streamName, topology.region, streamSettings.retention / HOUR),
    };
    this.registerOutputs({ arn: this.arn });
  }

  private build(): aws.kinesis.Stream {
    const { streamSettings, keyArn } = this.args;
    const { capacity, shardLevelMetrics, retention, deletionProtection } = streamSettings;
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
      // Kinesis deletes a stream with all its records without asking.
      { ...this.parent, protect: deletionProtection },
    );
  }

  /** One consumer, for one function: a second reader of the same consumer would take the shards from it. */
  private consumer({ arn }: aws.kinesis.Stream): aws.kinesis.StreamConsumer {
    return new aws.kinesis.StreamConsumer(
      `${this.name}-function`,
      { name: `${this.streamName}-function`, streamArn: arn },
      this.parent,
    );
  }

  private alarms(consumerName: string | undefined): void {
    const { settings, alerts, stream, streamSettings } = this.args;
    const { streamName } = this;
    const specs = streamAlarms({
      settings,
      stream,
      streamSettings,
      streamName,
      ...(consumerName !== undefined && { consumerName }),
    });
    for (const [key, spec] of Object.entries(specs)) alerts.alarm(key, spec, this.parent);
  }
}

/**
 * The operators' commands on a stream, in its own region alone.
 * @param retentionHours the settings' retention; keepLonger doubles it to buy time
 */
function streamCommands(streamName: string, region: string, retentionHours: number): Record<string, string> {
  const stream = `--stream-name ${streamName} --region ${region}`;
  const longer = Math.min(LONGEST_HOURS, retentionHours * 2);
  return {
    look: `aws kinesis describe-stream-summary ${stream}`,
    shards: `aws kinesis list-shards ${stream} --query "Shards[].[ShardId,SequenceNumberRange.EndingSequenceNumber]" --output text`,
    keepLonger: `aws kinesis increase-stream-retention-period ${stream} --retention-period-hours ${longer}`,
  };
}
