import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { Examples } from "./example";

export const audit: Examples = {
  "cloudtrail-log-deletion-protection": {
    wrong: ({ trail }) => {
      new aws.cloudtrail.Trail("audit", trail);
    },
    right: ({ trail, bucket }) => {
      new aws.s3.BucketPolicy("audit", {
        bucket: bucket.id,
        policy: {
          Version: "2012-10-17",
          Statement: [
            {
              Effect: "Allow",
              Principal: { Service: "cloudtrail.amazonaws.com" },
              Action: "s3:GetBucketAcl",
              Resource: bucket.arn,
            },
            {
              Effect: "Allow",
              Principal: { Service: "cloudtrail.amazonaws.com" },
              Action: "s3:PutObject",
              Resource: pulumi.interpolate`${bucket.arn}/AWSLogs/123456789012/*`,
              Condition: { StringEquals: { "s3:x-amz-acl": "bucket-owner-full-control" } },
            },
            {
              Effect: "Deny",
              Principal: "*",
              Action: ["s3:DeleteObject", "s3:DeleteObjectVersion"],
              Resource: pulumi.interpolate`${bucket.arn}/*`,
            },
          ],
        },
      });
      new aws.cloudtrail.Trail("audit", trail);
    },
  },
  "cloudtrail-delivery-allowed": {
    wrong: ({ trail }) => {
      new aws.cloudtrail.Trail("audit", trail);
    },
    right: ({ trail, bucket }) => {
      new aws.s3.BucketPolicy("audit", {
        bucket: bucket.id,
        policy: {
          Version: "2012-10-17",
          Statement: [
            {
              Effect: "Allow",
              Principal: { Service: "cloudtrail.amazonaws.com" },
              Action: "s3:GetBucketAcl",
              Resource: bucket.arn,
            },
            {
              Effect: "Allow",
              Principal: { Service: "cloudtrail.amazonaws.com" },
              Action: "s3:PutObject",
              Resource: pulumi.interpolate`${bucket.arn}/AWSLogs/123456789012/*`,
              Condition: { StringEquals: { "s3:x-amz-acl": "bucket-owner-full-control" } },
            },
          ],
        },
      });
      new aws.cloudtrail.Trail("audit", trail);
    },
  },
  "cloudtrail-stop-logging-alarm": {
    wrong: ({ trail }) => {
      new aws.cloudtrail.Trail("audit", trail);
    },
    right: ({ trail, topic }) => {
      new aws.cloudtrail.Trail("audit", trail);
      const rule = new aws.cloudwatch.EventRule("trail-changed", {
        eventPattern: JSON.stringify({
          source: ["aws.cloudtrail"],
          "detail-type": ["AWS API Call via CloudTrail"],
          detail: { eventName: ["StopLogging", "DeleteTrail", "UpdateTrail", "PutEventSelectors"] },
        }),
      });
      new aws.cloudwatch.EventTarget("trail-changed", { rule: rule.name, arn: topic.arn });
      new aws.sns.TopicPolicy("oncall", {
        arn: topic.arn,
        policy: {
          Version: "2012-10-17",
          Statement: [
            {
              Effect: "Allow",
              Principal: { Service: "events.amazonaws.com" },
              Action: "sns:Publish",
              Resource: topic.arn,
            },
          ],
        },
      });
    },
  },
  "secretsmanager-database-secret-replicated": {
    wrong: ({ postgres }) => {
      const orders = new aws.rds.Instance("orders", postgres);
      const secret = new aws.secretsmanager.Secret("orders");
      new aws.secretsmanager.SecretVersion("orders", { secretId: secret.id, secretString: postgres.password });
      new aws.rds.Instance("orders-west", {
        region: "us-west-2",
        replicateSourceDb: orders.arn,
        instanceClass: "db.m7g.large",
      });
    },
    right: ({ postgres }) => {
      const orders = new aws.rds.Instance("orders", postgres);
      const secret = new aws.secretsmanager.Secret("orders", { replicas: [{ region: "us-west-2" }] });
      new aws.secretsmanager.SecretVersion("orders", { secretId: secret.id, secretString: postgres.password });
      new aws.rds.Instance("orders-west", {
        region: "us-west-2",
        replicateSourceDb: orders.arn,
        instanceClass: "db.m7g.large",
      });
    },
  },
  "events-endpoint-health-check": {
    wrong: ({ endpoint }) => {
      new aws.cloudwatch.EventEndpoint("orders", {
        ...endpoint,
        routingConfig: { failoverConfig: { primary: {}, secondary: { route: "us-west-2" } } },
      });
    },
    right: ({ endpoint }) => {
      const late = new aws.cloudwatch.MetricAlarm("events-late", {
        namespace: "AWS/Events",
        metricName: "IngestionToInvocationStartLatency",
        statistic: "Average",
        comparisonOperator: "GreaterThanThreshold",
        threshold: 30_000,
        period: 60,
        evaluationPeriods: 5,
        treatMissingData: "breaching",
      });
      const healthy = new aws.route53.HealthCheck("events", {
        type: "CLOUDWATCH_METRIC",
        cloudwatchAlarmName: late.name,
        cloudwatchAlarmRegion: "us-east-1",
        insufficientDataHealthStatus: "Unhealthy",
      });
      new aws.cloudwatch.EventEndpoint("orders", {
        ...endpoint,
        routingConfig: {
          failoverConfig: { primary: { healthCheck: healthy.arn }, secondary: { route: "us-west-2" } },
        },
      });
    },
  },
  "s3-replication-kms": {
    wrong: ({ bucket, bucketWest, replicationRole, key }) => {
      new aws.s3.BucketServerSideEncryptionConfiguration("uploads", {
        bucket: bucket.id,
        rules: [{ applyServerSideEncryptionByDefault: { sseAlgorithm: "aws:kms", kmsMasterKeyId: key.arn } }],
      });
      new aws.s3.BucketReplicationConfig("uploads", {
        bucket: bucket.id,
        role: replicationRole.arn,
        rules: [{ status: "Enabled", filter: { prefix: "" }, destination: { bucket: bucketWest.arn } }],
      });
    },
    right: ({ bucket, bucketWest, replicationRole, key, keyWest }) => {
      new aws.s3.BucketServerSideEncryptionConfiguration("uploads", {
        bucket: bucket.id,
        rules: [{ applyServerSideEncryptionByDefault: { sseAlgorithm: "aws:kms", kmsMasterKeyId: key.arn } }],
      });
      new aws.iam.RolePolicy("replication-keys", {
        role: replicationRole.id,
        policy: {
          Version: "2012-10-17",
          Statement: [
            { Effect: "Allow", Action: "kms:Decrypt", Resource: key.arn },
            { Effect: "Allow", Action: "kms:Encrypt", Resource: keyWest.arn },
          ],
        },
      });
      new aws.s3.BucketReplicationConfig("uploads", {
        bucket: bucket.id,
        role: replicationRole.arn,
        rules: [
          {
            status: "Enabled",
            filter: { prefix: "" },
            sourceSelectionCriteria: { sseKmsEncryptedObjects: { status: "Enabled" } },
            destination: {
              bucket: bucketWest.arn,
              encryptionConfiguration: { replicaKmsKeyId: keyWest.arn },
            },
          },
        ],
      });
    },
  },
  "fis-action-quota": {
    wrong: ({ experiment }) => {
      const [stop] = experiment.actions;
      const actions = Array.from({ length: 24 }, (_, index) => ({ ...stop!, name: `stop-${index}` }));
      new aws.fis.ExperimentTemplate("instances", { ...experiment, actions });
    },
    right: ({ experiment }) => {
      new aws.fis.ExperimentTemplate("instances", experiment);
    },
  },
};
