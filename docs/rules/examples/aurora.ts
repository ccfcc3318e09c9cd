import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { Examples } from "./example";

export const auroraClusters: Examples = {
  "rds-aurora-multiple-az": {
    wrong: ({ aurora }) => {
      const cluster = new aws.rds.Cluster("orders", aurora);
      new aws.rds.ClusterInstance("orders-writer", {
        clusterIdentifier: cluster.id,
        engine: "aurora-postgresql",
        instanceClass: "db.r7g.large",
        availabilityZone: "us-east-1a",
      });
    },
    right: ({ aurora }) => {
      const cluster = new aws.rds.Cluster("orders", aurora);
      for (const availabilityZone of ["us-east-1a", "us-east-1b"])
        new aws.rds.ClusterInstance(`orders-${availabilityZone}`, {
          clusterIdentifier: cluster.id,
          engine: "aurora-postgresql",
          instanceClass: "db.r7g.large",
          availabilityZone,
        });
    },
  },
  "rds-aurora-promotion-tiers": {
    wrong: ({ aurora }) => {
      const cluster = new aws.rds.Cluster("orders", aurora);
      new aws.rds.ClusterInstance("orders-writer", {
        clusterIdentifier: cluster.id,
        engine: "aurora-postgresql",
        instanceClass: "db.r7g.4xlarge",
        promotionTier: 0,
      });
      new aws.rds.ClusterInstance("orders-reports", {
        clusterIdentifier: cluster.id,
        engine: "aurora-postgresql",
        instanceClass: "db.r7g.large",
        promotionTier: 1,
      });
    },
    right: ({ aurora }) => {
      const cluster = new aws.rds.Cluster("orders", aurora);
      for (const name of ["orders-writer", "orders-standby"])
        new aws.rds.ClusterInstance(name, {
          clusterIdentifier: cluster.id,
          engine: "aurora-postgresql",
          instanceClass: "db.r7g.4xlarge",
          promotionTier: 0,
        });
      new aws.rds.ClusterInstance("orders-reports", {
        clusterIdentifier: cluster.id,
        engine: "aurora-postgresql",
        instanceClass: "db.r7g.large",
        promotionTier: 15,
      });
    },
  },
  "rds-aurora-reader-autoscaling": {
    wrong: ({ aurora }) => {
      const cluster = new aws.rds.Cluster("orders", { ...aurora, clusterIdentifier: "orders" });
      new aws.rds.ClusterInstance("orders-writer", {
        clusterIdentifier: cluster.id,
        engine: "aurora-postgresql",
        instanceClass: "db.r7g.large",
      });
      new aws.appautoscaling.Target("orders", {
        serviceNamespace: "rds",
        resourceId: pulumi.interpolate`cluster:${cluster.id}`,
        scalableDimension: "rds:cluster:ReadReplicaCount",
        minCapacity: 1,
        maxCapacity: 4,
      });
    },
    right: ({ aurora }) => {
      const cluster = new aws.rds.Cluster("orders", { ...aurora, clusterIdentifier: "orders" });
      new aws.rds.ClusterInstance("orders-writer", {
        clusterIdentifier: cluster.id,
        engine: "aurora-postgresql",
        instanceClass: "db.r7g.large",
      });
      const target = new aws.appautoscaling.Target("orders", {
        serviceNamespace: "rds",
        resourceId: pulumi.interpolate`cluster:${cluster.id}`,
        scalableDimension: "rds:cluster:ReadReplicaCount",
        minCapacity: 1,
        maxCapacity: 4,
      });
      new aws.appautoscaling.Policy("orders", {
        policyType: "TargetTrackingScaling",
        serviceNamespace: target.serviceNamespace,
        resourceId: target.resourceId,
        scalableDimension: target.scalableDimension,
        targetTrackingScalingPolicyConfiguration: {
          predefinedMetricSpecification: { predefinedMetricType: "RDSReaderAverageCPUUtilization" },
          targetValue: 60,
        },
      });
    },
  },
  "rds-global-database-complete": {
    wrong: ({ aurora }) => {
      const global = new aws.rds.GlobalCluster("orders", {
        globalClusterIdentifier: "orders",
        engine: "aurora-postgresql",
        storageEncrypted: true,
      });
      new aws.rds.Cluster("orders", { ...aurora, globalClusterIdentifier: global.id });
    },
    right: ({ aurora, keyWest }) => {
      const global = new aws.rds.GlobalCluster("orders", {
        globalClusterIdentifier: "orders",
        engine: "aurora-postgresql",
        storageEncrypted: true,
      });
      const primary = new aws.rds.Cluster("orders", { ...aurora, globalClusterIdentifier: global.id });
      new aws.rds.Cluster(
        "orders-west",
        {
          region: "us-west-2",
          engine: "aurora-postgresql",
          globalClusterIdentifier: global.id,
          storageEncrypted: true,
          kmsKeyId: keyWest.arn,
          skipFinalSnapshot: false,
          finalSnapshotIdentifier: "orders-west-final",
        },
        { dependsOn: primary },
      );
    },
  },
};
