import { BUCKETS } from "../../aws";
import { z } from "zod";
import type { Graph, Resource } from "../../graph";
import { defineRule } from "../../rule";
import { JUDGE_BOTH } from "../../services/multi-stack";
import { localPlanOf } from "../../services/s3/backup";
import { contentsOf } from "../../services/s3/contents";
import { BACKUP_TAG, dataSigns } from "../../services/s3/data";
import { allRules, nameOf, regionOf, switchedOff } from "../../services/s3/replication";
import { compliant, notApplicable, undecided, violation, type Verdict } from "../../verdict";

const WANTED = "replication to a bucket in another Region, or backups that are copied there";

/** The verdict on its replication; undefined where it has none. */
function judgeReplication(bucket: Resource, graph: Graph): Verdict | undefined {
  const own = allRules(graph).rules.filter(({ source }) => source.is === "resource" && source.resource === bucket);
  if (own.length === 0) return undefined;
  const places = own.map(({ source, config, destination }) => [regionOf(source, config), regionOf(destination)]);
  if (places.some(([from, to]) => from !== undefined && to !== undefined && from !== to)) return compliant();
  const property = "rules[0].destination.bucket";
  const names = own.map(({ destination }) => nameOf(destination)).join(", ");
  if (places.some(([from, to]) => from === undefined || to === undefined))
    return undecided({ property, reason: `The Region of ${names} is not known.` });
  return violation({
    property,
    actual: bucket.region,
    wanted: WANTED,
    message: `Its only replicas (${names}) are in its own Region, ${bucket.region}.`,
  });
}

function judgeBackups(bucket: Resource, graph: Graph, backupTag: string): Verdict {
  const property = `tags["${backupTag}"]`;
  const plan = localPlanOf(bucket, property, graph);
  if (plan === undefined) return compliant();
  return violation({
    property,
    actual: plan.name,
    wanted: WANTED,
    message: `Its only copies are the backups of ${plan.name}, which stay in its own Region.`,
  });
}

export const crossRegionCopy = defineRule({
  id: "s3-cross-region-copy",
  title: "S3 data buckets should have a copy in another Region",
  practices: ["REL09-BP01", "REL10-BP01"],
  peers: {
    securityHub: ["S3.7"],
    config: ["S3_BUCKET_REPLICATION_ENABLED"],
    checkov: ["CKV_AWS_144"],
    cdkNag: ["S3BucketReplicationEnabled"],
    prowler: ["s3_bucket_cross_region_replication"],
  },
  service: "S3",
  severity: "high",
  why: "S3 stores an object in several Availability Zones of one Region: if the Region is impaired, objects without a copy are unavailable.",
  fix: "Replicate it with an aws.s3.BucketReplicationConfig to another Region, or have its backup plan copy there (copyActions).",
  source: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication.html",
  types: BUCKETS,
  settings: z.object({
    backupTag: z.string().default(BACKUP_TAG).describe("The key of the tag that backup plans select buckets by."),
  }),
  check(bucket, graph, { backupTag }) {
    const signs = dataSigns(bucket, graph, backupTag);
    if (signs.source) return judgeReplication(bucket, graph) ?? compliant();
    if (signs.destination)
      return notApplicable("It is a replication destination; s3-replication-two-way checks the replication back.");
    if (signs.backup) return judgeBackups(bucket, graph, backupTag);
    const off = switchedOff(bucket, graph);
    if (off)
      return violation({
        property: "rules[0].status",
        actual: "Disabled",
        wanted: "Enabled",
        message: `All rules of its replication ${off === bucket || off.name === bucket.name ? "" : `${off.name} `}are Disabled: S3 copies no object.`,
      });
    const contents = contentsOf(bucket, graph, backupTag);
    if (contents.is === "replaceable") return notApplicable(contents.why);
    return undecided({
      property: "bucket",
      reason: contents.is === "unknown" ? contents.why : `${contents.why} No copy of it was found: ${JUDGE_BOTH}.`,
    });
  },
});
