import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { Examples } from "./example";

export const s3Replication: Examples = {
  "s3-delete-marker-replication": {
    wrong: ({ bucket, bucketWest, replicationRole }) => {
      new aws.s3.BucketReplicationConfig("uploads", {
        bucket: bucket.id,
        role: replicationRole.arn,
        rules: [{ status: "Enabled", filter: { prefix: "" }, destination: { bucket: bucketWest.arn } }],
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
  "s3-replication-destination": {
    wrong: ({ bucket, replicationRole }) => {
      const copies = new aws.s3.Bucket("copies");
      new aws.s3.BucketReplicationConfig("uploads", {
        bucket: bucket.id,
        role: replicationRole.arn,
        rules: [{ status: "Enabled", filter: { prefix: "" }, destination: { bucket: copies.arn } }],
      });
    },
    right: ({ bucket, replicationRole }) => {
      const region = "us-west-2";
      const copies = new aws.s3.Bucket("copies", { region });
      new aws.s3.BucketVersioning("copies", {
        region,
        bucket: copies.id,
        versioningConfiguration: { status: "Enabled" },
      });
      new aws.s3.BucketReplicationConfig("uploads", {
        bucket: bucket.id,
        role: replicationRole.arn,
        rules: [{ status: "Enabled", filter: { prefix: "" }, destination: { bucket: copies.arn } }],
      });
    },
  },
  "s3-replication-existing-objects": {
    wrong: ({ bucket, bucketWest, replicationRole }) => {
      new aws.s3.BucketReplicationConfig("uploads", {
        bucket: bucket.id,
        role: replicationRole.arn,
        rules: [
          {
            status: "Enabled",
            filter: { prefix: "" },
            existingObjectReplication: { status: "Enabled" },
            destination: { bucket: bucketWest.arn },
          },
        ],
      });
    },
    right: ({ bucket, bucketWest, replicationRole }) => {
      new aws.s3.BucketReplicationConfig("uploads", {
        bucket: bucket.id,
        role: replicationRole.arn,
        rules: [{ status: "Enabled", filter: { prefix: "" }, destination: { bucket: bucketWest.arn } }],
      });
    },
  },
  "s3-replication-role": {
    wrong: ({ bucket, bucketWest, functionRole }) => {
      new aws.s3.BucketReplicationConfig("uploads", {
        bucket: bucket.id,
        role: functionRole.arn,
        rules: [{ status: "Enabled", filter: { prefix: "" }, destination: { bucket: bucketWest.arn } }],
      });
    },
    right: ({ bucket, bucketWest }) => {
      const role = new aws.iam.Role("replication", {
        assumeRolePolicy: {
          Version: "2012-10-17",
          Statement: [{ Effect: "Allow", Principal: { Service: "s3.amazonaws.com" }, Action: "sts:AssumeRole" }],
        },
      });
      new aws.iam.RolePolicy("replication", {
        role: role.id,
        policy: {
          Version: "2012-10-17",
          Statement: [
            {
              Effect: "Allow",
              Action: ["s3:GetReplicationConfiguration", "s3:ListBucket"],
              Resource: bucket.arn,
            },
            {
              Effect: "Allow",
              Action: ["s3:GetObjectVersionForReplication", "s3:GetObjectVersionAcl", "s3:GetObjectVersionTagging"],
              Resource: pulumi.interpolate`${bucket.arn}/*`,
            },
            {
              Effect: "Allow",
              Action: ["s3:ReplicateObject", "s3:ReplicateDelete", "s3:ReplicateTags"],
              Resource: pulumi.interpolate`${bucketWest.arn}/*`,
            },
          ],
        },
      });
      new aws.s3.BucketReplicationConfig("uploads", {
        bucket: bucket.id,
        role: role.arn,
        rules: [{ status: "Enabled", filter: { prefix: "" }, destination: { bucket: bucketWest.arn } }],
      });
    },
  },
  "s3-replication-time-control": {
    wrong: ({ bucket, bucketWest, replicationRole }) => {
      new aws.s3.BucketReplicationConfig("uploads", {
        bucket: bucket.id,
        role: replicationRole.arn,
        rules: [{ status: "Enabled", filter: { prefix: "" }, destination: { bucket: bucketWest.arn } }],
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
            destination: {
              bucket: bucketWest.arn,
              replicationTime: { status: "Enabled", time: { minutes: 15 } },
              metrics: { status: "Enabled", eventThreshold: { minutes: 15 } },
            },
          },
        ],
      });
    },
  },
  "s3-replication-whole-bucket": {
    wrong: ({ bucket, bucketWest, replicationRole }) => {
      new aws.s3.BucketReplicationConfig("uploads", {
        bucket: bucket.id,
        role: replicationRole.arn,
        rules: [{ status: "Enabled", filter: { prefix: "invoices/" }, destination: { bucket: bucketWest.arn } }],
      });
    },
    right: ({ bucket, bucketWest, replicationRole }) => {
      new aws.s3.BucketReplicationConfig("uploads", {
        bucket: bucket.id,
        role: replicationRole.arn,
        rules: [{ status: "Enabled", filter: { prefix: "" }, destination: { bucket: bucketWest.arn } }],
      });
    },
  },
  "s3-replication-priority": {
    wrong: ({ bucket, bucketWest, replicationRole }) => {
      new aws.s3.BucketReplicationConfig("uploads", {
        bucket: bucket.id,
        role: replicationRole.arn,
        rules: ["invoices/", "photos/"].map((prefix) => ({
          status: "Enabled",
          priority: 1,
          filter: { prefix },
          destination: { bucket: bucketWest.arn },
        })),
      });
    },
    right: ({ bucket, bucketWest, replicationRole }) => {
      new aws.s3.BucketReplicationConfig("uploads", {
        bucket: bucket.id,
        role: replicationRole.arn,
        rules: ["invoices/", "photos/"].map((prefix, priority) => ({
          status: "Enabled",
          priority,
          filter: { prefix },
          destination: { bucket: bucketWest.arn },
        })),
      });
    },
  },
};
