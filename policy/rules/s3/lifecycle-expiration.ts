import { BUCKETS, BUCKET_LIFECYCLE, BUCKET_VERSIONING } from "../../aws";
import { isTreeList, valueOf, type Graph, type Resource, type Tree } from "../../graph";
import { defineRule } from "../../rule";
import { firstUnmet } from "../../services/s3/judge-rules";
import { settingsOf, settingsOrPossible } from "../../services/s3/bucket-settings";
import { compliant, notApplicable, undecided, violation, type Verdict } from "../../verdict";

interface Requirement {
  readonly action: string;
  readonly wanted: string;
  readonly message: string;
}

const REQUIREMENTS: readonly Requirement[] = [
  {
    action: "noncurrentVersionExpiration.noncurrentDays",
    wanted: "an expiration of noncurrent versions, such as 30",
    message:
      "Its noncurrent versions are never deleted: they are billed indefinitely, and slow down backups and replication.",
  },
  {
    action: "abortIncompleteMultipartUpload.daysAfterInitiation",
    wanted: "an end of incomplete multipart uploads, such as 7",
    message: "The parts of incomplete multipart uploads are never deleted, and no listing shows them.",
  },
];

/** Whether an enabled rule has the action. */
function judge(
  lifecycle: Resource,
  rules: readonly Tree[],
  { action, wanted, message }: Requirement,
  graph: Graph,
): Verdict {
  const readings = rules.map((_, i) => ({
    on: graph.string(lifecycle, `rules[${i}].status`),
    days: graph.number(lifecycle, `rules[${i}].${action}`),
  }));
  const counted = readings.filter(({ on }) => on.kind !== "known" || on.value === "Enabled");
  if (counted.some(({ on, days }) => on.kind === "known" && days.kind === "known")) return compliant();
  const property = `rules[0].${action}`;
  if (counted.some(({ days }) => days.kind !== "missing"))
    return undecided({
      property,
      reason: `The lifecycle rules of ${lifecycle.name} are known only after deployment.`,
    });
  return violation({ property, actual: undefined, wanted, message });
}

export const lifecycleExpiration = defineRule({
  id: "s3-lifecycle-expiration",
  title: "S3 buckets with versioning enabled should have Lifecycle configurations",
  practices: [],
  peers: { securityHub: ["S3.10"], checkov: ["CKV2_AWS_61"], prowler: ["s3_bucket_lifecycle_enabled"] },
  service: "S3",
  severity: "low",
  why: "Noncurrent versions and incomplete multipart uploads accumulate unseen, until versioning is disabled to save cost.",
  fix: "Add an aws.s3.BucketLifecycleConfiguration with an Enabled rule that has noncurrentVersionExpiration and abortIncompleteMultipartUpload. Acknowledge a bucket that must keep every version.",
  source: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/lifecycle-configuration-examples.html",
  types: BUCKETS,
  check(bucket, graph) {
    const versioning = settingsOrPossible(bucket, [BUCKET_VERSIONING], graph);
    const status =
      versioning.is === "resource"
        ? valueOf(graph.string(versioning.resource, "versioningConfiguration.status"))
        : undefined;
    if (versioning.is === "none" || (status !== undefined && status !== "Enabled"))
      return notApplicable("It has no versioning, which s3-bucket-versioning reports.");
    const lifecycle = settingsOf(bucket, [BUCKET_LIFECYCLE], "rules", graph);
    if (lifecycle === undefined) {
      const message =
        "It has no BucketLifecycleConfiguration for noncurrent versions and incomplete multipart uploads.";
      return violation({ property: "rules", actual: undefined, wanted: "a lifecycle configuration", message });
    }
    const rules = graph.read.value(lifecycle, "rules");
    const list = isTreeList(rules) ? rules : [];
    const checks = REQUIREMENTS.map((requirement) => () => judge(lifecycle, list, requirement, graph));
    return firstUnmet(bucket, checks);
  },
});
