import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { Role } from "../config/schema/common";
import type { Keys } from "../config/schema/keys";
import type { Workload } from "../config/schema/workload";
import type { Peer } from "../peer";
import { keyAlias } from "../topology/stores";

export interface DataKeyArgs {
  settings: Keys;
  workload: Workload;
  role: Role;
  /** The primary's outputs, in the secondary; a multi-Region key's replica is made of the primary's. */
  peer: Peer | undefined;
}

/** The KMS key that encrypts a region's stores. */
export class DataKey extends pulumi.ComponentResource {
  readonly arn: pulumi.Output<string>;

  constructor(name: string, args: DataKeyArgs, opts?: pulumi.ComponentResourceOptions) {
    super("holdfast:keys:DataKey", name, {}, opts);
    const parent = { parent: this };
    const key = new aws.kms.Key(name, { deletionWindowInDays: args.settings.deletionWindowDays }, parent);
    new aws.kms.Alias(name, { name: keyAlias(args.workload), targetKeyId: key.keyId }, parent);
    this.arn = key.arn;
    this.registerOutputs({ arn: this.arn });
  }
}
