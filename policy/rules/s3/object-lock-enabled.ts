import { BUCKET_OBJECT_LOCK, BUCKETS } from "../../aws";
import { defineRule } from "../../rule";
import { settingsOf } from "../../services/s3/bucket-settings";
import { compliant, violation } from "../../verdict";

const PROPERTY = "objectLockEnabled";

export const objectLockEnabled = defineRule({
  id: "s3-object-lock-enabled",
  title: "S3 general purpose buckets should have Object Lock enabled",
  practices: ["REL09-BP02"],
  peers: {
    securityHub: ["S3.15"],
    config: ["S3_BUCKET_DEFAULT_LOCK_ENABLED"],
    checkov: ["CKV_AWS_143"],
    cdkNag: ["S3BucketDefaultLockEnabled"],
    prowler: ["s3_bucket_object_lock"],
  },
  // Right for records and backups; wrong for logs, pages and what is deleted by design.
  optIn: true,
  service: "S3",
  severity: "low",
  why: "Who has an administrator's credentials can delete every version of every object. Object Lock keeps them for the retention period.",
  fix: "Set objectLockEnabled to true, and add an aws.s3.BucketObjectLockConfiguration. Acknowledge a bucket whose objects may be lost.",
  source: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lock.html",
  types: BUCKETS,
  check(bucket, graph) {
    if (settingsOf(bucket, [BUCKET_OBJECT_LOCK], PROPERTY, graph)) return compliant();
    // The provider's default (node_modules/@pulumi/aws/s3/bucket.d.ts, objectLockEnabled).
    if (graph.read.boolean(bucket, PROPERTY, false)) return compliant();
    return violation({
      property: PROPERTY,
      actual: graph.actual(bucket, PROPERTY, false),
      wanted: true,
      message: "Any role with the permission can delete every version of its objects.",
    });
  },
});
