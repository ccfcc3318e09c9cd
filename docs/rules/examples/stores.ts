import * as aws from "@pulumi/aws";
import type { Examples } from "./example";

export const stores: Examples = {
  "docdb-multiple-az": {
    wrong: ({ documents }) => {
      const cluster = new aws.docdb.Cluster("orders", documents);
      new aws.docdb.ClusterInstance("orders-a", {
        clusterIdentifier: cluster.id,
        instanceClass: "db.r6g.large",
        availabilityZone: "us-east-1a",
      });
    },
    right: ({ documents }) => {
      const cluster = new aws.docdb.Cluster("orders", documents);
      for (const availabilityZone of ["us-east-1a", "us-east-1b"])
        new aws.docdb.ClusterInstance(`orders-${availabilityZone}`, {
          clusterIdentifier: cluster.id,
          instanceClass: "db.r6g.large",
          availabilityZone,
        });
    },
  },
  "docdb-deletion-protection": {
    wrong: ({ documents }) => {
      new aws.docdb.Cluster("orders", documents);
    },
    right: ({ documents }) => {
      new aws.docdb.Cluster("orders", { ...documents, deletionProtection: true }, { protect: true });
    },
  },
  "docdb-backup-retention": {
    wrong: ({ documents }) => {
      new aws.docdb.Cluster("orders", { ...documents, backupRetentionPeriod: 1 });
    },
    right: ({ documents }) => {
      new aws.docdb.Cluster("orders", { ...documents, backupRetentionPeriod: 14 });
    },
  },
  "docdb-final-snapshot": {
    wrong: ({ documents }) => {
      new aws.docdb.Cluster("orders", { ...documents, skipFinalSnapshot: true });
    },
    right: ({ documents }) => {
      new aws.docdb.Cluster("orders", {
        ...documents,
        skipFinalSnapshot: false,
        finalSnapshotIdentifier: "orders-final",
      });
    },
  },
  "neptune-multiple-az": {
    wrong: ({ graphs }) => {
      const cluster = new aws.neptune.Cluster("friends", graphs);
      new aws.neptune.ClusterInstance("friends-a", {
        clusterIdentifier: cluster.id,
        instanceClass: "db.r6g.large",
        availabilityZone: "us-east-1a",
      });
    },
    right: ({ graphs }) => {
      const cluster = new aws.neptune.Cluster("friends", graphs);
      for (const availabilityZone of ["us-east-1a", "us-east-1b"])
        new aws.neptune.ClusterInstance(`friends-${availabilityZone}`, {
          clusterIdentifier: cluster.id,
          instanceClass: "db.r6g.large",
          availabilityZone,
        });
    },
  },
  "neptune-deletion-protection": {
    wrong: ({ graphs }) => {
      new aws.neptune.Cluster("friends", graphs);
    },
    right: ({ graphs }) => {
      new aws.neptune.Cluster("friends", { ...graphs, deletionProtection: true }, { protect: true });
    },
  },
  "neptune-backup-retention": {
    wrong: ({ graphs }) => {
      new aws.neptune.Cluster("friends", { ...graphs, backupRetentionPeriod: 1 });
    },
    right: ({ graphs }) => {
      new aws.neptune.Cluster("friends", { ...graphs, backupRetentionPeriod: 14 });
    },
  },
  "neptune-final-snapshot": {
    wrong: ({ graphs }) => {
      new aws.neptune.Cluster("friends", { ...graphs, skipFinalSnapshot: true });
    },
    right: ({ graphs }) => {
      new aws.neptune.Cluster("friends", {
        ...graphs,
        skipFinalSnapshot: false,
        finalSnapshotIdentifier: "friends-final",
      });
    },
  },
  "redshift-snapshot-retention": {
    wrong: ({ warehouse }) => {
      new aws.redshift.Cluster("sales", { ...warehouse, automatedSnapshotRetentionPeriod: 0 });
    },
    right: ({ warehouse }) => {
      new aws.redshift.Cluster("sales", { ...warehouse, automatedSnapshotRetentionPeriod: 14 });
    },
  },
  "redshift-final-snapshot": {
    wrong: ({ warehouse }) => {
      new aws.redshift.Cluster("sales", { ...warehouse, skipFinalSnapshot: true });
    },
    right: ({ warehouse }) => {
      new aws.redshift.Cluster("sales", {
        ...warehouse,
        skipFinalSnapshot: false,
        finalSnapshotIdentifier: "sales-final",
      });
    },
  },
  "redshift-subnet-group-multiple-az": {
    wrong: ({ subnetA }) => {
      new aws.redshift.SubnetGroup("sales", { subnetIds: [subnetA.id] });
    },
    right: ({ subnetA, subnetB }) => {
      new aws.redshift.SubnetGroup("sales", { subnetIds: [subnetA.id, subnetB.id] });
    },
  },
  "opensearch-data-nodes": {
    wrong: () => {
      new aws.opensearch.Domain("search", {
        engineVersion: "OpenSearch_2.19",
        clusterConfig: { instanceType: "r7g.large.search", instanceCount: 1 },
        ebsOptions: { ebsEnabled: true, volumeSize: 100 },
      });
    },
    right: () => {
      new aws.opensearch.Domain("search", {
        engineVersion: "OpenSearch_2.19",
        clusterConfig: {
          instanceType: "r7g.large.search",
          instanceCount: 3,
          zoneAwarenessEnabled: true,
          zoneAwarenessConfig: { availabilityZoneCount: 3 },
        },
        ebsOptions: { ebsEnabled: true, volumeSize: 100 },
      });
    },
  },
  "dax-multiple-az": {
    wrong: ({ functionRole }) => {
      new aws.dax.Cluster("carts", {
        clusterName: "carts",
        iamRoleArn: functionRole.arn,
        nodeType: "dax.r5.large",
        replicationFactor: 1,
      });
    },
    right: ({ functionRole }) => {
      new aws.dax.Cluster("carts", {
        clusterName: "carts",
        iamRoleArn: functionRole.arn,
        nodeType: "dax.r5.large",
        replicationFactor: 3,
      });
    },
  },
  "lightsail-database-backup": {
    wrong: ({ lightsail }) => {
      new aws.lightsail.Database("blog", { ...lightsail, backupRetentionEnabled: false });
    },
    right: ({ lightsail }) => {
      new aws.lightsail.Database("blog", { ...lightsail, backupRetentionEnabled: true });
    },
  },
  "lightsail-database-high-availability": {
    wrong: ({ lightsail }) => {
      new aws.lightsail.Database("blog", { ...lightsail, bundleId: "small_2_0" });
    },
    right: ({ lightsail }) => {
      new aws.lightsail.Database("blog", { ...lightsail, bundleId: "small_ha_2_0" });
    },
  },
};
