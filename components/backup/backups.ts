import * as pulumi from "@pulumi/pulumi";
import type { StoreContext } from "../store";

/** AWS Backup in one region: the vault, and where the region writes, the plan that fills it and copies to the other region's. */
export class Backups extends pulumi.ComponentResource {
  constructor(name: string, args: StoreContext, opts?: pulumi.ComponentResourceOptions) {
    super("holdfast:backup:Backups", name, {}, opts);
    this.registerOutputs({ region: args.topology.region });
  }
}
