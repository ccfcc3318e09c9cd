import { BUCKETS, PUBLIC_ACCESS_BLOCK } from "../../aws";
import { z } from "zod";
import type { Graph, ResourceOf } from "../../graph";
import { defineRule } from "../../rule";
import { BACKUP_TAG, dataSigns, noSign } from "../../services/s3/data";
import { firstUnmet } from "../../services/s3/judge-rules";
import { settingsOf } from "../../services/s3/bucket-settings";
import { compliant, violation, type Verdict } from "../../verdict";

const SETTINGS = ["blockPublicAcls", "ignorePublicAcls", "blockPublicPolicy", "restrictPublicBuckets"];

/** The default of each is false (https://docs.aws.amazon.com/AmazonS3/latest/API/API_PublicAccessBlockConfiguration.html). */
function judge(
  block: ResourceOf<typeof PUBLIC_ACCESS_BLOCK>,
  property: (typeof SETTINGS)[number],
  graph: Graph,
): Verdict {
  if (graph.read.boolean(block, property, false)) return compliant();
  const message = `Its ${property} (${block.name}) is false: a policy or ACL can make the data public.`;
  return violation({ property, actual: false, wanted: true, message });
}

export const blockPublicAccess = defineRule({
  id: "s3-block-public-access",
  title: "S3 data buckets should block public access",
  practices: [],
  peers: {
    securityHub: ["S3.8"],
    checkov: ["CKV2_AWS_6"],
    cdkNag: ["S3BucketLevelPublicAccessProhibited"],
    prowler: ["s3_bucket_level_public_access_block"],
  },
  service: "S3",
  severity: "high",
  why: "One wrong policy or ACL makes a bucket public: anyone may read it or, with write access, destroy the data in both Regions.",
  fix: "Add an aws.s3.BucketPublicAccessBlock for the bucket with all four settings true.",
  source: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html",
  types: BUCKETS,
  settings: z.object({
    backupTag: z.string().default(BACKUP_TAG).describe("The key of the tag that backup plans select buckets by."),
  }),
  check(bucket, graph, { backupTag }) {
    const signs = dataSigns(bucket, graph, backupTag);
    if (!signs.source && !signs.destination && !signs.backup) return noSign(signs, backupTag);
    const property = "blockPublicPolicy";
    const block = settingsOf(bucket, [PUBLIC_ACCESS_BLOCK], property, graph);
    const checks = block && SETTINGS.map((one) => () => judge(block, one, graph));
    if (checks) return firstUnmet(bucket, checks);
    const message = "It has no BucketPublicAccessBlock: S3's default for new buckets is not part of the program.";
    return violation({ property, actual: undefined, wanted: true, message });
  },
});
