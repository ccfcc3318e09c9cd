import { BUCKETS, BUCKET_OBJECT_LOCK } from "../../aws";
import type { Graph, Resource } from "../../graph";
import { defineRule } from "../../rule";
import { settingsOf } from "../../services/s3/bucket-settings";
import { compliant, notApplicable, undecided, violation, type Verdict } from "../../verdict";

const RETENTION = "rule.defaultRetention";

function judge(lock: Resource, graph: Graph): Verdict {
  const mode = graph.string(lock, `${RETENTION}.mode`);
  const times = ["days", "years"].map((unit) => graph.number(lock, `${RETENTION}.${unit}`));
  if (mode.kind === "known" && times.some((time) => time.kind === "known" && time.value > 0)) return compliant();
  if ([mode, ...times].some((reading) => reading.kind === "unknown"))
    return undecided({ property: RETENTION, reason: `The retention of ${lock.name} is known only after deployment.` });
  return violation({
    property: RETENTION,
    actual: undefined,
    wanted: "a mode, and days or years",
    message: "It locks only objects that are uploaded with their own retention: all others can be deleted.",
  });
}

export const objectLockRetention = defineRule({
  id: "s3-object-lock-retention",
  title: "S3 buckets with Object Lock should have a default retention",
  practices: ["REL09-BP02"],
  peers: {
    securityHub: ["S3.15"],
    config: ["S3_BUCKET_DEFAULT_LOCK_ENABLED"],
    checkov: ["CKV_AWS_143"],
    cdkNag: ["S3BucketDefaultLockEnabled"],
    prowler: ["s3_bucket_object_lock"],
  },
  service: "S3",
  severity: "medium",
  why: "Object Lock alone protects nothing: without a default retention each upload must set its own.",
  fix: "Set rule.defaultRetention (mode, and days or years) of the bucket's aws.s3.BucketObjectLockConfiguration.",
  source: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lock.html",
  types: BUCKETS,
  check(bucket, graph) {
    const lock = settingsOf(bucket, [BUCKET_OBJECT_LOCK], RETENTION, graph);
    if (lock) return judge(lock, graph);
    if (!graph.read.boolean(bucket, "objectLockEnabled", false)) return notApplicable("It has no Object Lock.");
    return violation({
      property: RETENTION,
      actual: undefined,
      wanted: "an aws.s3.BucketObjectLockConfiguration with a mode, and days or years",
      message: "Object Lock is enabled but no BucketObjectLockConfiguration sets a default retention.",
    });
  },
});
