/** Caches, warehouses, search and file systems: ElastiCache, MemoryDB, Redshift, DocumentDB, Neptune, and their subnet groups. */

import type { ClusterInstanceState as DocdbInstanceState } from "@pulumi/aws/docdb/clusterInstance";
import type { SubnetGroupState as DocdbSubnetGroupState } from "@pulumi/aws/docdb/subnetGroup";
import type { ClusterState as ElasticacheClusterState } from "@pulumi/aws/elasticache/cluster";
import type { GlobalReplicationGroupState } from "@pulumi/aws/elasticache/globalReplicationGroup";
import type { ReplicationGroupState } from "@pulumi/aws/elasticache/replicationGroup";
import type { ServerlessCacheState } from "@pulumi/aws/elasticache/serverlessCache";
import type { SubnetGroupState as ElasticacheSubnetGroupState } from "@pulumi/aws/elasticache/subnetGroup";
import type { ClusterState as MemorydbClusterState } from "@pulumi/aws/memorydb/cluster";
import type { MultiRegionClusterState } from "@pulumi/aws/memorydb/multiRegionCluster";
import type { SubnetGroupState as MemorydbSubnetGroupState } from "@pulumi/aws/memorydb/subnetGroup";
import type { ClusterInstanceState as NeptuneInstanceState } from "@pulumi/aws/neptune/clusterInstance";
import type { SubnetGroupState as NeptuneSubnetGroupState } from "@pulumi/aws/neptune/subnetGroup";
import type { ClusterState as RedshiftClusterState } from "@pulumi/aws/redshift/cluster";
import type { SnapshotCopyState } from "@pulumi/aws/redshift/snapshotCopy";
import type { SubnetGroupState as RedshiftSubnetGroupState } from "@pulumi/aws/redshift/subnetGroup";
import { type } from "./type";

/** A Redis OSS or Valkey primary with its replicas, in one or several shards. */
export const REPLICATION_GROUP = type<ReplicationGroupState>("aws:elasticache/replicationGroup:ReplicationGroup");
/** Memcached nodes, one Redis OSS node, or a replica that is added to a replication group. */
export const ELASTICACHE_CLUSTER = type<ElasticacheClusterState>("aws:elasticache/cluster:Cluster");
export const SERVERLESS_CACHE = type<ServerlessCacheState>("aws:elasticache/serverlessCache:ServerlessCache");
export const GLOBAL_DATASTORE = type<GlobalReplicationGroupState>(
  "aws:elasticache/globalReplicationGroup:GlobalReplicationGroup",
);
export const ELASTICACHE_SUBNET_GROUP = type<ElasticacheSubnetGroupState>("aws:elasticache/subnetGroup:SubnetGroup");
export const MEMORYDB_CLUSTER = type<MemorydbClusterState>("aws:memorydb/cluster:Cluster");
/** Clusters of several Regions that all take writes. */
export const MEMORYDB_MULTI_REGION_CLUSTER = type<MultiRegionClusterState>(
  "aws:memorydb/multiRegionCluster:MultiRegionCluster",
);
export const MEMORYDB_SUBNET_GROUP = type<MemorydbSubnetGroupState>("aws:memorydb/subnetGroup:SubnetGroup");
export const REDSHIFT_CLUSTER = type<RedshiftClusterState>("aws:redshift/cluster:Cluster");
export const REDSHIFT_SNAPSHOT_COPY = type<SnapshotCopyState>("aws:redshift/snapshotCopy:SnapshotCopy");
export const REDSHIFT_SUBNET_GROUP = type<RedshiftSubnetGroupState>("aws:redshift/subnetGroup:SubnetGroup");
export const DOCDB_INSTANCE = type<DocdbInstanceState>("aws:docdb/clusterInstance:ClusterInstance");
export const DOCDB_SUBNET_GROUP = type<DocdbSubnetGroupState>("aws:docdb/subnetGroup:SubnetGroup");
export const NEPTUNE_SUBNET_GROUP = type<NeptuneSubnetGroupState>("aws:neptune/subnetGroup:SubnetGroup");
export const NEPTUNE_INSTANCE = type<NeptuneInstanceState>("aws:neptune/clusterInstance:ClusterInstance");
