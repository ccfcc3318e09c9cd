import * as pulumi from "@pulumi/pulumi";
import type { Queue as QueueSettings } from "../config/schema/messaging/queues";
import type { Channel, MessagingContext } from "../message";

export interface QueueArgs extends MessagingContext {
  /** Its name in the settings. */
  queue: string;
  wanted: QueueSettings;
}

export class Queue extends pulumi.ComponentResource implements Channel {
  readonly arn: Channel["arn"];
  readonly send: Channel["send"] = [];
  readonly receive: Channel["receive"] = [];
  readonly address: Channel["address"];
  readonly facts: Channel["facts"] = {};

  constructor(name: string, args: QueueArgs, opts?: pulumi.ComponentResourceOptions) {
    super("holdfast:messaging:Queue", name, {}, opts);
    this.arn = pulumi.output("");
    this.address = args.queue;
    this.registerOutputs({ arn: this.arn });
  }
}
