import * as aws from "@pulumi/aws";
import type { Examples } from "./example";

/** What a workload in two Regions needs of both. */
export const multiRegion: Examples = {
  "rds-copy-within-objective": {
    wrong: ({ postgres }) => {
      const orders = new aws.rds.Instance("orders", { ...postgres, backupRetentionPeriod: 7 });
      new aws.rds.InstanceAutomatedBackupsReplication("orders-west", {
        region: "us-west-2",
        sourceDbInstanceArn: orders.arn,
        retentionPeriod: 7,
      });
    },
    right: ({ postgres }) => {
      const orders = new aws.rds.Instance("orders", { ...postgres, backupRetentionPeriod: 7 });
      new aws.rds.Instance("orders-west", {
        region: "us-west-2",
        replicateSourceDb: orders.arn,
        instanceClass: "db.m7g.large",
        skipFinalSnapshot: false,
        finalSnapshotIdentifier: "orders-west-final",
      });
    },
  },
  "route53-failover-within-objective": {
    wrong: ({ zone, record, balancer, balancerWest }) => {
      const name = "us-east-1.shop.example.com";
      const aliases = [{ name: balancer.dnsName, zoneId: balancer.zoneId, evaluateTargetHealth: true }];
      new aws.route53.Record("east", { zoneId: zone.zoneId, name, type: "A", aliases });
      const check = new aws.route53.HealthCheck("east", {
        type: "HTTPS",
        fqdn: name,
        resourcePath: "/healthz",
        requestInterval: 30,
        failureThreshold: 3,
      });
      new aws.route53.Record("shop", {
        ...record,
        type: "CNAME",
        ttl: 3600,
        records: [name],
        setIdentifier: "primary",
        failoverRoutingPolicies: [{ type: "PRIMARY" }],
        healthCheckId: check.id,
      });
      new aws.route53.Record("shop-west", {
        ...record,
        type: "CNAME",
        ttl: 3600,
        records: [balancerWest.dnsName],
        setIdentifier: "secondary",
        failoverRoutingPolicies: [{ type: "SECONDARY" }],
      });
    },
    right: ({ record, balancer, balancerWest, check }) => {
      new aws.route53.Record("shop", {
        ...record,
        setIdentifier: "primary",
        failoverRoutingPolicies: [{ type: "PRIMARY" }],
        healthCheckId: check.id,
        aliases: [{ name: balancer.dnsName, zoneId: balancer.zoneId, evaluateTargetHealth: true }],
      });
      new aws.route53.Record("shop-west", {
        ...record,
        setIdentifier: "secondary",
        failoverRoutingPolicies: [{ type: "SECONDARY" }],
        aliases: [{ name: balancerWest.dnsName, zoneId: balancerWest.zoneId, evaluateTargetHealth: true }],
      });
    },
  },
  "s3-replication-alarms": {
    wrong: ({ bucket, bucketWest, replicationRole }) => {
      new aws.s3.BucketReplicationConfig("uploads", {
        bucket: bucket.id,
        role: replicationRole.arn,
        rules: [
          {
            id: "all",
            status: "Enabled",
            filter: { prefix: "" },
            destination: { bucket: bucketWest.arn, metrics: { status: "Enabled" } },
          },
        ],
      });
    },
    right: ({ bucket, bucketWest, replicationRole, topic, topicWest }) => {
      new aws.s3.BucketReplicationConfig("uploads", {
        bucket: bucket.id,
        role: replicationRole.arn,
        rules: [
          {
            id: "all",
            status: "Enabled",
            filter: { prefix: "" },
            destination: { bucket: bucketWest.arn, metrics: { status: "Enabled" } },
          },
        ],
      });
      const alarm = {
        namespace: "AWS/S3",
        dimensions: { SourceBucket: bucket.id, DestinationBucket: bucketWest.id, RuleId: "all" },
        comparisonOperator: "GreaterThanThreshold",
        period: 60,
        evaluationPeriods: 5,
        treatMissingData: "notBreaching",
      };
      new aws.cloudwatch.MetricAlarm("failed", {
        ...alarm,
        metricName: "OperationsFailedReplication",
        statistic: "Sum",
        threshold: 0,
        alarmActions: [topic.arn],
      });
      new aws.cloudwatch.MetricAlarm("latency", {
        ...alarm,
        region: "us-west-2",
        metricName: "ReplicationLatency",
        statistic: "Maximum",
        threshold: 900,
        alarmActions: [topicWest.arn],
      });
    },
  },
  "s3-replication-two-way": {
    wrong: ({ bucket, bucketWest, replicationRole }) => {
      new aws.s3.BucketReplicationConfig("uploads", {
        bucket: bucket.id,
        role: replicationRole.arn,
        rules: [{ status: "Enabled", filter: { prefix: "" }, destination: { bucket: bucketWest.arn } }],
      });
    },
    right: ({ bucket, bucketWest, replicationRole }) => {
      const rule = {
        status: "Enabled",
        filter: { prefix: "" },
        sourceSelectionCriteria: { replicaModifications: { status: "Enabled" } },
      };
      new aws.s3.BucketReplicationConfig("uploads", {
        bucket: bucket.id,
        role: replicationRole.arn,
        rules: [{ ...rule, destination: { bucket: bucketWest.arn } }],
      });
      new aws.s3.BucketReplicationConfig("uploads-west", {
        region: "us-west-2",
        bucket: bucketWest.id,
        role: replicationRole.arn,
        rules: [{ ...rule, destination: { bucket: bucket.arn } }],
      });
    },
  },
  "servicequotas-same-in-regions": {
    wrong: ({ balancer, balancerWest }) => {
      // Running On-Demand Standard instances, in vCPUs.
      const quota = { serviceCode: "ec2", quotaCode: "L-1216C47A", value: 512 };
      new aws.servicequotas.ServiceQuota("instances", quota, { dependsOn: [balancer, balancerWest] });
    },
    right: ({ balancer, balancerWest }) => {
      // Running On-Demand Standard instances, in vCPUs.
      const quota = { serviceCode: "ec2", quotaCode: "L-1216C47A", value: 512 };
      new aws.servicequotas.ServiceQuota("instances", quota, { dependsOn: balancer });
      new aws.servicequotas.ServiceQuota(
        "instances-west",
        { ...quota, region: "us-west-2" },
        { dependsOn: balancerWest },
      );
    },
  },
  "cloudfront-origin-group-failover": {
    wrong: ({ distribution, balancerWest }) => {
      const [origin] = distribution.origins;
      const behavior = { ...distribution.defaultCacheBehavior, targetOriginId: "shop-both" };
      new aws.cloudfront.Distribution("shop", {
        ...distribution,
        viewerCertificate: { cloudfrontDefaultCertificate: true },
        origins: [origin!, { ...origin!, originId: "shop-west", domainName: balancerWest.dnsName }],
        originGroups: [
          {
            originId: "shop-both",
            failoverCriteria: { statusCodes: [500, 502, 503, 504] },
            members: [{ originId: "shop" }, { originId: "shop-west" }],
          },
        ],
        defaultCacheBehavior: behavior,
        orderedCacheBehaviors: [{ ...behavior, pathPattern: "/images/*", targetOriginId: "shop" }],
      });
    },
    right: ({ distribution, balancerWest }) => {
      const [origin] = distribution.origins;
      const behavior = { ...distribution.defaultCacheBehavior, targetOriginId: "shop-both" };
      new aws.cloudfront.Distribution("shop", {
        ...distribution,
        viewerCertificate: { cloudfrontDefaultCertificate: true },
        origins: [origin!, { ...origin!, originId: "shop-west", domainName: balancerWest.dnsName }],
        originGroups: [
          {
            originId: "shop-both",
            failoverCriteria: { statusCodes: [500, 502, 503, 504] },
            members: [{ originId: "shop" }, { originId: "shop-west" }],
          },
        ],
        defaultCacheBehavior: behavior,
        orderedCacheBehaviors: [{ ...behavior, pathPattern: "/images/*" }],
      });
    },
  },
};
