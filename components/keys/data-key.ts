import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { Role } from "../config/schema/common";
import type { Keys } from "../config/schema/keys";
import type { Workload } from "../config/schema/workload";
import type { Peer } from "../peer";
import { keyAlias } from "../topology/stores";
import { keyPolicy } from "./key-policy";

export interface DataKeyArgs {
  settings: Keys;
  workload: Workload;
  role: Role;
  /** The primary's outputs, in the secondary; a multi-Region key's replica is made of the primary's. */
  peer: Peer | undefined;
}

/**
 * The KMS key that encrypts a region's stores, under an alias that is the same in both regions.
 *
 * Each region has its own, with its own key material or as a replica of a multi-Region key. To AWS's services the two are alike: they treat a
 * multi-Region key as a single-Region one, and re-encrypt what they copy
 * (https://docs.aws.amazon.com/kms/latest/developerguide/multi-region-keys-overview.html). A replica works without its primary's region.
 */
export class DataKey extends pulumi.ComponentResource {
  readonly arn: pulumi.Output<string>;

  constructor(name: string, args: DataKeyArgs, opts?: pulumi.ComponentResourceOptions) {
    super("holdfast:keys:DataKey", name, {}, opts);
    const parent = { parent: this };
    const key = this.key(name, args, { ...parent, protect: args.settings.deletionProtection });
    new aws.kms.Alias(name, { name: keyAlias(args.workload), targetKeyId: key.keyId }, parent);
    this.arn = key.arn;
    this.registerOutputs({ arn: this.arn });
  }

  private key(
    name: string,
    { settings, workload, peer }: DataKeyArgs,
    opts: pulumi.CustomResourceOptions,
  ): aws.kms.Key | aws.kms.ReplicaKey {
    const multiRegion = settings.type === "multi-region";
    const shared = {
      description: `Stores of ${workload.name}`,
      deletionWindowInDays: settings.deletionWindowDays,
      policy: JSON.stringify(keyPolicy(workload.account)),
      tags: { Name: keyAlias(workload) },
    };
    // Only a primary key has rotation: its replicas follow (https://docs.aws.amazon.com/kms/latest/developerguide/rotate-keys.html).
    if (multiRegion && peer) return new aws.kms.ReplicaKey(name, { ...shared, primaryKeyArn: peer.dataKeyArn }, opts);
    return new aws.kms.Key(
      name,
      { ...shared, multiRegion, enableKeyRotation: true, rotationPeriodInDays: settings.rotationDays },
      opts,
    );
  }
}
