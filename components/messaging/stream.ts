import * as pulumi from "@pulumi/pulumi";
import type { Stream as StreamSettings } from "../config/schema/messaging/streams";
import type { Channel, MessagingContext } from "../message";

export interface StreamArgs extends MessagingContext {
  /** Its name in the settings. */
  stream: string;
  wanted: StreamSettings;
}

export class Stream extends pulumi.ComponentResource implements Channel {
  readonly arn: Channel["arn"];
  readonly send: Channel["send"] = [];
  readonly receive: Channel["receive"] = [];
  readonly address: Channel["address"];
  readonly facts: Channel["facts"] = {};

  constructor(name: string, args: StreamArgs, opts?: pulumi.ComponentResourceOptions) {
    super("holdfast:messaging:Stream", name, {}, opts);
    this.arn = pulumi.output("");
    this.address = args.stream;
    this.registerOutputs({ arn: this.arn });
  }
}
