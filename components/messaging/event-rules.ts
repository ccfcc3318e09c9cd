import * as pulumi from "@pulumi/pulumi";
import type { Channels, Function } from "../functions/function";
import type { MessagingContext } from "../message";

export interface EventRulesArgs extends MessagingContext {
  channels: Channels;
  functions: Record<string, Function>;
}

/**The rules of the event buses, and what they lead to. */
export class EventRules extends pulumi.ComponentResource {
  constructor(name: string, args: EventRulesArgs, opts?: pulumi.ComponentResourceOptions) {
    super("holdfast:messaging:EventRules", name, {}, opts);
    void args;
    this.registerOutputs({});
  }
}
