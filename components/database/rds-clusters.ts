import * as pulumi from "@pulumi/pulumi";
import type * as aws from "@pulumi/aws";
import type { RdsCluster } from "../config/schema/databases";
import type { Store, StoreContext } from "../store";

export interface RdsClustersArgs extends StoreContext {
  /** Its name in the settings. */
  store: string;
  database: RdsCluster;
}

export class RdsClusters extends pulumi.ComponentResource implements Store {
  readonly statements: pulumi.Input<aws.iam.PolicyStatement>[] = [];
  readonly facts: Record<string, unknown> = {};

  constructor(name: string, args: RdsClustersArgs, opts?: pulumi.ComponentResourceOptions) {
    super("holdfast:database:RdsClusters", name, {}, opts);
    this.registerOutputs({ store: args.store });
  }
}
