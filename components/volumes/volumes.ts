import * as pulumi from "@pulumi/pulumi";
import type * as aws from "@pulumi/aws";
import type { StoreContext } from "../store";

export interface VolumesArgs extends StoreContext {
  /** The fixed fleet's instances at present, to attach the volumes to. */
  instances: aws.ec2.Instance[];
}

/** The data volumes of a fixed fleet, and the Data Lifecycle Manager policies that copy them. */
export class Volumes extends pulumi.ComponentResource {
  readonly facts: Record<string, unknown> = {};

  constructor(name: string, args: VolumesArgs, opts?: pulumi.ComponentResourceOptions) {
    super("holdfast:volumes:Volumes", name, {}, opts);
    this.registerOutputs({ instances: args.instances.length });
  }
}
