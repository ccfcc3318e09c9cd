import type { Areas } from "../config/schema";
import { BUCKET_PURPOSES, dataBucketName } from "../topology/stores";
import { formatDuration } from "../../lib/duration";
import type { Problem } from "../config/problems";
import { show } from "../config/show";
import type { DataBucket } from "../config/schema/buckets";
import { checkBucketLifecycle } from "./bucket-lifecycle";

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html */
const LONGEST_BUCKET_NAME = 63;
const RESERVED_ENDS = ["-s3alias", "-an"];

const MINUTE = 60;
const HOUR = 3600;

/** 99.99 % of new objects arrive within that (https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication-time-control.html). */
const TIME_CONTROL_SECONDS = 15 * MINUTE;

/** "Sometimes replication can take up to 48 hours" (https://repost.aws/knowledge-center/s3-crr-replication-time). */
const WITHOUT_TIME_CONTROL_SECONDS = 48 * HOUR;

/** A bucket's settings, or what is well-formed of them, and their path. */
interface Named {
  path: string;
  store: string;
  bucket: DataBucket;
}

/** What holdfast:buckets says that cannot be, or can never meet its objectives. */
export function checkBuckets({ workload, buckets }: Pick<Areas, "workload" | "buckets">): Problem[] {
  return Object.entries(buckets).flatMap(([store, bucket]) => {
    const named = { path: `holdfast:buckets.${store}`, store, bucket };
    return [...badName(named, workload), ...lateReplicas(named, workload), ...noCopyElsewhere(named, workload)];
  });
}

/** What a bucket's own settings say that S3 refuses. */
export function checkBucketSettings({ buckets }: Pick<Areas, "buckets">): Problem[] {
  return Object.entries(buckets).flatMap(([store, bucket]) => {
    const path = `holdfast:buckets.${store}`;
    return [...timeControlWithoutMetrics({ path, store, bucket }), ...checkBucketLifecycle(path, bucket)];
  });
}

/** A name that S3 refuses, or that one of Holdfast's own buckets has. */
function badName({ path, store }: Named, workload: Areas["workload"]): Problem[] {
  if ((BUCKET_PURPOSES as readonly string[]).includes(store)) {
    const message = `${show(store)} is the name of a bucket that Holdfast makes itself`;
    return [{ path, message, fix: `Allowed: another name than ${BUCKET_PURPOSES.join(", ")}.` }];
  }
  const end = RESERVED_ENDS.find((reserved) => `-${store}`.endsWith(reserved));
  if (end !== undefined) {
    const message = `${show(store)} ends in ${end.slice(1)}, as no bucket's name may after a hyphen`;
    return [
      { path, message, fix: `Allowed: another name; S3 keeps the ends ${RESERVED_ENDS.join(" and ")} for itself.` },
    ];
  }
  const { name, account, regions, strategy } = workload;
  const { primary, secondary } = regions;
  const roles = strategy === "static-site" ? (["primary"] as const) : (["primary", "secondary"] as const);
  const names = roles.map((role) => dataBucketName({ name, account, regions: { primary, secondary } }, role, store));
  const longest = names.reduce((a, b) => (b.length > a.length ? b : a));
  const over = longest.length - LONGEST_BUCKET_NAME;
  if (over <= 0) return [];
  return [
    {
      path,
      message: `its bucket's name "${longest}" has ${longest.length} characters, too many for S3`,
      fix: `Allowed: at most ${LONGEST_BUCKET_NAME}, S3's limit: shorten the bucket's name or holdfast:workload.name by ${over} in all.`,
    },
  ];
}

/** The replicas' age at a Region failure, against the RPO. */
function lateReplicas({ path, bucket }: Named, workload: Areas["workload"]): Problem[] {
  const { timeControl } = bucket.replication;
  const own = "rpo" in bucket;
  const objective = own ? bucket.rpo : workload.objectives.region.rpo;
  const strategy = workload.strategy;
  if (objective === undefined) return [];
  if (strategy === "static-site") return [];
  const least = timeControl ? TIME_CONTROL_SECONDS : WITHOUT_TIME_CONTROL_SECONDS;
  if (objective >= least) return [];
  const takes = timeControl
    ? `S3 Replication Time Control brings 99.99 % of new objects to the other region within ${formatDuration(least)}`
    : `without Time Control S3 promises nothing, and replicas have taken up to ${formatDuration(least)}`;
  const whose = own ? "" : "the region objective of ";
  const ways = [
    ...(timeControl ? [] : ["replication.timeControl: true"]),
    `${own ? "" : "rpo: "}${formatDuration(least)} or more${own ? "" : " on this bucket"}, if that much may be lost of it`,
    ...(own ? [] : ["a longer holdfast:workload.objectives.region.rpo"]),
  ];
  return [
    {
      path: own ? `${path}.rpo` : path,
      message: `${whose}${formatDuration(objective)} can never be promised: ${takes}`,
      fix: `Allowed: ${ways.join("; or ")}.`,
    },
  ];
}

/** "Must be specified together with a Metrics block" (https://docs.aws.amazon.com/AmazonS3/latest/API/API_ReplicationTime.html). */
function timeControlWithoutMetrics({ path, bucket }: Named): Problem[] {
  const { timeControl, metrics } = bucket.replication;
  if (timeControl !== true || metrics !== false) return [];
  return [
    {
      path: `${path}.replication.metrics`,
      message: "false is not allowed with timeControl",
      fix: "Allowed: true, since S3 takes Time Control with metrics only; or timeControl: false.",
    },
  ];
}

/** In static-site nothing replicates: without backups the region's loss is the bucket's end. */
function noCopyElsewhere({ path, bucket }: Named, workload: Areas["workload"]): Problem[] {
  if (workload.strategy !== "static-site" || bucket.backup !== false) return [];
  return [
    {
      path: `${path}.backup`,
      message: "false is not allowed with strategy static-site",
      fix: "Allowed: true, since nothing but its backups is in the other region; or a strategy that replicates.",
    },
  ];
}
