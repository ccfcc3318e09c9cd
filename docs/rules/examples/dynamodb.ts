import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { Examples } from "./example";

/** What every table of these examples is. */
const CARTS = {
  hashKey: "customer",
  attributes: [{ name: "customer", type: "S" }],
  billingMode: "PAY_PER_REQUEST",
};

export const dynamodb: Examples = {
  "dynamodb-autoscaling": {
    wrong: () => {
      new aws.dynamodb.Table("carts", {
        hashKey: "customer",
        attributes: [{ name: "customer", type: "S" }],
        billingMode: "PROVISIONED",
        readCapacity: 5,
        writeCapacity: 5,
      });
    },
    right: () => {
      const carts = new aws.dynamodb.Table("carts", {
        hashKey: "customer",
        attributes: [{ name: "customer", type: "S" }],
        billingMode: "PROVISIONED",
        readCapacity: 5,
        writeCapacity: 5,
      });
      for (const kind of ["Read", "Write"]) {
        const target = new aws.appautoscaling.Target(`carts-${kind}`, {
          serviceNamespace: "dynamodb",
          resourceId: pulumi.interpolate`table/${carts.name}`,
          scalableDimension: `dynamodb:table:${kind}CapacityUnits`,
          minCapacity: 5,
          maxCapacity: 500,
        });
        new aws.appautoscaling.Policy(`carts-${kind}`, {
          policyType: "TargetTrackingScaling",
          serviceNamespace: target.serviceNamespace,
          resourceId: target.resourceId,
          scalableDimension: target.scalableDimension,
          targetTrackingScalingPolicyConfiguration: {
            predefinedMetricSpecification: { predefinedMetricType: `DynamoDB${kind}CapacityUtilization` },
            targetValue: 70,
          },
        });
      }
      // Or billingMode: "PAY_PER_REQUEST", which needs neither capacity nor policies.
    },
  },
  "dynamodb-point-in-time-recovery": {
    wrong: () => {
      new aws.dynamodb.Table("carts", CARTS);
    },
    right: () => {
      new aws.dynamodb.Table("carts", { ...CARTS, pointInTimeRecovery: { enabled: true } });
    },
  },
  "dynamodb-recovery-period": {
    wrong: () => {
      new aws.dynamodb.Table("carts", {
        ...CARTS,
        pointInTimeRecovery: { enabled: true, recoveryPeriodInDays: 1 },
      });
    },
    right: () => {
      new aws.dynamodb.Table("carts", {
        ...CARTS,
        pointInTimeRecovery: { enabled: true, recoveryPeriodInDays: 35 },
      });
    },
  },
  "dynamodb-deletion-protection": {
    wrong: () => {
      new aws.dynamodb.Table("carts", CARTS);
    },
    right: () => {
      new aws.dynamodb.Table("carts", { ...CARTS, deletionProtectionEnabled: true }, { protect: true });
    },
  },
  "dynamodb-cross-region-copy": {
    wrong: () => {
      new aws.dynamodb.Table("carts", CARTS);
    },
    right: () => {
      const carts = new aws.dynamodb.Table("carts", {
        ...CARTS,
        streamEnabled: true,
        streamViewType: "NEW_AND_OLD_IMAGES",
      });
      new aws.dynamodb.TableReplica("carts-west", { region: "us-west-2", globalTableArn: carts.arn });
    },
  },
  "dynamodb-key-region": {
    wrong: ({ key }) => {
      const carts = new aws.dynamodb.Table("carts", {
        ...CARTS,
        serverSideEncryption: { enabled: true, kmsKeyArn: key.arn },
      });
      new aws.dynamodb.TableReplica("carts-west", {
        region: "us-west-2",
        globalTableArn: carts.arn,
        kmsKeyArn: key.arn,
      });
    },
    right: ({ key, keyWest }) => {
      const carts = new aws.dynamodb.Table("carts", {
        ...CARTS,
        serverSideEncryption: { enabled: true, kmsKeyArn: key.arn },
      });
      new aws.dynamodb.TableReplica("carts-west", {
        region: "us-west-2",
        globalTableArn: carts.arn,
        kmsKeyArn: keyWest.arn,
      });
    },
  },
  "dynamodb-replication-latency-alarm": {
    wrong: () => {
      const carts = new aws.dynamodb.Table("carts", CARTS);
      new aws.dynamodb.TableReplica("carts-west", { region: "us-west-2", globalTableArn: carts.arn });
    },
    right: ({ topic }) => {
      const carts = new aws.dynamodb.Table("carts", CARTS);
      new aws.dynamodb.TableReplica("carts-west", { region: "us-west-2", globalTableArn: carts.arn });
      new aws.cloudwatch.MetricAlarm("carts-replication", {
        namespace: "AWS/DynamoDB",
        metricName: "ReplicationLatency",
        dimensions: { TableName: carts.name, ReceivingRegion: "us-west-2" },
        statistic: "Average",
        comparisonOperator: "GreaterThanThreshold",
        threshold: 60_000,
        period: 60,
        evaluationPeriods: 3,
        treatMissingData: "notBreaching",
        alarmActions: [topic.arn],
      });
    },
  },
  "dynamodb-strong-consistency-regions": {
    wrong: () => {
      new aws.dynamodb.Table("carts", {
        ...CARTS,
        replicas: [{ regionName: "us-west-2", consistencyMode: "STRONG" }],
      });
    },
    right: () => {
      new aws.dynamodb.Table("carts", {
        ...CARTS,
        replicas: [
          { regionName: "us-east-2", consistencyMode: "STRONG" },
          { regionName: "us-west-2", consistencyMode: "STRONG" },
        ],
      });
    },
  },
};
