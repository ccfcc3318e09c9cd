import type { Published } from "./published";

/** What differs from engine to engine. */
export interface EngineFacts {
  /** As AWS writes it. */
  readonly title: string;
  /** Major versions that have cross-Region read replicas, automated backups of replicas, and a parameter that requires TLS. */
  readonly versions: readonly string[];
  readonly port: number;
  /** The parameter that refuses a connection without TLS. */
  readonly tlsParameter: string;
  /** Logs that can be published to CloudWatch Logs. */
  readonly logs: readonly string[];
  /** Of them, those that are published where the settings name none. */
  readonly defaultLogs: readonly string[];
  /** Master user names that RDS reserves. */
  readonly reservedUsers: readonly string[];
}

/** Of PostgreSQL only the versions whose read replicas have automated backups, which a promotion needs. */
export const ENGINES: Published<Readonly<Record<"postgres" | "mysql" | "mariadb", EngineFacts>>> = {
  title: "RDS engines: versions, TLS parameter, logs, reserved names",
  sources: [
    "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Concepts.RDS_Fea_Regions_DB-eng.Feature.CrossRegionReadReplicas.html",
    "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_PostgreSQL.Replication.ReadReplicas.html",
    "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/PostgreSQL.Concepts.General.SSL.html",
    "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/mysql-ssl-connections.require-ssl.html",
    "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/mariadb-ssl-connections.require-ssl.html",
    "https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html",
  ],
  asOf: "2026-11-22",
  data: {
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
  },
};

/** Not every pair works both ways. */
export const BACKUP_REPLICATION_REGIONS: Published<Readonly<Record<string, readonly string[]>>> = {
  title: "Regions to which RDS can replicate the automated backups of a Region",
  sources: [
    "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_ReplicateBackups.html#USER_ReplicateBackups.Regions",
  ],
  asOf: "2026-11-22",
  data: {
    "af-south-1": ["eu-central-1", "eu-west-1", "eu-west-2"],
    "ap-east-1": ["ap-southeast-1", "ap-northeast-1"],
    "ap-northeast-1": [
      "ap-east-1",
      "ap-northeast-2",
      "ap-northeast-3",
      "ap-southeast-1",
      "us-east-1",
      "us-east-2",
      "us-west-2",
    ],
    "ap-northeast-2": ["ap-northeast-1", "ap-southeast-1", "us-east-1", "us-east-2", "us-west-2"],
    "ap-northeast-3": ["ap-northeast-1"],
    "ap-south-1": ["ap-south-2", "ap-southeast-1", "us-east-1", "us-east-2", "us-west-2"],
    "ap-south-2": ["ap-south-1"],
    "ap-southeast-1": [
      "ap-east-1",
      "ap-northeast-1",
      "ap-northeast-2",
      "ap-south-1",
      "ap-southeast-2",
      "ap-southeast-5",
      "us-east-1",
      "us-east-2",
      "us-west-2",
    ],
    "ap-southeast-2": ["ap-southeast-1", "ap-southeast-4", "us-east-1", "us-west-1", "us-west-2"],
    "ap-southeast-3": ["ap-southeast-1", "ap-southeast-5"],
    "ap-southeast-4": ["ap-southeast-2"],
    "ap-southeast-5": ["ap-southeast-1"],
    "ca-central-1": ["ca-west-1", "eu-west-1", "us-east-1", "us-east-2", "us-west-1", "us-west-2"],
    "ca-west-1": ["ca-central-1"],
    "eu-central-1": [
      "af-south-1",
      "eu-central-2",
      "eu-north-1",
      "eu-west-1",
      "eu-west-2",
      "eu-west-3",
      "us-east-1",
      "us-east-2",
      "us-west-2",
    ],
    "eu-central-2": ["eu-central-1", "eu-west-1"],
    "eu-north-1": ["eu-central-1", "eu-west-1", "eu-west-2", "eu-west-3", "us-east-1"],
    "eu-south-1": ["eu-central-1"],
    "eu-south-2": ["eu-west-1", "eu-west-3"],
    "eu-west-1": [
      "af-south-1",
      "ca-central-1",
      "eu-central-1",
      "eu-central-2",
      "eu-north-1",
      "eu-west-2",
      "eu-west-3",
      "us-east-1",
      "us-east-2",
      "us-west-1",
      "us-west-2",
    ],
    "eu-west-2": ["af-south-1", "eu-central-1", "eu-north-1", "eu-west-1", "eu-west-3", "us-east-1"],
    "eu-west-3": ["eu-central-1", "eu-north-1", "eu-west-1", "eu-west-2", "us-east-1"],
    "il-central-1": ["eu-west-1"],
    "me-central-1": ["eu-central-1"],
    "sa-east-1": ["us-east-1", "us-east-2"],
    "us-east-1": [
      "ap-northeast-1",
      "ap-northeast-2",
      "ap-south-1",
      "ap-southeast-1",
      "ap-southeast-2",
      "ca-central-1",
      "eu-central-1",
      "eu-north-1",
      "eu-west-1",
      "eu-west-2",
      "eu-west-3",
      "sa-east-1",
      "us-east-2",
      "us-west-1",
      "us-west-2",
    ],
    "us-east-2": [
      "ap-northeast-1",
      "ap-northeast-2",
      "ap-south-1",
      "ap-southeast-1",
      "ca-central-1",
      "eu-central-1",
      "eu-west-1",
      "sa-east-1",
      "us-east-1",
      "us-west-1",
      "us-west-2",
    ],
    "us-west-1": ["ap-southeast-2", "ca-central-1", "eu-west-1", "us-east-1", "us-east-2", "us-west-2"],
    "us-west-2": [
      "ap-northeast-1",
      "ap-northeast-2",
      "ap-south-1",
      "ap-southeast-1",
      "ap-southeast-2",
      "ca-central-1",
      "eu-central-1",
      "eu-west-1",
      "us-east-1",
      "us-east-2",
      "us-west-1",
    ],
  },
};

export const WITHOUT_MULTI_AZ_CLUSTERS: Published<readonly string[]> = {
  title: "Regions without Multi-AZ DB clusters",
  sources: [
    "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Concepts.RDS_Fea_Regions_DB-eng.Feature.MultiAZDBClusters.html",
  ],
  asOf: "2026-11-22",
  data: ["ap-east-2", "ap-southeast-6", "ap-southeast-7", "us-west-1"],
};

export const MULTI_AZ_CLUSTER_FAMILIES: Published<readonly string[]> = {
  title: "Instance families of Multi-AZ DB clusters",
  sources: [
    "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/multi-az-db-clusters-concepts.html#multi-az-db-clusters-concepts.InstanceAvailability",
  ],
  asOf: "2026-11-22",
  data: ["c6gd", "m5d", "m6gd", "m6id", "m6idn", "m8gd", "r5d", "r6gd", "r6id", "r6idn", "r8gd", "x2iedn"],
};

export const OLD_FAMILIES: Published<readonly string[]> = {
  title: "Instance families of generations that run no version of PostgreSQL 14, MySQL 8.0, MariaDB 10.6 or later",
  sources: ["https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Concepts.DBInstanceClass.Support.html"],
  asOf: "2026-11-28",
  data: ["t1", "m1", "m2", "cr1"],
};

export const INSTANCE_SIZES: Published<readonly string[]> = {
  title: "Sizes of DB instance classes below 2xlarge; each has about twice the vCPUs and memory of the one before",
  sources: ["https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Concepts.DBInstanceClass.html"],
  asOf: "2026-11-22",
  data: ["nano", "micro", "small", "medium", "large", "xlarge"],
};

export const STORAGE_LIMITS = {
  title:
    "Storage of DB instances: sizes in GiB, IOPS, IOPS for each GiB; gp3 from the threshold on is striped, and only then takes more than its baseline",
  sources: [
    "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/CHAP_Storage.html",
    "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_PIOPS.Autoscaling.html",
  ],
  asOf: "2026-11-22",
  data: {
    largestGiB: 65536,
    io1: { leastGiB: 100, iopsPerGiB: [0.5, 50] },
    io2: { leastGiB: 100, iopsPerGiB: [0.5, 1000] },
    gp3: { thresholdGiB: 400, iops: [12000, 64000] },
    /** Storage autoscaling needs a maximum of at least this share of the size, in percent. */
    autoscalingPercent: 110,
  },
} as const satisfies Published;

/** By engine and major version, as endoflife.date takes the tables from AWS's pages (products/amazon-rds-*.md). Until three years later RDS runs the version in Extended Support, which costs extra, and then upgrades it. */
export const STANDARD_SUPPORT: Published<
  Readonly<Record<"postgres" | "mysql" | "mariadb", Readonly<Record<string, string>>>>
> = {
  title: "The day on which RDS's standard support of each major engine version ends",
  sources: [
    "https://docs.aws.amazon.com/AmazonRDS/latest/PostgreSQLReleaseNotes/postgresql-release-calendar.html",
    "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/MySQL.Concepts.VersionMgmt.html",
    "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/MariaDB.Concepts.VersionMgmt.html",
  ],
  asOf: "2026-08-22",
  data: {
    postgres: {
      "9.6": "2022-04-30",
      "10": "2023-04-30",
      "11": "2024-02-29",
      "12": "2025-02-28",
      "13": "2026-02-28",
      "14": "2027-02-28",
      "15": "2028-02-29",
      "16": "2029-02-28",
      "17": "2030-02-28",
      "18": "2031-02-28",
    },
    mysql: { "5.6": "2022-03-01", "5.7": "2024-02-29", "8.0": "2026-07-31", "8.4": "2029-07-31" },
    mariadb: {
      "10.3": "2023-10-23",
      "10.4": "2025-02-28",
      "10.5": "2026-08-31",
      "10.6": "2026-12-31",
      "10.11": "2028-02-29",
      "11.4": "2029-05-31",
      "11.8": "2028-06-30",
      "12.3": "2029-06-30",
    },
  },
};
