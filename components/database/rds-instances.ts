import * as pulumi from "@pulumi/pulumi";
import type * as aws from "@pulumi/aws";
import type { RdsInstance } from "../config/schema/databases";
import type { Store, StoreContext } from "../store";

export interface RdsInstancesArgs extends StoreContext {
  /** Its name in the settings. */
  store: string;
  database: RdsInstance;
}

export class RdsInstances extends pulumi.ComponentResource implements Store {
  readonly statements: pulumi.Input<aws.iam.PolicyStatement>[] = [];
  readonly facts: Record<string, unknown> = {};

  constructor(name: string, args: RdsInstancesArgs, opts?: pulumi.ComponentResourceOptions) {
    super("holdfast:database:RdsInstances", name, {}, opts);
    this.registerOutputs({ store: args.store });
  }
}
