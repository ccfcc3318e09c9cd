import { BUCKET_VERSIONING, BUCKETS } from "../../aws";
import { undecidedIfAny, valueOf, type Graph, type Resource } from "../../graph";
import { defineRule } from "../../rule";
import { contentsOf } from "../../services/s3/contents";
import { BACKUP_TAG } from "../../services/s3/data";
import { compliant, notApplicable, undecided, violation, type Verdict } from "../../verdict";

const STATUS = "versioningConfiguration.status";

function judgeStatus(versioning: Resource, graph: Graph): Verdict {
  const status = graph.string(versioning, STATUS);
  if (status.kind === "unknown") {
    return undecided({ property: STATUS, reason: `The status of ${versioning.name} ${status.reason}.` });
  }
  const actual = valueOf(status);
  if (actual === "Enabled") return compliant();
  return violation({
    property: STATUS,
    actual,
    wanted: "Enabled",
    message: `Its versioning (${versioning.name}) is ${actual ?? "not set"}.`,
  });
}

export const bucketVersioning = defineRule({
  id: "s3-bucket-versioning",
  title: "S3 general purpose buckets should have versioning enabled",
  practices: ["REL09-BP01"],
  peers: {
    securityHub: ["S3.14"],
    config: ["S3_BUCKET_VERSIONING_ENABLED"],
    checkov: ["CKV_AWS_21"],
    cdkNag: ["S3BucketVersioningEnabled"],
    prowler: ["s3_bucket_object_versioning"],
  },
  service: "S3",
  severity: "high",
  why: "Without versioning an overwritten or deleted object is lost, and nothing can be replicated to another Region.",
  fix: 'Add an aws.s3.BucketVersioning with versioningConfiguration.status "Enabled" for the bucket. Acknowledge a bucket whose contents can be made again.',
  source: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/Versioning.html",
  types: BUCKETS,
  check(bucket, graph) {
    const found = graph.referrers(bucket, [BUCKET_VERSIONING], "bucket");
    if (found.certain.length > 0) return found.certain.map((versioning) => judgeStatus(versioning, graph));
    undecidedIfAny(found.possible, STATUS, "is its versioning");
    const contents = contentsOf(bucket, graph, BACKUP_TAG);
    if (contents.is === "replaceable" && !contents.isRecord) return notApplicable(contents.why);
    return violation({
      property: STATUS,
      actual: undefined,
      wanted: "Enabled",
      message: "No BucketVersioning enables versioning for it.",
    });
  },
});
