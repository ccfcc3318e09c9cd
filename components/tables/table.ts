import * as pulumi from "@pulumi/pulumi";
import type * as aws from "@pulumi/aws";
import type { Table as TableSettings } from "../config/schema/tables";
import type { Store, StoreContext } from "../store";

export interface TableArgs extends StoreContext {
  /** Its name in the settings. */
  store: string;
  table: TableSettings;
}

export class Table extends pulumi.ComponentResource implements Store {
  readonly statements: pulumi.Input<aws.iam.PolicyStatement>[] = [];
  readonly facts: Record<string, unknown> = {};

  constructor(name: string, args: TableArgs, opts?: pulumi.ComponentResourceOptions) {
    super("holdfast:tables:Table", name, {}, opts);
    this.registerOutputs({ store: args.store });
  }
}
