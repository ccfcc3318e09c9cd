import type { Database } from "./schema/databases";
import type { Strategy } from "./schema/workload";

/** How a database reaches the other region; "none" where AWS has no way for its type. */
export type DatabasePath = "replica" | "automated-backups" | "global-database" | "backup-copies" | "none";

/** What the path depends on, besides the strategy. */
export interface PathSettings {
  type: Database["type"];
  /** Of an RDS DB instance: what the standby's is restored from. */
  restoreFrom?: "automated-backups" | "backup-copies" | undefined;
}

/**
 * By the database's type and the strategy: live data where the standby waits ready, else backups.
 *
 * Nothing of a Multi-AZ DB cluster leaves its region: it has no automated backups in another region and its snapshots cannot be copied
 * (https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/multi-az-db-clusters-concepts.Limitations.html), not by AWS Backup either
 * (https://docs.aws.amazon.com/aws-backup/latest/devguide/recov-point-create-a-copy.html), and its read replicas live in the same region
 * (https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstanceReadReplica.html, SourceDBClusterIdentifier).
 */
export function databasePath(strategy: Strategy, { type, restoreFrom }: PathSettings): DatabasePath {
  if (type === "rds-cluster") return "none";
  if (strategy === "static-site") return "backup-copies";
  if (strategy === "backup-restore") return type === "aurora" ? "backup-copies" : (restoreFrom ?? "automated-backups");
  return type === "aurora" ? "global-database" : "replica";
}
