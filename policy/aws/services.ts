/** Search, files, brokers and what else is in a VPC: OpenSearch, EFS, FSx, Amazon MQ, MSK, DMS, Network Firewall, DAX. */

import type { ClusterState as DaxClusterState } from "@pulumi/aws/dax/cluster";
import type { ReplicationInstanceState } from "@pulumi/aws/dms/replicationInstance";
import type { BackupPolicyState } from "@pulumi/aws/efs/backupPolicy";
import type { FileSystemState } from "@pulumi/aws/efs/fileSystem";
import type { MountTargetState } from "@pulumi/aws/efs/mountTarget";
import type { ReplicationConfigurationState } from "@pulumi/aws/efs/replicationConfiguration";
import type { DomainState as ElasticsearchDomainState } from "@pulumi/aws/elasticsearch/domain";
import type { LustreFileSystemState } from "@pulumi/aws/fsx/lustreFileSystem";
import type { OntapFileSystemState } from "@pulumi/aws/fsx/ontapFileSystem";
import type { OpenZfsFileSystemState } from "@pulumi/aws/fsx/openZfsFileSystem";
import type { WindowsFileSystemState } from "@pulumi/aws/fsx/windowsFileSystem";
import type { BrokerState } from "@pulumi/aws/mq/broker";
import type { ClusterState as MskClusterState } from "@pulumi/aws/msk/cluster";
import type { ConfigurationState as MskConfigurationState } from "@pulumi/aws/msk/configuration";
import type { FirewallState } from "@pulumi/aws/networkfirewall/firewall";
import type { DomainState as OpensearchDomainState } from "@pulumi/aws/opensearch/domain";
import { type } from "./type";

export const OPENSEARCH_DOMAIN = type<OpensearchDomainState>("aws:opensearch/domain:Domain");
/** A domain by the service's former name. */
export const ELASTICSEARCH_DOMAIN = type<ElasticsearchDomainState>("aws:elasticsearch/domain:Domain");
export const EFS_FILE_SYSTEM = type<FileSystemState>("aws:efs/fileSystem:FileSystem");
export const EFS_BACKUP_POLICY = type<BackupPolicyState>("aws:efs/backupPolicy:BackupPolicy");
export const EFS_MOUNT_TARGET = type<MountTargetState>("aws:efs/mountTarget:MountTarget");
export const EFS_REPLICATION = type<ReplicationConfigurationState>(
  "aws:efs/replicationConfiguration:ReplicationConfiguration",
);
export const FSX_WINDOWS = type<WindowsFileSystemState>("aws:fsx/windowsFileSystem:WindowsFileSystem");
export const FSX_ONTAP = type<OntapFileSystemState>("aws:fsx/ontapFileSystem:OntapFileSystem");
export const FSX_OPENZFS = type<OpenZfsFileSystemState>("aws:fsx/openZfsFileSystem:OpenZfsFileSystem");
export const FSX_LUSTRE = type<LustreFileSystemState>("aws:fsx/lustreFileSystem:LustreFileSystem");
export const MQ_BROKER = type<BrokerState>("aws:mq/broker:Broker");
export const MSK_CLUSTER = type<MskClusterState>("aws:msk/cluster:Cluster");
export const MSK_CONFIGURATION = type<MskConfigurationState>("aws:msk/configuration:Configuration");
export const DMS_INSTANCE = type<ReplicationInstanceState>("aws:dms/replicationInstance:ReplicationInstance");
export const NETWORK_FIREWALL = type<FirewallState>("aws:networkfirewall/firewall:Firewall");
/** A cluster of DynamoDB Accelerator. */
export const DAX_CLUSTER = type<DaxClusterState>("aws:dax/cluster:Cluster");

export const SEARCH_DOMAINS = [OPENSEARCH_DOMAIN, ELASTICSEARCH_DOMAIN] as const;
