import * as pulumi from "@pulumi/pulumi";
import type { Channels, Function } from "../functions/function";
import type { MessagingContext } from "../message";

export interface TopicSubscriptionsArgs extends MessagingContext {
  channels: Channels;
  functions: Record<string, Function>;
}

/** queues, functions and addresses, each subscription with its own dead letters. */
export class TopicSubscriptions extends pulumi.ComponentResource {
  constructor(name: string, args: TopicSubscriptionsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("holdfast:messaging:TopicSubscriptions", name, {}, opts);
    void args;
    this.registerOutputs({});
  }
}
