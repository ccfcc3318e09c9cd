import { BUCKET_LIFECYCLE, BUCKETS } from "../../aws";
import { z } from "zod";
import { type Graph, type Resource } from "../../graph";
import { defineRule } from "../../rule";
import { settingsOf } from "../../services/s3/bucket-settings";
import { contentsOf } from "../../services/s3/contents";
import { BACKUP_TAG } from "../../services/s3/data";
import { failuresOf, notApplicable, undecided, verdictsOf, violation, type Verdict } from "../../verdict";

/** The verdict on one rule; undefined where it deletes no current object. */
function judge(lifecycle: Resource, path: string, { read }: Graph): Verdict | undefined {
  if (read.string(lifecycle, `${path}.status`) !== "Enabled") return undefined;
  const days = read.number(lifecycle, `${path}.expiration.days`, 0);
  const date = read.string(lifecycle, `${path}.expiration.date`);
  if (days === 0 && date === undefined) return undefined;
  return violation({
    property: `${path}.expiration`,
    actual: date ?? days,
    wanted: "no expiration of current objects",
    message: `It expires current objects ${date === undefined ? `after ${days} days` : `on ${date}`}: reads no longer find them, and without versioning they are gone for good.`,
  });
}

export const lifecycleKeepsObjects = defineRule({
  id: "s3-lifecycle-keeps-objects",
  title: "S3 Lifecycle configurations of data buckets should not expire current objects",
  practices: ["REL09-BP01", "REL09-BP02"],
  service: "S3",
  severity: "high",
  why: "S3 deletes an expired object for good in a bucket without versioning, and hides it behind a delete marker in one with it, until noncurrentVersionExpiration deletes that version too. A replica stays: S3 does not replicate the delete markers of Lifecycle (delete-marker-replication.html).",
  fix: "Remove expiration.days and expiration.date of the rule; noncurrentVersionExpiration removes old versions only. Acknowledge data that must expire.",
  source: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/lifecycle-expire-general-considerations.html",
  types: BUCKETS,
  settings: z.object({
    backupTag: z.string().default(BACKUP_TAG).describe("The key of the tag that backup plans select buckets by."),
  }),
  check(bucket, graph, { backupTag }) {
    const lifecycle = settingsOf(bucket, [BUCKET_LIFECYCLE], "rules", graph);
    if (lifecycle === undefined) return notApplicable("It has no Lifecycle configuration.");
    const rules = graph.read.list(lifecycle, "rules").map((_, i) => `rules[${i}]`);
    const found = verdictsOf(
      lifecycle,
      rules.map((path) => () => judge(lifecycle, path, graph)),
    );
    const failures = failuresOf(found);
    if (failures.every(({ verdict }) => verdict === "compliant")) return failures;
    const contents = contentsOf(bucket, graph, backupTag);
    if (contents.is === "replaceable") return notApplicable(contents.why);
    if (contents.is === "unknown") return undecided({ property: "", reason: contents.why });
    return failures.map((one) =>
      // What is undecided is so on the configuration, which is another resource.
      one.verdict === "undecided" ? undecided({ property: "", reason: `${lifecycle.name}: ${one.reason}` }) : one,
    );
  },
});
