import * as aws from "@pulumi/aws";
import type { Examples } from "./example";

export const databases: Examples = {
  "dms-multi-az": {
    wrong: () => {
      new aws.dms.ReplicationInstance("orders", {
        replicationInstanceId: "orders",
        replicationInstanceClass: "dms.r6i.large",
      });
    },
    right: () => {
      new aws.dms.ReplicationInstance("orders", {
        replicationInstanceId: "orders",
        replicationInstanceClass: "dms.r6i.large",
        multiAz: true,
      });
    },
  },
  "dynamodb-capacity-ignored": {
    wrong: ({ scaledCarts }) => {
      new aws.dynamodb.Table("carts", scaledCarts());
    },
    right: ({ scaledCarts }) => {
      new aws.dynamodb.Table("carts", scaledCarts(), { ignoreChanges: ["readCapacity", "writeCapacity"] });
    },
  },
  "efs-cross-region-copy": {
    wrong: () => {
      new aws.efs.FileSystem("shared");
    },
    right: () => {
      const shared = new aws.efs.FileSystem("shared");
      const destination = { region: "us-west-2" };
      new aws.efs.ReplicationConfiguration("shared", { sourceFileSystemId: shared.id, destination });
    },
  },
  "elasticache-snapshot-retention": {
    wrong: ({ cache }) => {
      new aws.elasticache.ReplicationGroup("sessions", cache);
    },
    right: ({ cache }) => {
      new aws.elasticache.ReplicationGroup("sessions", { ...cache, snapshotRetentionLimit: 7 });
    },
  },
  "msk-multiple-az": {
    wrong: ({ brokers, subnetA, subnetB }) => {
      const brokerNodeGroupInfo = { ...brokers.brokerNodeGroupInfo, clientSubnets: [subnetA.id, subnetB.id] };
      new aws.msk.Cluster("orders", { ...brokers, brokerNodeGroupInfo });
    },
    right: ({ brokers, subnetA, subnetB, subnetC }) => {
      const clientSubnets = [subnetA.id, subnetB.id, subnetC.id];
      new aws.msk.Cluster("orders", {
        ...brokers,
        brokerNodeGroupInfo: { ...brokers.brokerNodeGroupInfo, clientSubnets },
      });
    },
  },
  "opensearch-dedicated-masters": {
    wrong: () => {
      new aws.opensearch.Domain("search", { clusterConfig: { instanceCount: 3, zoneAwarenessEnabled: true } });
    },
    right: () => {
      const masters = {
        dedicatedMasterEnabled: true,
        dedicatedMasterCount: 3,
        dedicatedMasterType: "m7g.large.search",
      };
      new aws.opensearch.Domain("search", {
        clusterConfig: { instanceCount: 3, zoneAwarenessEnabled: true, ...masters },
      });
    },
  },
  "rds-aurora-backtrack": {
    wrong: ({ aurora }) => {
      new aws.rds.Cluster("orders", { ...aurora, engine: "aurora-mysql", engineVersion: undefined });
    },
    right: ({ aurora }) => {
      new aws.rds.Cluster("orders", {
        ...aurora,
        engine: "aurora-mysql",
        engineVersion: undefined,
        backtrackWindow: 86_400,
      });
    },
  },
  "rds-auto-minor-version-upgrade": {
    wrong: ({ postgres }) => {
      new aws.rds.Instance("orders", postgres);
    },
    right: ({ postgres }) => {
      new aws.rds.Instance("orders", { ...postgres, autoMinorVersionUpgrade: false });
    },
  },
  "rds-automated-backups-retained": {
    wrong: ({ postgres }) => {
      new aws.rds.Instance("orders", postgres);
    },
    right: ({ postgres }) => {
      new aws.rds.Instance("orders", { ...postgres, deleteAutomatedBackups: false });
    },
  },
  "rds-engine-version-supported": {
    wrong: ({ postgres }) => {
      new aws.rds.Instance("orders", { ...postgres, engineVersion: "11.22" });
    },
    right: ({ postgres }) => {
      new aws.rds.Instance("orders", postgres);
    },
  },
  "rds-enhanced-monitoring": {
    wrong: ({ postgres }) => {
      new aws.rds.Instance("orders", postgres);
    },
    right: ({ postgres, functionRole }) => {
      new aws.rds.Instance("orders", { ...postgres, monitoringInterval: 60, monitoringRoleArn: functionRole.arn });
    },
  },
  "rds-event-subscription": {
    wrong: ({ postgres }) => {
      new aws.rds.Instance("orders", postgres);
    },
    right: ({ postgres, topic }) => {
      new aws.rds.Instance("orders", postgres);
      new aws.rds.EventSubscription("databases", { snsTopic: topic.arn, sourceType: "db-instance" });
    },
  },
  "rds-parameter-group-forces-tls": {
    wrong: ({ postgres }) => {
      const group = new aws.rds.ParameterGroup("orders", {
        family: "postgres17",
        parameters: [{ name: "rds.force_ssl", value: "0" }],
      });
      new aws.rds.Instance("orders", { ...postgres, parameterGroupName: group.name });
    },
    right: ({ postgres }) => {
      const group = new aws.rds.ParameterGroup("orders", {
        family: "postgres17",
        parameters: [{ name: "rds.force_ssl", value: "1" }],
      });
      new aws.rds.Instance("orders", { ...postgres, parameterGroupName: group.name });
    },
  },
  "redshift-cross-region-copy": {
    wrong: ({ warehouse }) => {
      new aws.redshift.Cluster("sales", warehouse);
    },
    right: ({ warehouse }) => {
      const sales = new aws.redshift.Cluster("sales", warehouse);
      new aws.redshift.SnapshotCopy("sales", { clusterIdentifier: sales.id, destinationRegion: "us-west-2" });
    },
  },
  "redshift-multi-az": {
    wrong: ({ warehouse }) => {
      new aws.redshift.Cluster("sales", warehouse);
    },
    right: ({ warehouse }) => {
      new aws.redshift.Cluster("sales", { ...warehouse, multiAz: true });
    },
  },
};
