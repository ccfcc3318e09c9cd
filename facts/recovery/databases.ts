import type { Estimate } from "./estimate";

const RDS = "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/";
const AURORA = "https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/";

/** Typically 60 to 120 s; large transactions or a lengthy recovery may take longer. */
export const MULTI_AZ_FAILOVER: Estimate = {
  title: "Failover of an RDS Multi-AZ DB instance",
  seconds: 120,
  bounded: "typical",
  source: `${RDS}Concepts.MultiAZ.Failover.html`,
  read: "AWS",
  asOf: "2026-11-28",
};

/** Typically under 35 s. */
export const MULTI_AZ_CLUSTER_FAILOVER: Estimate = {
  title: "Failover of an RDS Multi-AZ DB cluster",
  seconds: 35,
  bounded: "typical",
  source: `${RDS}multi-az-db-clusters-concepts-failover.html`,
  read: "AWS",
  asOf: "2026-11-28",
};

/** Several minutes or longer, depending on its size; the instance is rebooted. */
export const REPLICA_PROMOTION: Estimate = {
  title: "Promotion of an RDS read replica",
  seconds: 600,
  bounded: "none",
  source: `${RDS}USER_ReadRepl.Promote.html`,
  read: "AWS",
  asOf: "2026-11-28",
};

/** RDS uploads the transaction logs to Amazon S3 every five minutes. */
export const RDS_LOG_UPLOAD: Estimate = {
  title: "Age of the latest restorable time of an RDS DB instance",
  seconds: 300,
  bounded: "typical",
  source: `${RDS}USER_PIT.html`,
  read: "AWS",
  asOf: "2026-11-28",
};

/** Typically under 60 s, often under 30 s. */
export const AURORA_FAILOVER: Estimate = {
  title: "Failover of an Aurora DB cluster to a reader",
  seconds: 60,
  bounded: "typical",
  source: `${AURORA}Concepts.AuroraHighAvailability.html`,
  read: "AWS",
  asOf: "2026-11-28",
};

/** Typically under 10 minutes; in the same Availability Zone. */
export const AURORA_RECREATION: Estimate = {
  title: "Aurora makes the only instance of a cluster anew",
  seconds: 600,
  bounded: "typical",
  source: `${AURORA}Concepts.AuroraHighAvailability.html`,
  read: "AWS",
  asOf: "2026-11-28",
};

/** Typically under a second. */
export const GLOBAL_DATABASE_LAG: Estimate = {
  title: "Replication of an Aurora global database to another Region",
  seconds: 1,
  bounded: "typical",
  source: `${AURORA}aurora-global-database.html`,
  read: "AWS",
  asOf: "2026-11-28",
};

/**
 * AWS: the RTO can be in the order of minutes. It begins when someone asks for it
 * (https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_FailoverGlobalCluster.html): no other Region takes over by itself.
 */
export const GLOBAL_DATABASE_FAILOVER: Estimate = {
  title: "Managed failover of an Aurora global database",
  seconds: 300,
  bounded: "none",
  source: `${AURORA}aurora-global-database-disaster-recovery.html`,
  read: "AWS",
  asOf: "2026-11-28",
};

/** Minutes; the whole cluster is unavailable meanwhile. */
export const BACKTRACK: Estimate = {
  title: "Aurora MySQL backtrack",
  seconds: 600,
  bounded: "none",
  source: `${AURORA}AuroraMySQL.Managing.Backtrack.html`,
  read: "AWS",
  asOf: "2026-11-28",
};

/** The only synchronous replication of RDS; a commit waits for the standby. */
export const SYNCHRONOUS: Estimate = {
  title: "Lag of a synchronous standby",
  seconds: 0,
  bounded: "resource",
  source: `${RDS}Concepts.MultiAZSingleStandby.html`,
  read: "AWS",
  asOf: "2026-11-28",
};
