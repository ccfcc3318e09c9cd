import * as pulumi from "@pulumi/pulumi";
import type * as aws from "@pulumi/aws";
import type { DataBucket as BucketSettings } from "../config/schema/buckets";
import type { Store, StoreContext } from "../store";

export interface DataBucketArgs extends StoreContext {
  /** Its name in the settings. */
  store: string;
  bucket: BucketSettings;
}

export class DataBucket extends pulumi.ComponentResource implements Store {
  readonly statements: pulumi.Input<aws.iam.PolicyStatement>[] = [];
  readonly facts: Record<string, unknown> = {};

  constructor(name: string, args: DataBucketArgs, opts?: pulumi.ComponentResourceOptions) {
    super("holdfast:storage:DataBucket", name, {}, opts);
    this.registerOutputs({ store: args.store });
  }
}
