import { BUCKET, BUCKET_V2, VERSIONINGS } from "../../aws";
import type { Graph, Resource } from "../../graph";
import { defineRule } from "../../rule";
import { compliant, undecided, violation, type Verdict } from "../../verdict";

const STATUS = "versioningConfiguration.status";

function judgeStatus(versioning: Resource, graph: Graph): Verdict {
  const status = graph.string(versioning, STATUS);
  if (status.kind === "known" && status.value === "Enabled") return compliant();
  if (status.kind === "unknown") {
    return undecided({ property: STATUS, reason: `The status of ${versioning.name} ${status.reason}.` });
  }
  const actual = status.kind === "known" ? status.value : undefined;
  return violation({
    property: STATUS,
    actual,
    wanted: "Enabled",
    message: `Its versioning (${versioning.name}) is ${actual ?? "not set"}.`,
  });
}

/** The bucket's legacy argument, which the provider still supports. */
function judgeInline(bucket: Resource, graph: Graph): Verdict {
  const property = bucket.type === BUCKET ? "versioning.enabled" : "versionings[0].enabled";
  const enabled = graph.boolean(bucket, property, false);
  if (enabled.kind === "unknown") return undecided({ property, reason: `Its ${property} ${enabled.reason}.` });
  if (enabled.value) return compliant();
  return violation({
    property: STATUS,
    actual: undefined,
    wanted: "Enabled",
    message: "No BucketVersioning enables versioning for it.",
  });
}

export const bucketVersioning = defineRule({
  id: "s3-bucket-versioning",
  title: "S3 general purpose buckets should have versioning enabled",
  service: "S3",
  severity: "high",
  why: "Without versioning an overwritten or deleted object is lost, and nothing can be replicated to another Region.",
  fix: 'Add an aws.s3.BucketVersioning with versioningConfiguration.status "Enabled" for the bucket. Acknowledge a bucket that contains only logs.',
  source: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/Versioning.html",
  types: [BUCKET, BUCKET_V2],
  check(bucket, graph) {
    const found = graph.referrers(bucket, VERSIONINGS, "bucket");
    if (found.certain.length > 0) return found.certain.map((versioning) => judgeStatus(versioning, graph));
    const inline = judgeInline(bucket, graph);
    if (inline.verdict === "compliant" || found.possible.length === 0) return inline;
    const names = found.possible.map((versioning) => versioning.name).join(", ");
    return undecided({
      property: STATUS,
      reason: `Whether ${names} is its versioning is known only after deployment.`,
    });
  },
});
