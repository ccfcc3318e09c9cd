import * as pulumi from "@pulumi/pulumi";
import type { Settings } from "../config/parse";
import type { Alerts } from "../observability/alerts";
import type { Topology } from "../topology";

export interface TrailArgs {
  settings: Settings;
  topology: Topology;
  alerts: Alerts;
}

/** Who did what: a multi-Region trail of CloudTrail. */
export class Trail extends pulumi.ComponentResource {
  constructor(name: string, args: TrailArgs, opts?: pulumi.ComponentResourceOptions) {
    super("holdfast:audit:Trail", name, {}, opts);
    void args;
    this.registerOutputs({});
  }
}
