import * as pulumi from "@pulumi/pulumi";
import type { Channels, Function } from "../functions/function";
import type { MessagingContext } from "../message";
import { ruleOfBus } from "../topology/messaging-events";
import { EventRule } from "./event-rule";

export interface EventRulesArgs extends MessagingContext {
  channels: Channels;
  functions: Record<string, Function>;
}

/** The rules of the event buses, and what they lead to. */
export class EventRules extends pulumi.ComponentResource {
  constructor(name: string, args: EventRulesArgs, opts?: pulumi.ComponentResourceOptions) {
    super("holdfast:messaging:EventRules", name, {}, opts);
    for (const [bus, { rules }] of Object.entries(args.settings.buses)) {
      for (const [rule, wanted] of Object.entries(rules)) {
        new EventRule(`${name}-${ruleOfBus(bus, rule)}`, { ...args, bus, rule, wanted }, { parent: this });
      }
    }
    this.registerOutputs({});
  }
}
