import * as aws from "@pulumi/aws";
import type { Examples } from "./example";

export const caches: Examples = {
  "elasticache-automatic-failover": {
    wrong: () => {
      new aws.elasticache.ReplicationGroup("sessions", {
        description: "Sessions",
        engine: "valkey",
        nodeType: "cache.m7g.large",
        numCacheClusters: 2,
      });
    },
    right: () => {
      new aws.elasticache.ReplicationGroup("sessions", {
        description: "Sessions",
        engine: "valkey",
        nodeType: "cache.m7g.large",
        numCacheClusters: 2,
        automaticFailoverEnabled: true,
        multiAzEnabled: true,
      });
    },
  },
  "elasticache-multi-az": {
    wrong: () => {
      new aws.elasticache.ReplicationGroup("sessions", {
        description: "Sessions",
        engine: "valkey",
        nodeType: "cache.m7g.large",
        numCacheClusters: 1,
      });
    },
    right: () => {
      new aws.elasticache.ReplicationGroup("sessions", {
        description: "Sessions",
        engine: "valkey",
        nodeType: "cache.m7g.large",
        numCacheClusters: 2,
        automaticFailoverEnabled: true,
        multiAzEnabled: true,
      });
    },
  },
  "elasticache-cluster-multiple-az": {
    wrong: () => {
      new aws.elasticache.Cluster("sessions", { engine: "redis", nodeType: "cache.m7g.large", numCacheNodes: 1 });
    },
    right: () => {
      new aws.elasticache.Cluster("pages", {
        engine: "memcached",
        nodeType: "cache.m7g.large",
        numCacheNodes: 2,
        azMode: "cross-az",
      });
    },
  },
  "elasticache-subnet-group-multiple-az": {
    wrong: ({ subnetA }) => {
      new aws.elasticache.SubnetGroup("sessions", { subnetIds: [subnetA.id] });
    },
    right: ({ subnetA, subnetB }) => {
      new aws.elasticache.SubnetGroup("sessions", { subnetIds: [subnetA.id, subnetB.id] });
    },
  },
  "elasticache-global-datastore-secondary": {
    wrong: ({ sessions }) => {
      new aws.elasticache.GlobalReplicationGroup("sessions", {
        globalReplicationGroupIdSuffix: "sessions",
        primaryReplicationGroupId: sessions.id,
      });
    },
    right: ({ sessions }) => {
      const global = new aws.elasticache.GlobalReplicationGroup("sessions", {
        globalReplicationGroupIdSuffix: "sessions",
        primaryReplicationGroupId: sessions.id,
      });
      new aws.elasticache.ReplicationGroup("sessions-west", {
        region: "us-west-2",
        description: "Sessions",
        globalReplicationGroupId: global.id,
        numCacheClusters: 2,
        automaticFailoverEnabled: true,
        multiAzEnabled: true,
      });
    },
  },
  "memorydb-multi-az": {
    wrong: () => {
      new aws.memorydb.Cluster("carts", {
        aclName: "carts",
        engine: "valkey",
        nodeType: "db.r7g.large",
        numShards: 1,
        numReplicasPerShard: 0,
      });
    },
    right: () => {
      new aws.memorydb.Cluster("carts", {
        aclName: "carts",
        engine: "valkey",
        nodeType: "db.r7g.large",
        numShards: 1,
        numReplicasPerShard: 1,
      });
    },
  },
  "memorydb-snapshot-retention": {
    wrong: () => {
      new aws.memorydb.Cluster("carts", { aclName: "carts", engine: "valkey", nodeType: "db.r7g.large" });
    },
    right: () => {
      new aws.memorydb.Cluster("carts", {
        aclName: "carts",
        engine: "valkey",
        nodeType: "db.r7g.large",
        snapshotRetentionLimit: 14,
      });
    },
  },
  "memorydb-subnet-group-multiple-az": {
    wrong: ({ subnetA }) => {
      new aws.memorydb.SubnetGroup("carts", { subnetIds: [subnetA.id] });
    },
    right: ({ subnetA, subnetB }) => {
      new aws.memorydb.SubnetGroup("carts", { subnetIds: [subnetA.id, subnetB.id] });
    },
  },
  "mq-deployment-mode": {
    wrong: ({ subnetA }) => {
      new aws.mq.Broker("orders", {
        engineType: "ActiveMQ",
        engineVersion: "5.18",
        hostInstanceType: "mq.m5.large",
        subnetIds: [subnetA.id],
        users: [{ username: "orders", password: "secret-from-configuration" }],
      });
    },
    right: ({ subnetA, subnetB }) => {
      new aws.mq.Broker("orders", {
        engineType: "ActiveMQ",
        engineVersion: "5.18",
        hostInstanceType: "mq.m5.large",
        deploymentMode: "ACTIVE_STANDBY_MULTI_AZ",
        subnetIds: [subnetA.id, subnetB.id],
        users: [{ username: "orders", password: "secret-from-configuration" }],
      });
    },
  },
  "msk-replication-factor": {
    wrong: () => {
      new aws.msk.Configuration("orders", {
        kafkaVersions: ["3.8.x"],
        serverProperties: "default.replication.factor=1\nmin.insync.replicas=1\n",
      });
    },
    right: () => {
      new aws.msk.Configuration("orders", {
        kafkaVersions: ["3.8.x"],
        serverProperties: "default.replication.factor=3\nmin.insync.replicas=2\n",
      });
    },
  },
  "efs-backup": {
    wrong: () => {
      new aws.efs.FileSystem("shared");
    },
    right: () => {
      const shared = new aws.efs.FileSystem("shared");
      new aws.efs.BackupPolicy("shared", { fileSystemId: shared.id, backupPolicy: { status: "ENABLED" } });
    },
  },
  "efs-multiple-az": {
    wrong: ({ subnetA }) => {
      const shared = new aws.efs.FileSystem("shared", { availabilityZoneName: "us-east-1a" });
      new aws.efs.MountTarget("shared-a", { fileSystemId: shared.id, subnetId: subnetA.id });
    },
    right: ({ subnetA, subnetB }) => {
      const shared = new aws.efs.FileSystem("shared");
      new aws.efs.MountTarget("shared-a", { fileSystemId: shared.id, subnetId: subnetA.id });
      new aws.efs.MountTarget("shared-b", { fileSystemId: shared.id, subnetId: subnetB.id });
    },
  },
  "fsx-backup-retention": {
    wrong: ({ windowsFiles }) => {
      new aws.fsx.WindowsFileSystem("files", { ...windowsFiles, automaticBackupRetentionDays: 0 });
    },
    right: ({ windowsFiles }) => {
      new aws.fsx.WindowsFileSystem("files", { ...windowsFiles, automaticBackupRetentionDays: 14 });
    },
  },
  "fsx-multi-az": {
    wrong: ({ windowsFiles }) => {
      new aws.fsx.WindowsFileSystem("files", { ...windowsFiles, deploymentType: "SINGLE_AZ_2" });
    },
    right: ({ windowsFiles }) => {
      new aws.fsx.WindowsFileSystem("files", { ...windowsFiles, deploymentType: "MULTI_AZ_1" });
    },
  },
};
