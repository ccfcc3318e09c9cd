import * as pulumi from "@pulumi/pulumi";
import type { Settings } from "../config/parse";
import type { Alerts } from "../observability/alerts";
import type { Topology } from "../topology";

export interface ExperimentsArgs {
  settings: Settings;
  topology: Topology;
  alerts: Alerts;
}

/** Experiment templates of AWS Fault Injection Service. */
export class Experiments extends pulumi.ComponentResource {
  constructor(name: string, args: ExperimentsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("holdfast:chaos:Experiments", name, {}, opts);
    void args;
    this.registerOutputs({});
  }
}
