import type { Role } from "./schema/common";
import type { Workload } from "./schema/workload";

/** What of a workload makes a bucket's name. */
type Named = Pick<Workload, "name" | "account" | "regions">;

/** What Holdfast's own buckets are for; the last part of their names, which no store may bear. */
export const BUCKET_PURPOSES = ["logs", "page", "switch"] as const;
export type BucketPurpose = (typeof BUCKET_PURPOSES)[number];

/** A data bucket's name: unique through the account, and in each region its own. */
export function dataBucketName(workload: Named, role: Role, store: string): string {
  return `${workload.name}-${workload.account}-${workload.regions[role]}-${store}`;
}

/** The ARN of a bucket; it has no region and no account (https://docs.aws.amazon.com/AmazonS3/latest/userguide/s3-arn-format.html). */
export function bucketArn(bucket: string): string {
  return `arn:aws:s3:::${bucket}`;
}
