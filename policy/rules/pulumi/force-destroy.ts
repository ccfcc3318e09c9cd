import { BACKUP_VAULT, BUCKETS, HOSTED_ZONE } from "../../aws";
import { z } from "zod";
import { isOfType } from "../../graph";
import { defineRule } from "../../rule";
import { BACKUP_TAG } from "../../services/s3/data";
import { contentsOf } from "../../services/s3/contents";
import { compliant, notApplicable, undecided, violation } from "../../verdict";

const PROPERTY = "forceDestroy";

export const forceDestroy = defineRule({
  id: "pulumi-force-destroy",
  title: "Buckets, backup vaults and hosted zones should not be destroyed with their contents",
  practices: ["REL09-BP02"],
  service: "Pulumi",
  severity: "high",
  why: "With forceDestroy a removed line, a renamed resource or `pulumi destroy` deletes every object, recovery point or record with it; without it AWS refuses.",
  fix: "Remove forceDestroy and deploy, before anything else. Acknowledge a bucket whose contents are made again.",
  source: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/delete-bucket.html",
  types: [...BUCKETS, BACKUP_VAULT, HOSTED_ZONE],
  settings: z.object({
    backupTag: z.string().default(BACKUP_TAG).describe("The key of the tag that backup plans select buckets by."),
  }),
  check(resource, graph, { backupTag }) {
    if (!graph.read.boolean(resource, PROPERTY, false)) return compliant();
    const found = { property: PROPERTY, actual: true, wanted: false };
    if (isOfType(resource, BACKUP_VAULT))
      return violation({ ...found, message: "Its removal from the program deletes every backup in it." });
    if (isOfType(resource, HOSTED_ZONE))
      return violation({
        ...found,
        message: "Its removal from the program deletes every record, those of others too.",
      });
    const contents = contentsOf(resource, graph, backupTag);
    if (contents.is === "replaceable" && !contents.isRecord) return notApplicable(contents.why);
    if (contents.is === "unknown") return undecided({ property: PROPERTY, reason: contents.why });
    return violation({ ...found, message: "Its removal from the program deletes every object and version in it." });
  },
});
