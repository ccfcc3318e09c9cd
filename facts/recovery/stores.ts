import type { Estimate } from "./estimate";

/** AWS: typically within a second or less; as an RPO, usually a few seconds, depending on the Regions. */
export const GLOBAL_TABLE_LAG: Estimate = {
  title: "Replication of a DynamoDB global table with eventual consistency",
  seconds: 3,
  bounded: "none",
  source: "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/V2globaltables_HowItWorks.html",
  read: "AWS",
  asOf: "2026-11-28",
};

/** A write returns after it is in two Regions. */
export const STRONG_TABLE_LAG: Estimate = {
  title: "Replication of a DynamoDB global table with strong consistency",
  seconds: 0,
  bounded: "resource",
  source: "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/V2globaltables_HowItWorks.html",
  read: "AWS",
  asOf: "2026-11-28",
};

/** LatestRestorableDateTime is typically 5 minutes before the current time. */
export const TABLE_RESTORABLE: Estimate = {
  title: "Age of the latest restorable time of a DynamoDB table",
  seconds: 300,
  bounded: "typical",
  source: "https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_PointInTimeRecoveryDescription.html",
  read: "AWS",
  asOf: "2026-11-28",
};

/** 95 % of customers' restores take less than an hour. */
export const TABLE_RESTORE: Estimate = {
  title: "Restore of a DynamoDB table",
  seconds: 3600,
  bounded: "typical",
  source: "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/CreateBackup.html",
  read: "AWS",
  asOf: "2026-11-28",
};

/** AWS: 99.9 % of the objects within 15 minutes (older pages say 99.99 %). As quoted, its SLA (https://aws.amazon.com/s3/sla-rtc/) promises that share of a month's objects, with credits for what is late: the others have no bound, so that it proves no objective. */
export const REPLICATION_TIME_CONTROL: Estimate = {
  title: "S3 replication with Replication Time Control",
  seconds: 900,
  bounded: "typical",
  source: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication-time-control.html",
  read: "AWS",
  asOf: "2026-11-28",
};

/** The majority of objects within 15 minutes, large ones in up to several hours; there is no bound: a day stands for it. */
export const S3_REPLICATION: Estimate = {
  title: "S3 replication without Replication Time Control",
  seconds: 86400,
  bounded: "none",
  source: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication-troubleshoot.html",
  read: "AWS",
  asOf: "2026-11-28",
};

/** An earlier version is there at once. */
export const S3_VERSIONS: Estimate = {
  title: "Age of the newest version of an overwritten or deleted S3 object",
  seconds: 0,
  bounded: "resource",
  source: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/Versioning.html",
  read: "AWS",
  asOf: "2026-11-28",
};

/** 15 minutes for most file systems. */
export const EFS_REPLICATION: Estimate = {
  title: "EFS replication",
  seconds: 900,
  bounded: "typical",
  source: "https://docs.aws.amazon.com/efs/latest/ug/efs-replication.html",
  read: "quoted",
  asOf: "2026-11-28",
};

/** Deleting the replication, which makes the copy writable, takes several minutes. */
export const EFS_FAILOVER: Estimate = {
  title: "Failover of a replicated EFS file system",
  seconds: 600,
  bounded: "none",
  source: "https://docs.aws.amazon.com/efs/latest/ug/delete-replications.html",
  read: "AWS",
  asOf: "2026-11-28",
};

/** AWS: typically just a few seconds, once the failure is detected. */
export const CACHE_FAILOVER: Estimate = {
  title: "Promotion of an ElastiCache replica",
  seconds: 60,
  bounded: "none",
  source: "https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/AutoFailover.html",
  read: "AWS",
  asOf: "2026-11-28",
};

/** AWS's workshop: an RTO of 1 minute. The user guide gives none: a person promotes (Redis-Global-Datastores-Getting-Started.html). */
export const GLOBAL_DATASTORE_FAILOVER: Estimate = {
  title: "Promotion of an ElastiCache global datastore's secondary cluster",
  seconds: 60,
  bounded: "none",
  source: "https://disaster-recovery.workshop.aws/en/services/databases/elasticache/global-datastore.html",
  read: "AWS",
  asOf: "2026-11-29",
};

/** AWS's workshop: generally less than 1 second. */
export const GLOBAL_DATASTORE_LAG: Estimate = {
  title: "Replication of an ElastiCache global datastore to another Region",
  seconds: 1,
  bounded: "none",
  source: "https://disaster-recovery.workshop.aws/en/services/databases/elasticache/global-datastore.html",
  read: "AWS",
  asOf: "2026-11-29",
};

/** A failover to a replica: usually under 120 s, often under 60 s; elsewhere on the page under 30 s. */
export const DOCUMENTDB_FAILOVER: Estimate = {
  title: "Failover of a DocumentDB cluster to a replica",
  seconds: 120,
  bounded: "typical",
  source: "https://docs.aws.amazon.com/documentdb/latest/developerguide/db-cluster-fault-tolerance.html",
  read: "AWS",
  asOf: "2026-11-29",
};

/** Without a replica it is made anew, which takes a few minutes: 600 s are counted, as Neptune's page has it of the same storage. */
export const DOCUMENTDB_RECREATION: Estimate = {
  title: "DocumentDB makes the only instance of a cluster anew",
  seconds: 600,
  bounded: "none",
  source: "https://docs.aws.amazon.com/documentdb/latest/developerguide/db-cluster-fault-tolerance.html",
  read: "AWS",
  asOf: "2026-11-29",
};

/** Typically under 120 s, often under 60 s. */
export const NEPTUNE_FAILOVER: Estimate = {
  title: "Failover of a Neptune cluster to a replica",
  seconds: 120,
  bounded: "typical",
  source: "https://docs.aws.amazon.com/neptune/latest/userguide/backup-restore-overview-fault-tolerance.html",
  read: "AWS",
  asOf: "2026-11-29",
};

/** Typically under 10 minutes. */
export const NEPTUNE_RECREATION: Estimate = {
  title: "Neptune makes the only instance of a cluster anew",
  seconds: 600,
  bounded: "typical",
  source: "https://docs.aws.amazon.com/neptune/latest/userguide/backup-restore-overview-fault-tolerance.html",
  read: "AWS",
  asOf: "2026-11-29",
};

/** Nodes of the standby zone become active in less than a minute; each zone has a full copy of the data. */
export const OPENSEARCH_STANDBY: Estimate = {
  title: "Failover of an OpenSearch Service domain with Multi-AZ with Standby",
  seconds: 60,
  bounded: "typical",
  source:
    "https://aws.amazon.com/blogs/big-data/amazon-opensearch-service-now-supports-99-99-availability-using-multi-az-with-standby/",
  read: "AWS",
  asOf: "2026-11-29",
};

/** AWS: typically just a few seconds, once the failure is detected. */
export const MEMORYDB_FAILOVER: Estimate = {
  title: "Failover of a MemoryDB shard to a replica",
  seconds: 60,
  bounded: "none",
  source: "https://docs.aws.amazon.com/memorydb/latest/devguide/autofailover.html",
  read: "AWS",
  asOf: "2026-11-29",
};

/** Typically within a second. */
export const MEMORYDB_LAG: Estimate = {
  title: "Replication of a MemoryDB Multi-Region cluster to another Region",
  seconds: 1,
  bounded: "typical",
  source: "https://docs.aws.amazon.com/memorydb/latest/devguide/multi-region.html",
  read: "AWS",
  asOf: "2026-11-29",
};

/** DocumentDB: latencies of less than a second; Neptune: an RPO typically measured in seconds (neptune-gdb-disaster-recovery.html). */
export const GLOBAL_CLUSTER_LAG: Estimate = {
  title: "Replication of a global cluster of DocumentDB or Neptune to another Region",
  seconds: 1,
  bounded: "none",
  source: "https://docs.aws.amazon.com/documentdb/latest/developerguide/API_CreateGlobalCluster.html",
  read: "AWS",
  asOf: "2026-11-29",
};

/** Neptune: an RTO in the order of minutes; DocumentDB gives none: five minutes are counted, as of an Aurora global database. */
export const GLOBAL_CLUSTER_FAILOVER: Estimate = {
  title: "Failover of a global cluster of DocumentDB or Neptune to another Region",
  seconds: 300,
  bounded: "none",
  source: "https://docs.aws.amazon.com/neptune/latest/userguide/neptune-gdb-disaster-recovery.html",
  read: "AWS",
  asOf: "2026-11-29",
};

/** AWS: typically less than 30 seconds from the detection of the failure to the promotion of the standby file server. */
export const FSX_WINDOWS_FAILOVER: Estimate = {
  title: "Failover of a Multi-AZ FSx for Windows file system",
  seconds: 30,
  bounded: "typical",
  source: "https://docs.aws.amazon.com/fsx/latest/WindowsGuide/high-availability-multiAZ.html",
  read: "AWS",
  asOf: "2026-11-29",
};

/** No figure was found for ONTAP and OpenZFS: a minute is counted. */
export const FSX_FAILOVER: Estimate = {
  title: "Failover of a Multi-AZ FSx for ONTAP or OpenZFS file system",
  seconds: 60,
  bounded: "none",
  source: "https://docs.aws.amazon.com/fsx/latest/ONTAPGuide/high-availability-AZ.html",
  read: "not read",
  asOf: "2026-11-29",
};

/** AWS: automatically, to compute in a second zone that is running already; connections are made anew. It gives no seconds: a minute is counted. */
export const REDSHIFT_FAILOVER: Estimate = {
  title: "Failover of a Multi-AZ Redshift data warehouse",
  seconds: 60,
  bounded: "none",
  source: "https://docs.aws.amazon.com/redshift/latest/mgmt/test-cluster-multi-az.html",
  read: "AWS",
  asOf: "2026-11-29",
};
