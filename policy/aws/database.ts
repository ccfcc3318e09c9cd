/** Databases: RDS, Aurora, DynamoDB, DocumentDB, Neptune, and the Application Auto Scaling of them. */

import type { PolicyState } from "@pulumi/aws/appautoscaling/policy";
import type { TargetState } from "@pulumi/aws/appautoscaling/target";
import type { ClusterState as DocdbClusterState } from "@pulumi/aws/docdb/cluster";
import type { GlobalClusterState as DocdbGlobalClusterState } from "@pulumi/aws/docdb/globalCluster";
import type { GlobalTableState } from "@pulumi/aws/dynamodb/globalTable";
import type { TableState } from "@pulumi/aws/dynamodb/table";
import type { TableReplicaState } from "@pulumi/aws/dynamodb/tableReplica";
import type { ClusterState as NeptuneClusterState } from "@pulumi/aws/neptune/cluster";
import type { GlobalClusterState as NeptuneGlobalClusterState } from "@pulumi/aws/neptune/globalCluster";
import type { ClusterState as RdsClusterState } from "@pulumi/aws/rds/cluster";
import type { ClusterInstanceState } from "@pulumi/aws/rds/clusterInstance";
import type { ClusterParameterGroupState } from "@pulumi/aws/rds/clusterParameterGroup";
import type { EventSubscriptionState } from "@pulumi/aws/rds/eventSubscription";
import type { GlobalClusterState as RdsGlobalClusterState } from "@pulumi/aws/rds/globalCluster";
import type { InstanceState } from "@pulumi/aws/rds/instance";
import type { InstanceAutomatedBackupsReplicationState } from "@pulumi/aws/rds/instanceAutomatedBackupsReplication";
import type { ParameterGroupState } from "@pulumi/aws/rds/parameterGroup";
import type { ProxyState } from "@pulumi/aws/rds/proxy";
import type { ProxyTargetState } from "@pulumi/aws/rds/proxyTarget";
import type { SubnetGroupState } from "@pulumi/aws/rds/subnetGroup";
import { type } from "./type";

export const DB_INSTANCE = type<InstanceState>("aws:rds/instance:Instance");
/** An Aurora DB cluster or an RDS Multi-AZ DB cluster, by its engine. */
export const DB_CLUSTER = type<RdsClusterState>("aws:rds/cluster:Cluster");
/** An instance of an Aurora cluster. */
export const CLUSTER_INSTANCE = type<ClusterInstanceState>("aws:rds/clusterInstance:ClusterInstance");
export const GLOBAL_CLUSTER = type<RdsGlobalClusterState>("aws:rds/globalCluster:GlobalCluster");
export const BACKUPS_REPLICATION = type<InstanceAutomatedBackupsReplicationState>(
  "aws:rds/instanceAutomatedBackupsReplication:InstanceAutomatedBackupsReplication",
);
/** Notifications of RDS's events to a topic. */
export const DB_EVENT_SUBSCRIPTION = type<EventSubscriptionState>("aws:rds/eventSubscription:EventSubscription");
export const DB_SUBNET_GROUP = type<SubnetGroupState>("aws:rds/subnetGroup:SubnetGroup");
export const DB_PARAMETER_GROUP = type<ParameterGroupState>("aws:rds/parameterGroup:ParameterGroup");
export const CLUSTER_PARAMETER_GROUP = type<ClusterParameterGroupState>(
  "aws:rds/clusterParameterGroup:ClusterParameterGroup",
);
/** What joins a proxy to the instance or cluster that it leads to. */
export const DB_PROXY_TARGET = type<ProxyTargetState>("aws:rds/proxyTarget:ProxyTarget");
export const DB_PROXY = type<ProxyState>("aws:rds/proxy:Proxy");
export const SCALABLE_TARGET = type<TargetState>("aws:appautoscaling/target:Target");
export const APP_SCALING_POLICY = type<PolicyState>("aws:appautoscaling/policy:Policy");
export const DYNAMODB_TABLE = type<TableState>("aws:dynamodb/table:Table");
/** A replica of a table, added from the replica's region. */
/** A global table of version 2017.11.29, which joins tables of one name. */
export const LEGACY_GLOBAL_TABLE = type<GlobalTableState>("aws:dynamodb/globalTable:GlobalTable");
export const TABLE_REPLICA = type<TableReplicaState>("aws:dynamodb/tableReplica:TableReplica");
export const DOCDB_CLUSTER = type<DocdbClusterState>("aws:docdb/cluster:Cluster");
export const DOCDB_GLOBAL_CLUSTER = type<DocdbGlobalClusterState>("aws:docdb/globalCluster:GlobalCluster");
export const NEPTUNE_CLUSTER = type<NeptuneClusterState>("aws:neptune/cluster:Cluster");
export const NEPTUNE_GLOBAL_CLUSTER = type<NeptuneGlobalClusterState>("aws:neptune/globalCluster:GlobalCluster");

export const DATABASES = [DB_INSTANCE, DB_CLUSTER] as const;
