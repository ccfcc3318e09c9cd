import * as pulumi from "@pulumi/pulumi";
import type { Settings } from "../config/parse";
import type { Alerts } from "./alerts";
import type { Topology } from "../topology";

export interface WatchArgs {
  settings: Settings;
  topology: Topology;
  alerts: Alerts;
}

/** What looks at the region as a whole, and at the other one. */
export class Watch extends pulumi.ComponentResource {
  constructor(name: string, args: WatchArgs, opts?: pulumi.ComponentResourceOptions) {
    super("holdfast:observability:Watch", name, {}, opts);
    void args;
    this.registerOutputs({});
  }
}
