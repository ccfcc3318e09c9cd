import * as pulumi from "@pulumi/pulumi";
import type { Topic as TopicSettings } from "../config/schema/messaging/topics";
import type { Channel, MessagingContext } from "../message";

export interface TopicArgs extends MessagingContext {
  /** Its name in the settings. */
  topic: string;
  wanted: TopicSettings;
}

export class Topic extends pulumi.ComponentResource implements Channel {
  readonly arn: Channel["arn"];
  readonly send: Channel["send"] = [];
  readonly receive: Channel["receive"] = [];
  readonly address: Channel["address"];
  readonly facts: Channel["facts"] = {};

  constructor(name: string, args: TopicArgs, opts?: pulumi.ComponentResourceOptions) {
    super("holdfast:messaging:Topic", name, {}, opts);
    this.arn = pulumi.output("");
    this.address = args.topic;
    this.registerOutputs({ arn: this.arn });
  }
}
