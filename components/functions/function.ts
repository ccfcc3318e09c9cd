import * as pulumi from "@pulumi/pulumi";
import type { Function as FunctionSettings } from "../config/schema/messaging/functions";
import type { Channel, MessagingContext } from "../message";

export interface FunctionArgs extends MessagingContext {
  /** Its name in the settings. */
  function: string;
  wanted: FunctionSettings;
  /** What it takes messages from or sends to, by kind and name. */
  channels: Channels;
}

/** By their names in the settings. */
export interface Channels {
  queues: Record<string, Channel>;
  topics: Record<string, Channel>;
  streams: Record<string, Channel>;
  buses: Record<string, Channel>;
}

/** A Lambda function, its role, log, event source mappings, failure destination and alarms. */
export class Function extends pulumi.ComponentResource {
  /** The ARN by which it is called: its alias's. */
  readonly arn: pulumi.Output<string>;
  /** Its name, for a permission to call it, and the alias that is called. */
  readonly called: { name: pulumi.Input<string>; qualifier: string };
  readonly facts: Record<string, unknown> = {};

  constructor(name: string, args: FunctionArgs, opts?: pulumi.ComponentResourceOptions) {
    super("holdfast:functions:Function", name, {}, opts);
    this.arn = pulumi.output("");
    this.called = { name: args.function, qualifier: "live" };
    this.registerOutputs({ arn: this.arn });
  }
}
