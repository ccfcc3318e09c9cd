import { TRAIL } from "../../aws";
import { any, decided } from "../../graph";
import { defineRule } from "../../rule";
import { bucketOf, isLocked, policyDeniesDeletions } from "../../services/cloudtrail/record";
import { compliant, undecided, violation } from "../../verdict";

const PROPERTY = "s3BucketName";

export const logDeletionProtection = defineRule({
  id: "cloudtrail-log-deletion-protection",
  title: "CloudTrail S3 buckets should protect log files from deletion",
  practices: ["REL06-BP05", "REL09-BP02"],
  peers: { prowler: ["cloudtrail_bucket_requires_mfa_delete"] },
  service: "CloudTrail",
  severity: "high",
  why: "An attacker deletes the log files first, with any role that permits it.",
  fix: 'Deny s3:DeleteObject and s3:DeleteObjectVersion to the principal "*" in the bucket\'s aws.s3.BucketPolicy, without conditions. Or add an aws.s3.BucketObjectLockConfiguration with a default retention.',
  source: "https://docs.aws.amazon.com/awscloudtrail/latest/userguide/best-practices-security.html",
  types: [TRAIL],
  check(trail, graph) {
    const { bucket, certain } = bucketOf(trail, graph);
    if (!bucket)
      return undecided({
        property: PROPERTY,
        reason: certain
          ? "Its bucket is not in the program: its policy can't be read."
          : "Its bucket is known only after deployment.",
      });
    const safe = any([policyDeniesDeletions(bucket, graph), isLocked(bucket, graph)]);
    if (decided(safe, PROPERTY)) return compliant();
    return violation({
      property: PROPERTY,
      actual: bucket.name,
      wanted: "a bucket whose policy denies deletions to every principal, or with Object Lock and a default retention",
      message: `Any role with the permission can delete from ${bucket.name}: its policy denies no deletion, and it has no Object Lock retention.`,
    });
  },
});
