import type { Role } from "../config/schema/common";
import type { Workload } from "../config/schema/workload";
import type { Settings } from "../config/parse";

/** The tag by which AWS Backup's plan finds what it backs up; its value is the workload's name. */
export const BACKUP_TAG = "backup-plan";

/** The tags of a store. */
export function storeTags(workload: Workload, name: string, backup: boolean): Record<string, string> {
  return { Name: name, ...(backup && { [BACKUP_TAG]: workload.name }) };
}

/** The region that writes single-writer stores at present, and whose backups are the ones that count. */
export function writes(settings: Pick<Settings, "role" | "active">): boolean {
  return settings.role === settings.active;
}

/** The name of a region's vault in AWS Backup. */
export function vaultName(workload: Workload): string {
  return `${workload.name}-backup`;
}

/** The vault's ARN, by which a plan in the other region copies to it. */
export function vaultArn(workload: Workload, role: Role): string {
  return `arn:aws:backup:${workload.regions[role]}:${workload.account}:backup-vault:${vaultName(workload)}`;
}

/** The alias of the key that encrypts a region's stores. */
export function keyAlias(workload: Workload): string {
  return `alias/${workload.name}-data`;
}

/** The name of a DynamoDB table; replicas have the same (https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/V2globaltables_HowItWorks.html). */
export function tableName(workload: Workload, store: string): string {
  return `${workload.name}-${store}`;
}

/** The ARN of a table or of its replica in a region. */
export function tableArn(workload: Workload, role: Role, store: string): string {
  return `arn:aws:dynamodb:${workload.regions[role]}:${workload.account}:table/${tableName(workload, store)}`;
}

/** Whether the settings name any store. */
export function namesStores(settings: Pick<Settings, "databases" | "tables" | "buckets" | "volumes">): boolean {
  const { databases, tables, buckets, volumes } = settings;
  return [databases, tables, buckets, volumes].some((kind) => Object.keys(kind).length > 0);
}

/** Whether the region of a role has stores at all: in static-site the standby region has backups alone. */
export function hasStores({ strategy }: Workload, role: Role): boolean {
  return role === "primary" || strategy !== "static-site";
}

/** What of a workload makes a bucket's name. */
type Named = Pick<Workload, "name" | "account" | "regions">;

/** The uses of Holdfast's own buckets; the last part of their names, which no store may have. */
export const BUCKET_PURPOSES = ["logs", "page", "switch", "canary"] as const;

/** A data bucket's name: unique through the account, and in each region its own. */
export function dataBucketName(workload: Named, role: Role, store: string): string {
  return `${workload.name}-${workload.account}-${workload.regions[role]}-${store}`;
}

/** The ARN of a bucket; it has no region and no account (https://docs.aws.amazon.com/AmazonS3/latest/userguide/s3-arn-format.html). */
export function bucketArn(bucket: string): string {
  return `arn:aws:s3:::${bucket}`;
}
