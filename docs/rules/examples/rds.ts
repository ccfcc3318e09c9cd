import * as aws from "@pulumi/aws";
import type { Examples } from "./example";

export const rds: Examples = {
  "rds-instance-multi-az": {
    wrong: ({ postgres, dbSubnets }) => {
      new aws.rds.Instance("orders", { ...postgres, dbSubnetGroupName: dbSubnets.name });
    },
    right: ({ postgres, dbSubnets }) => {
      new aws.rds.Instance("orders", { ...postgres, dbSubnetGroupName: dbSubnets.name, multiAz: true });
    },
  },
  "rds-backup-retention": {
    wrong: ({ postgres }) => {
      new aws.rds.Instance("orders", { ...postgres, backupRetentionPeriod: 1 });
    },
    right: ({ postgres }) => {
      new aws.rds.Instance("orders", { ...postgres, backupRetentionPeriod: 14 });
    },
  },
  "rds-deletion-protection": {
    wrong: ({ postgres }) => {
      new aws.rds.Instance("orders", postgres);
    },
    right: ({ postgres }) => {
      new aws.rds.Instance("orders", { ...postgres, deletionProtection: true }, { protect: true });
    },
  },
  "rds-final-snapshot": {
    wrong: ({ aurora }) => {
      new aws.rds.Cluster("orders", { ...aurora, skipFinalSnapshot: true });
    },
    right: ({ aurora }) => {
      new aws.rds.Cluster("orders", {
        ...aurora,
        skipFinalSnapshot: false,
        finalSnapshotIdentifier: "orders-final",
      });
    },
  },
  "rds-managed-password": {
    wrong: () => {
      new aws.rds.Instance("orders", {
        engine: "postgres",
        engineVersion: "17.7",
        instanceClass: "db.m7g.large",
        allocatedStorage: 100,
        username: "orders",
      });
    },
    right: () => {
      new aws.rds.Instance("orders", {
        engine: "postgres",
        engineVersion: "17.7",
        instanceClass: "db.m7g.large",
        allocatedStorage: 100,
        username: "orders",
        manageMasterUserPassword: true,
      });
    },
  },
  "rds-not-publicly-accessible": {
    wrong: ({ postgres }) => {
      new aws.rds.Instance("orders", { ...postgres, publiclyAccessible: true });
    },
    right: ({ postgres }) => {
      new aws.rds.Instance("orders", { ...postgres, publiclyAccessible: false });
    },
  },
  "rds-storage-autoscaling": {
    wrong: ({ postgres }) => {
      new aws.rds.Instance("orders", { ...postgres, allocatedStorage: 100 });
    },
    right: ({ postgres }) => {
      new aws.rds.Instance("orders", { ...postgres, allocatedStorage: 100, maxAllocatedStorage: 500 });
    },
  },
  "rds-subnet-group-multiple-az": {
    wrong: ({ subnetA }) => {
      new aws.rds.SubnetGroup("orders", { subnetIds: [subnetA.id] });
    },
    right: ({ subnetA, subnetB, subnetC }) => {
      new aws.rds.SubnetGroup("orders", { subnetIds: [subnetA.id, subnetB.id, subnetC.id] });
    },
  },
  "rds-cross-region-copy": {
    wrong: ({ postgres }) => {
      new aws.rds.Instance("orders", { ...postgres, backupRetentionPeriod: 14 });
    },
    right: ({ postgres }) => {
      const orders = new aws.rds.Instance("orders", { ...postgres, backupRetentionPeriod: 14 });
      new aws.rds.Instance("orders-west", {
        region: "us-west-2",
        replicateSourceDb: orders.arn,
        instanceClass: "db.m7g.large",
      });
    },
  },
  "rds-copy-matches-source": {
    wrong: ({ postgres }) => {
      const orders = new aws.rds.Instance("orders", { ...postgres, instanceClass: "db.m7g.large" });
      new aws.rds.Instance("orders-west", {
        region: "us-west-2",
        replicateSourceDb: orders.arn,
        instanceClass: "db.t4g.micro",
      });
    },
    right: ({ postgres }) => {
      const orders = new aws.rds.Instance("orders", { ...postgres, instanceClass: "db.m7g.large" });
      const parameterGroup = new aws.rds.ParameterGroup("orders-west", { region: "us-west-2", family: "postgres17" });
      const subnetGroup = new aws.rds.SubnetGroup("orders-west", {
        region: "us-west-2",
        subnetIds: ["subnet-0aaaaaaaaaaaaaaaa", "subnet-0bbbbbbbbbbbbbbbb"],
      });
      new aws.rds.Instance("orders-west", {
        region: "us-west-2",
        replicateSourceDb: orders.arn,
        instanceClass: "db.m7g.large",
        parameterGroupName: parameterGroup.name,
        dbSubnetGroupName: subnetGroup.name,
      });
    },
  },
  "rds-replication-lag-alarm": {
    wrong: ({ postgres }) => {
      const orders = new aws.rds.Instance("orders", postgres);
      new aws.rds.Instance("orders-west", {
        region: "us-west-2",
        replicateSourceDb: orders.arn,
        instanceClass: "db.m7g.large",
      });
    },
    right: ({ postgres, topicWest }) => {
      const orders = new aws.rds.Instance("orders", postgres);
      const copy = new aws.rds.Instance("orders-west", {
        region: "us-west-2",
        replicateSourceDb: orders.arn,
        instanceClass: "db.m7g.large",
      });
      new aws.cloudwatch.MetricAlarm("orders-lag", {
        region: "us-west-2",
        namespace: "AWS/RDS",
        metricName: "ReplicaLag",
        dimensions: { DBInstanceIdentifier: copy.identifier },
        statistic: "Maximum",
        comparisonOperator: "GreaterThanThreshold",
        threshold: 60,
        period: 60,
        evaluationPeriods: 3,
        treatMissingData: "breaching",
        alarmActions: [topicWest.arn],
      });
    },
  },
  "rds-maintenance-windows-differ": {
    wrong: ({ postgres }) => {
      const maintenanceWindow = "Sun:06:00-Sun:07:00";
      const orders = new aws.rds.Instance("orders", { ...postgres, maintenanceWindow });
      new aws.rds.Instance("orders-west", {
        region: "us-west-2",
        replicateSourceDb: orders.arn,
        instanceClass: "db.m7g.large",
        maintenanceWindow,
      });
    },
    right: ({ postgres }) => {
      const orders = new aws.rds.Instance("orders", { ...postgres, maintenanceWindow: "Sun:06:00-Sun:07:00" });
      new aws.rds.Instance("orders-west", {
        region: "us-west-2",
        replicateSourceDb: orders.arn,
        instanceClass: "db.m7g.large",
        maintenanceWindow: "Wed:06:00-Wed:07:00",
      });
    },
  },
  "rds-proxy-multiple-az": {
    wrong: ({ subnetA, functionRole }) => {
      new aws.rds.Proxy("orders", {
        engineFamily: "POSTGRESQL",
        roleArn: functionRole.arn,
        vpcSubnetIds: [subnetA.id],
        auths: [
          { authScheme: "SECRETS", secretArn: "arn:aws:secretsmanager:us-east-1:123456789012:secret:orders-AbCdEf" },
        ],
      });
    },
    right: ({ subnetA, subnetB, functionRole }) => {
      new aws.rds.Proxy("orders", {
        engineFamily: "POSTGRESQL",
        roleArn: functionRole.arn,
        vpcSubnetIds: [subnetA.id, subnetB.id],
        auths: [
          { authScheme: "SECRETS", secretArn: "arn:aws:secretsmanager:us-east-1:123456789012:secret:orders-AbCdEf" },
        ],
      });
    },
  },
};
