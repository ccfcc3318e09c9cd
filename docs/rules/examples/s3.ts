import * as aws from "@pulumi/aws";
import type { Examples } from "./example";

export const s3: Examples = {
  "s3-bucket-versioning": {
    wrong: () => {
      new aws.s3.Bucket("uploads");
    },
    right: () => {
      const bucket = new aws.s3.Bucket("uploads");
      new aws.s3.BucketVersioning("uploads", {
        bucket: bucket.id,
        versioningConfiguration: { status: "Enabled" },
      });
    },
  },
  "s3-block-public-access": {
    wrong: () => {
      const bucket = new aws.s3.Bucket("uploads", { tags: { "backup-plan": "data" } });
      new aws.s3.BucketPublicAccessBlock("uploads", {
        bucket: bucket.id,
        blockPublicAcls: true,
        blockPublicPolicy: false,
      });
    },
    right: () => {
      const bucket = new aws.s3.Bucket("uploads", { tags: { "backup-plan": "data" } });
      new aws.s3.BucketPublicAccessBlock("uploads", {
        bucket: bucket.id,
        blockPublicAcls: true,
        blockPublicPolicy: true,
        ignorePublicAcls: true,
        restrictPublicBuckets: true,
      });
    },
  },
  "s3-lifecycle-keeps-objects": {
    wrong: () => {
      const bucket = new aws.s3.Bucket("uploads", { tags: { "backup-plan": "data" } });
      new aws.s3.BucketLifecycleConfiguration("uploads", {
        bucket: bucket.id,
        rules: [{ id: "clean", status: "Enabled", expiration: { days: 30 } }],
      });
    },
    right: () => {
      const bucket = new aws.s3.Bucket("uploads", { tags: { "backup-plan": "data" } });
      new aws.s3.BucketLifecycleConfiguration("uploads", {
        bucket: bucket.id,
        rules: [{ id: "clean", status: "Enabled", noncurrentVersionExpiration: { noncurrentDays: 30 } }],
      });
    },
  },
  "s3-notification-destinations-allow-s3": {
    wrong: ({ bucket }) => {
      const queue = new aws.sqs.Queue("uploaded");
      new aws.s3.BucketNotification("uploads", {
        bucket: bucket.id,
        queues: [{ queueArn: queue.arn, events: ["s3:ObjectCreated:*"] }],
      });
    },
    right: ({ bucket }) => {
      const queue = new aws.sqs.Queue("uploaded");
      new aws.sqs.QueuePolicy("uploaded", {
        queueUrl: queue.url,
        policy: {
          Version: "2012-10-17",
          Statement: [
            {
              Effect: "Allow",
              Principal: { Service: "s3.amazonaws.com" },
              Action: "sqs:SendMessage",
              Resource: queue.arn,
              Condition: { ArnEquals: { "aws:SourceArn": bucket.arn } },
            },
          ],
        },
      });
      new aws.s3.BucketNotification("uploads", {
        bucket: bucket.id,
        queues: [{ queueArn: queue.arn, events: ["s3:ObjectCreated:*"] }],
      });
    },
  },
  "s3-object-lock-retention": {
    wrong: () => {
      new aws.s3.Bucket("records", { objectLockEnabled: true });
    },
    right: () => {
      const bucket = new aws.s3.Bucket("records", { objectLockEnabled: true });
      new aws.s3.BucketObjectLockConfiguration("records", {
        bucket: bucket.id,
        rule: { defaultRetention: { mode: "GOVERNANCE", days: 30 } },
      });
    },
  },
  "s3-cross-region-copy": {
    wrong: ({ vault, backupRole }) => {
      new aws.s3.Bucket("uploads", { tags: { "backup-plan": "daily" } });
      const plan = new aws.backup.Plan("daily", {
        rules: [{ ruleName: "daily", targetVaultName: vault.name, schedule: "cron(0 5 * * ? *)" }],
      });
      new aws.backup.Selection("daily", {
        planId: plan.id,
        iamRoleArn: backupRole.arn,
        selectionTags: [{ type: "STRINGEQUALS", key: "backup-plan", value: "daily" }],
      });
    },
    right: ({ bucket, bucketWest, replicationRole }) => {
      new aws.s3.BucketReplicationConfig("uploads", {
        bucket: bucket.id,
        role: replicationRole.arn,
        rules: [
          {
            status: "Enabled",
            filter: { prefix: "" },
            deleteMarkerReplication: { status: "Enabled" },
            destination: { bucket: bucketWest.arn },
          },
        ],
      });
    },
  },
};
