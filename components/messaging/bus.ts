import * as pulumi from "@pulumi/pulumi";
import type { Bus as BusSettings } from "../config/schema/messaging/buses";
import type { Channel, MessagingContext } from "../message";

export interface BusArgs extends MessagingContext {
  /** Its name in the settings. */
  bus: string;
  wanted: BusSettings;
}

export class Bus extends pulumi.ComponentResource implements Channel {
  readonly arn: Channel["arn"];
  readonly send: Channel["send"] = [];
  readonly receive: Channel["receive"] = [];
  readonly address: Channel["address"];
  readonly facts: Channel["facts"] = {};

  constructor(name: string, args: BusArgs, opts?: pulumi.ComponentResourceOptions) {
    super("holdfast:messaging:Bus", name, {}, opts);
    this.arn = pulumi.output("");
    this.address = args.bus;
    this.registerOutputs({ arn: this.arn });
  }
}
