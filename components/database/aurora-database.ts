import * as pulumi from "@pulumi/pulumi";
import type * as aws from "@pulumi/aws";
import type { Aurora } from "../config/schema/databases";
import type { Store, StoreContext } from "../store";

export interface AuroraDatabaseArgs extends StoreContext {
  /** Its name in the settings. */
  store: string;
  database: Aurora;
}

export class AuroraDatabase extends pulumi.ComponentResource implements Store {
  readonly statements: pulumi.Input<aws.iam.PolicyStatement>[] = [];
  readonly facts: Record<string, unknown> = {};

  constructor(name: string, args: AuroraDatabaseArgs, opts?: pulumi.ComponentResourceOptions) {
    super("holdfast:database:AuroraDatabase", name, {}, opts);
    this.registerOutputs({ store: args.store });
  }
}
