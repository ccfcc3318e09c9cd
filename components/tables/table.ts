import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { Table as TableSettings } from "../config/schema/tables";
import type { Store, StoreContext } from "../store";
import { pausedTags } from "../topology/fault-targets";
import { storeTags, tableArn, tableName } from "../topology/stores";
import { tableHere, type TableHere } from "../topology/tables";
import { tableStatements } from "./access";
import { tableAlarms } from "./alarms";
import { pointInTimeCommand, restoreCommands, warmCommand } from "./commands";
import { scaling } from "./scaling";
import { replicaKeyAlias, strongReplicas } from "./strong-replicas";
import { scaledByAws, tableArgs, warmedByAws } from "./table-args";

export interface TableArgs extends StoreContext {
  /** Its name in the settings. */
  store: string;
  table: TableSettings;
}

/** A DynamoDB table in one region: the table itself, or its replica of the primary's. It does not depend on `active`. */
export class Table extends pulumi.ComponentResource implements Store {
  readonly statements: pulumi.Input<aws.iam.PolicyStatement>[];
  readonly facts: Record<string, unknown>;

  private readonly parent = { parent: this };
  private readonly tableName: string;

  constructor(
    private readonly name: string,
    private readonly args: TableArgs,
    opts?: pulumi.ComponentResourceOptions,
  ) {
    super("holdfast:tables:Table", name, {}, opts);
    const { settings, topology, store, table } = args;
    this.tableName = tableName(settings.workload, store);
    const here = tableHere(settings, store, table);
    const scaled = this.build(here);
    if (scaled) scaling(name, { table, tableName: this.tableName, scaled }, this.parent);
    if (here.kind !== "none") {
      this.contributorInsights(scaled);
      tableAlarms({ ...args, here }, this.parent);
    }
    // Also for a table that is not restored yet: IAM accepts no change while its home region, us-east-1, is impaired.
    this.statements = this.access(here);
    this.facts = this.factsOf(here);
    this.registerOutputs({ store, region: topology.region });
  }

  private tags(): Record<string, string> {
    const { settings, store, table } = this.args;
    return {
      ...storeTags(settings.workload, this.tableName, table.backup),
      ...pausedTags(settings, "tables", store),
    };
  }

  private build(here: TableHere): pulumi.Resource | undefined {
    if (here.kind === "own") return this.own(here);
    return here.kind === "replica" ? this.replica() : undefined;
  }

  private own({ path, restored }: TableHere): aws.dynamodb.Table {
    const { settings, store, table, keyArn } = this.args;
    return new aws.dynamodb.Table(
      this.name,
      {
        name: this.tableName,
        ...tableArgs(table, path === "replica"),
        ...(path === "strong-replica" && strongReplicas(this.name, { store, table, settings }, this.parent)),
        serverSideEncryption: { enabled: true, kmsKeyArn: keyArn },
        tags: this.tags(),
      },
      {
        parent: this,
        // Pulumi's protection besides AWS's: an `up` that would replace the table, and lose its items, is refused before it starts.
        protect: table.deletionProtection,
        // Pulumi imports it and then updates it to the program's arguments in one `up`; protect refuses a replacement
        // (https://www.pulumi.com/docs/iac/guides/migration/import/). Once it is in the state this has no effect; until then it
        // prevents an empty table in place of the restored one.
        ...(restored && { import: this.tableName }),
        ignoreChanges: [
          ...scaledByAws(table),
          ...warmedByAws(table),
          // AWS lists the replica that the secondary's stack adds; an update to the program's list would delete it.
          ...(path === "replica" ? ["replicas"] : []),
        ],
      },
    );
  }

  /**
   * The standby's replica. The provider creates, deletes and refreshes it, and changes its key, by calls to the primary's region
   * (https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/dynamodb/table_replica.go), and every update ends with a
   * refresh: nothing here may change while that region is impaired, and nothing does, since nothing here depends on `active`.
   */
  private replica(): aws.dynamodb.TableReplica {
    const { settings, store, table, keyArn } = this.args;
    const { workload } = settings;
    return new aws.dynamodb.TableReplica(
      this.name,
      {
        globalTableArn: tableArn(workload, "primary", store),
        kmsKeyArn: keyArn,
        // Each replica has its own (https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/globaltables-bestpractices.html).
        pointInTimeRecovery: true,
        deletionProtectionEnabled: table.deletionProtection,
        tags: this.tags(),
      },
      { parent: this, protect: table.deletionProtection },
    );
  }

  /** Of the table and of each global index; each region reports its own requests. */
  private contributorInsights(after: pulumi.Resource | undefined): void {
    const { table } = this.args;
    if (!table.contributorInsights) return;
    const indexes = [undefined, ...Object.keys(table.globalSecondaryIndexes)];
    for (const indexName of indexes) {
      new aws.dynamodb.ContributorInsights(
        indexName === undefined ? this.name : `${this.name}-${indexName}`,
        { tableName: this.tableName, ...(indexName !== undefined && { indexName }) },
        { parent: this, dependsOn: after ? [after] : [] },
      );
    }
  }

  private access({ path, kind }: TableHere): aws.iam.PolicyStatement[] {
    const { settings, topology, store, table, keyArn } = this.args;
    const { workload, role } = settings;
    return tableStatements({
      tableArn: tableArn(workload, role, store),
      region: topology.region,
      stream: path === "replica" || table.stream !== undefined,
      key:
        kind === "made-by-primary"
          ? { alias: replicaKeyAlias(workload, store), account: workload.account }
          : { arn: keyArn },
    });
  }

  private factsOf({ path, kind }: TableHere): Record<string, unknown> {
    const { settings, topology, store, table, keyArn } = this.args;
    const { workload, role } = settings;
    const commands = {
      workload,
      role,
      store,
      keyArn,
      resource: `aws:dynamodb/table:Table::${this.name}`,
      inState: kind === "own",
    };
    return {
      table: this.tableName,
      region: topology.region,
      here: kind,
      otherRegion: path,
      ...(kind !== "none" && { arn: tableArn(workload, role, store), pointInTime: pointInTimeCommand(commands) }),
      ...(kind !== "none" && table.warmThroughput && { warm: warmCommand(commands, table.warmThroughput) }),
      ...(path === "backup-copies" && { restore: restoreCommands(commands) }),
    };
  }
}
