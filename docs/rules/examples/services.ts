import * as aws from "@pulumi/aws";
import type { Examples } from "./example";

export const services: Examples = {
  "ecs-az-spread": {
    wrong: ({ service }) => {
      new aws.ecs.Service("web", { ...service, availabilityZoneRebalancing: "DISABLED" });
    },
    right: ({ service }) => {
      new aws.ecs.Service("web", { ...service, availabilityZoneRebalancing: "ENABLED" });
    },
  },
  "ecs-container-data-persistent": {
    wrong: () => {
      new aws.ecs.TaskDefinition("orders", {
        family: "orders",
        containerDefinitions: JSON.stringify([{ name: "orders", image: "postgres:17", memory: 2048 }]),
      });
    },
    right: () => {
      const mountPoints = [{ sourceVolume: "data", containerPath: "/var/lib/postgresql/data" }];
      new aws.ecs.TaskDefinition("orders", {
        family: "orders",
        volumes: [{ name: "data", efsVolumeConfiguration: { fileSystemId: "fs-0123456789abcdef0" } }],
        containerDefinitions: JSON.stringify([{ name: "orders", image: "postgres:17", memory: 2048, mountPoints }]),
      });
    },
  },
  "ecs-container-insights": {
    wrong: () => {
      new aws.ecs.Cluster("main");
    },
    right: () => {
      new aws.ecs.Cluster("main", { settings: [{ name: "containerInsights", value: "enhanced" }] });
    },
  },
  "ecs-deployment-rollback": {
    wrong: ({ service }) => {
      new aws.ecs.Service("web", service);
    },
    right: ({ service }) => {
      new aws.ecs.Service("web", { ...service, deploymentCircuitBreaker: { enable: true, rollback: true } });
    },
  },
  "ecs-desired-count-ignored": {
    wrong: ({ service, scaled }) => {
      const web = new aws.ecs.Service("web", { ...service, desiredCount: 3 });
      scaled(web);
    },
    right: ({ service, scaled }) => {
      const web = new aws.ecs.Service("web", { ...service, desiredCount: 3 }, { ignoreChanges: ["desiredCount"] });
      scaled(web);
    },
  },
  "ecs-health-check-grace-period": {
    wrong: ({ service, behind }) => {
      new aws.ecs.Service("web", { ...service, loadBalancers: [behind] });
    },
    right: ({ service, behind }) => {
      new aws.ecs.Service("web", { ...service, loadBalancers: [behind], healthCheckGracePeriodSeconds: 60 });
    },
  },
  "ecs-service-autoscaling": {
    wrong: ({ service, behind }) => {
      new aws.ecs.Service("web", { ...service, loadBalancers: [behind] });
    },
    right: ({ service, behind, scaled }) => {
      const web = new aws.ecs.Service("web", { ...service, loadBalancers: [behind] });
      scaled(web);
    },
  },
  "eks-control-plane-logging": {
    wrong: ({ controlPlane }) => {
      new aws.eks.Cluster("main", controlPlane);
    },
    right: ({ controlPlane }) => {
      new aws.eks.Cluster("main", { ...controlPlane, enabledClusterLogTypes: ["audit"] });
    },
  },
  "eks-node-group-minimum-size": {
    wrong: ({ nodes }) => {
      new aws.eks.NodeGroup("web", { ...nodes, scalingConfig: { minSize: 1, desiredSize: 1, maxSize: 6 } });
    },
    right: ({ nodes }) => {
      new aws.eks.NodeGroup("web", { ...nodes, scalingConfig: { minSize: 3, desiredSize: 3, maxSize: 6 } });
    },
  },
  "events-bus-has-archive": {
    wrong: () => {
      new aws.cloudwatch.EventBus("orders");
    },
    right: () => {
      const orders = new aws.cloudwatch.EventBus("orders");
      new aws.cloudwatch.EventArchive("orders", { eventSourceArn: orders.arn, retentionDays: 30 });
    },
  },
  "events-target-retry-policy": {
    wrong: ({ eventRule, queue }) => {
      const retryPolicy = { maximumRetryAttempts: 0, maximumEventAgeInSeconds: 60 };
      new aws.cloudwatch.EventTarget("ordered", { rule: eventRule.name, arn: queue.arn, retryPolicy });
    },
    right: ({ eventRule, queue }) => {
      const retryPolicy = { maximumRetryAttempts: 185, maximumEventAgeInSeconds: 86_400 };
      new aws.cloudwatch.EventTarget("ordered", { rule: eventRule.name, arn: queue.arn, retryPolicy });
    },
  },
  "fis-experiment-logging": {
    wrong: ({ experiment }) => {
      new aws.fis.ExperimentTemplate("instances", experiment);
    },
    right: ({ experiment, logGroup }) => {
      const logGroupArn = logGroup.arn.apply((arn) => `${arn}:*`);
      new aws.fis.ExperimentTemplate("instances", {
        ...experiment,
        logConfiguration: { logSchemaVersion: 2, cloudwatchLogsConfiguration: { logGroupArn } },
      });
    },
  },
  "logs-group-retention": {
    wrong: () => {
      new aws.cloudwatch.LogGroup("web");
    },
    right: () => {
      new aws.cloudwatch.LogGroup("web", { retentionInDays: 90 });
    },
  },
  "route53-accelerated-recovery": {
    wrong: () => {
      new aws.route53.Zone("main", { name: "example.com" });
    },
    right: () => {
      new aws.route53.Zone("main", { name: "example.com", enableAcceleratedRecovery: true });
    },
  },
  "route53-record-checked-from-outside": {
    wrong: ({ record, balancer }) => {
      const aliases = [{ name: balancer.dnsName, zoneId: balancer.zoneId, evaluateTargetHealth: true }];
      const failoverRoutingPolicies = [{ type: "PRIMARY" }];
      new aws.route53.Record("shop", { ...record, setIdentifier: "east", failoverRoutingPolicies, aliases });
    },
    right: ({ record, balancer, check }) => {
      const aliases = [{ name: balancer.dnsName, zoneId: balancer.zoneId, evaluateTargetHealth: true }];
      const failoverRoutingPolicies = [{ type: "PRIMARY" }];
      new aws.route53.Record("shop", {
        ...record,
        setIdentifier: "east",
        failoverRoutingPolicies,
        aliases,
        healthCheckId: check.id,
      });
    },
  },
  "s3-lifecycle-expiration": {
    wrong: ({ bucket }) => {
      new aws.s3.BucketLifecycleConfiguration("uploads", {
        bucket: bucket.id,
        rules: [{ id: "tidy", status: "Enabled", filter: {}, expiration: { days: 365 } }],
      });
    },
    right: ({ bucket }) => {
      const noncurrentVersionExpiration = { noncurrentDays: 30 };
      const abortIncompleteMultipartUpload = { daysAfterInitiation: 7 };
      new aws.s3.BucketLifecycleConfiguration("uploads", {
        bucket: bucket.id,
        rules: [
          { id: "tidy", status: "Enabled", filter: {}, noncurrentVersionExpiration, abortIncompleteMultipartUpload },
        ],
      });
    },
  },
  "sqs-redrive-allow-policy": {
    wrong: ({ queue }) => {
      new aws.sqs.QueuePolicy("orders", { queueUrl: queue.url, policy: "{}" });
    },
    right: ({ queue, deadLetterQueue }) => {
      new aws.sqs.RedriveAllowPolicy("failed", {
        queueUrl: deadLetterQueue.url,
        redriveAllowPolicy: queue.arn.apply((arn) =>
          JSON.stringify({ redrivePermission: "byQueue", sourceQueueArns: [arn] }),
        ),
      });
    },
  },
};
