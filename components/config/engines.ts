/** A database engine of RDS. */
export type Engine = "postgres" | "mysql" | "mariadb";

/** What differs from engine to engine. */
export interface EngineFacts {
  /** As people write it. */
  title: string;
  /** Major versions that have cross-Region read replicas, automated backups of replicas, and a parameter that demands TLS. */
  versions: readonly string[];
  port: number;
  /** The parameter that refuses a connection without TLS. */
  tlsParameter: string;
  /** Logs that CloudWatch Logs can take. */
  logs: readonly string[];
  /** Of them, those that are exported where the settings say nothing. */
  defaultLogs: readonly string[];
  /** Master user names that AWS keeps for itself. */
  reservedUsers: readonly string[];
}

/**
 * Versions: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Concepts.RDS_Fea_Regions_DB-eng.Feature.CrossRegionReadReplicas.html; of
 * PostgreSQL only those whose replicas have automated backups, which a promotion needs
 * (https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_PostgreSQL.Replication.ReadReplicas.html).
 * TLS: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/PostgreSQL.Concepts.General.SSL.html,
 * https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/mysql-ssl-connections.require-ssl.html and
 * https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/mariadb-ssl-connections.require-ssl.html.
 * Logs: https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html, EnableCloudwatchLogsExports.N.
 */
export const ENGINES: Readonly<Record<Engine, EngineFacts>> = {
  postgres: {
    title: "PostgreSQL",
    versions: ["14", "15", "16", "17", "18"],
    port: 5432,
    tlsParameter: "rds.force_ssl",
    logs: ["postgresql", "upgrade", "iam-db-auth-error"],
    defaultLogs: ["postgresql", "upgrade"],
    reservedUsers: ["admin", "public", "rdsadmin", "rdsrepladmin", "rdstopmgr"],
  },
  mysql: {
    title: "MySQL",
    versions: ["8.0", "8.4"],
    port: 3306,
    tlsParameter: "require_secure_transport",
    logs: ["audit", "error", "general", "iam-db-auth-error", "slowquery"],
    defaultLogs: ["error"],
    reservedUsers: ["rdsadmin", "rdsrepladmin", "root"],
  },
  mariadb: {
    title: "MariaDB",
    versions: ["10.6", "10.11", "11.4", "11.8"],
    port: 3306,
    tlsParameter: "require_secure_transport",
    logs: ["audit", "error", "general", "iam-db-auth-error", "slowquery"],
    defaultLogs: ["error"],
    reservedUsers: ["rdsadmin", "rdsrepladmin", "root"],
  },
};

/** The major version of a version: 16 of 16.4, 8.4 of 8.4.5. */
export function majorVersion(engine: Engine, version: string): string {
  return version
    .split(".")
    .slice(0, engine === "postgres" ? 1 : 2)
    .join(".");
}

/** The family of parameter groups, such as postgres16 or mysql8.4. */
export function parameterGroupFamily(engine: Engine, version: string): string {
  return `${engine}${majorVersion(engine, version)}`;
}
