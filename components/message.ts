import type * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { ServiceAccess } from "./compute/service";
import type { Settings } from "./config/parse";
import type { Network } from "./network/network";
import type { Alerts } from "./observability/alerts";
import type { Stores } from "./stores";
import type { Topology } from "./topology";

/** What every queue, topic, function, stream and bus is made with. */
export interface MessagingContext {
  settings: Settings;
  topology: Topology;
  /** The ARN of the key of this region's messages. */
  keyArn: pulumi.Output<string>;
  /** How alarms are made. */
  alerts: Alerts;
  /** The region's network, where it has one. */
  network?: Network;
  /** The instances, where the region has any. */
  services?: readonly ServiceAccess[];
  /** The region's stores, where it has any. */
  stores?: Stores;
}

/** What a queue, topic, stream or bus gives to those who use it. */
export interface Channel {
  readonly arn: pulumi.Output<string>;
  /** What a sender may do (the instances may also receive). */
  readonly send: pulumi.Input<aws.iam.PolicyStatement>[];
  readonly receive: pulumi.Input<aws.iam.PolicyStatement>[];
  /** What a function's environment needs to find it: a queue's URL, a topic's ARN, a stream's or bus's name. */
  readonly address: pulumi.Input<string>;
  /** What the stack's outputs say of it, with the commands that people need. Nothing secret. */
  readonly facts: Record<string, unknown>;
}

/** All that carries messages in a region, by kind and by name in the settings. */
export interface Channels {
  queues: Record<string, Channel>;
  topics: Record<string, Channel>;
  /** Of a stream with enhanced fan-out, also the consumer by which a function reads it. */
  streams: Record<string, Channel & { readonly consumerArn?: pulumi.Input<string> }>;
  buses: Record<string, Channel>;
}
