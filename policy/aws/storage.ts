/** Storage: S3, EBS, Data Lifecycle Manager, AWS Backup. */

import type { LogicallyAirGappedVaultState } from "@pulumi/aws/backup/logicallyAirGappedVault";
import type { PlanState } from "@pulumi/aws/backup/plan";
import type { RegionSettingsState } from "@pulumi/aws/backup/regionSettings";
import type { RestoreTestingPlanState } from "@pulumi/aws/backup/restoreTestingPlan";
import type { RestoreTestingSelectionState } from "@pulumi/aws/backup/restoreTestingSelection";
import type { SelectionState } from "@pulumi/aws/backup/selection";
import type { VaultState } from "@pulumi/aws/backup/vault";
import type { VaultLockConfigurationState } from "@pulumi/aws/backup/vaultLockConfiguration";
import type { VaultNotificationsState } from "@pulumi/aws/backup/vaultNotifications";
import type { VaultPolicyState } from "@pulumi/aws/backup/vaultPolicy";
import type { LifecyclePolicyState } from "@pulumi/aws/dlm/lifecyclePolicy";
import type { EncryptionByDefaultState } from "@pulumi/aws/ebs/encryptionByDefault";
import type { VolumeState } from "@pulumi/aws/ebs/volume";
import type { VolumeAttachmentState } from "@pulumi/aws/ec2/volumeAttachment";
import type { BucketState } from "@pulumi/aws/s3/bucket";
import type { WorkgroupState } from "@pulumi/aws/athena/workgroup";
import type { PipelineState } from "@pulumi/aws/codepipeline/pipeline";
import type { CrawlerState } from "@pulumi/aws/glue/crawler";
import type { JobState as GlueJobState } from "@pulumi/aws/glue/job";
import type { BucketLifecycleConfigurationState } from "@pulumi/aws/s3/bucketLifecycleConfiguration";
import type { BucketNotificationState } from "@pulumi/aws/s3/bucketNotification";
import type { BucketLoggingState } from "@pulumi/aws/s3/bucketLogging";
import type { BucketObjectState } from "@pulumi/aws/s3/bucketObject";
import type { BucketObjectv2State } from "@pulumi/aws/s3/bucketObjectv2";
import type { BucketObjectLockConfigurationState } from "@pulumi/aws/s3/bucketObjectLockConfiguration";
import type { BucketPolicyState } from "@pulumi/aws/s3/bucketPolicy";
import type { BucketPublicAccessBlockState } from "@pulumi/aws/s3/bucketPublicAccessBlock";
import type { BucketReplicationConfigState } from "@pulumi/aws/s3/bucketReplicationConfig";
import type { BucketServerSideEncryptionConfigurationState } from "@pulumi/aws/s3/bucketServerSideEncryptionConfiguration";
import type { BucketV2State } from "@pulumi/aws/s3/bucketV2";
import type { BucketVersioningState } from "@pulumi/aws/s3/bucketVersioning";
import type { BucketWebsiteConfigurationState } from "@pulumi/aws/s3/bucketWebsiteConfiguration";
import { type } from "./type";

export const BUCKET = type<BucketState>("aws:s3/bucket:Bucket");
/** A bucket by the provider's former name. */
export const BUCKET_V2 = type<BucketV2State>("aws:s3/bucketV2:BucketV2");
export const BUCKET_VERSIONING = type<BucketVersioningState>("aws:s3/bucketVersioning:BucketVersioning");
export const BUCKET_REPLICATION = type<BucketReplicationConfigState>(
  "aws:s3/bucketReplicationConfig:BucketReplicationConfig",
);
export const BUCKET_ENCRYPTION = type<BucketServerSideEncryptionConfigurationState>(
  "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration",
);
export const BUCKET_LIFECYCLE = type<BucketLifecycleConfigurationState>(
  "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration",
);
export const BUCKET_OBJECT_LOCK = type<BucketObjectLockConfigurationState>(
  "aws:s3/bucketObjectLockConfiguration:BucketObjectLockConfiguration",
);
export const BUCKET_WEBSITE = type<BucketWebsiteConfigurationState>(
  "aws:s3/bucketWebsiteConfiguration:BucketWebsiteConfiguration",
);
export const BUCKET_POLICY = type<BucketPolicyState>("aws:s3/bucketPolicy:BucketPolicy");
export const BUCKET_NOTIFICATION = type<BucketNotificationState>("aws:s3/bucketNotification:BucketNotification");
export const PUBLIC_ACCESS_BLOCK = type<BucketPublicAccessBlockState>(
  "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock",
);
export const BUCKET_LOGGING = type<BucketLoggingState>("aws:s3/bucketLogging:BucketLogging");
export const BUCKET_OBJECT = type<BucketObjectv2State>("aws:s3/bucketObjectv2:BucketObjectv2");
/** An object by the provider's other name. */
export const BUCKET_OBJECT_V1 = type<BucketObjectState>("aws:s3/bucketObject:BucketObject");
/** What stores results, artifacts or scripts in a bucket. */
export const ATHENA_WORKGROUP = type<WorkgroupState>("aws:athena/workgroup:Workgroup");
export const PIPELINE = type<PipelineState>("aws:codepipeline/pipeline:Pipeline");
export const GLUE_CRAWLER = type<CrawlerState>("aws:glue/crawler:Crawler");
export const GLUE_JOB = type<GlueJobState>("aws:glue/job:Job");
export const EBS_VOLUME = type<VolumeState>("aws:ebs/volume:Volume");
export const VOLUME_ATTACHMENT = type<VolumeAttachmentState>("aws:ec2/volumeAttachment:VolumeAttachment");
export const EBS_ENCRYPTION_BY_DEFAULT = type<EncryptionByDefaultState>(
  "aws:ebs/encryptionByDefault:EncryptionByDefault",
);
/** A policy of Amazon Data Lifecycle Manager. */
export const SNAPSHOT_POLICY = type<LifecyclePolicyState>("aws:dlm/lifecyclePolicy:LifecyclePolicy");
export const BACKUP_VAULT = type<VaultState>("aws:backup/vault:Vault");
export const AIR_GAPPED_VAULT = type<LogicallyAirGappedVaultState>(
  "aws:backup/logicallyAirGappedVault:LogicallyAirGappedVault",
);
export const BACKUP_VAULT_LOCK = type<VaultLockConfigurationState>(
  "aws:backup/vaultLockConfiguration:VaultLockConfiguration",
);
export const BACKUP_VAULT_NOTIFICATIONS = type<VaultNotificationsState>(
  "aws:backup/vaultNotifications:VaultNotifications",
);
export const BACKUP_VAULT_POLICY = type<VaultPolicyState>("aws:backup/vaultPolicy:VaultPolicy");
export const BACKUP_PLAN = type<PlanState>("aws:backup/plan:Plan");
/** Which types AWS Backup takes in a Region by tag. */
export const BACKUP_REGION_SETTINGS = type<RegionSettingsState>("aws:backup/regionSettings:RegionSettings");
export const BACKUP_SELECTION = type<SelectionState>("aws:backup/selection:Selection");
export const RESTORE_TESTING_PLAN = type<RestoreTestingPlanState>("aws:backup/restoreTestingPlan:RestoreTestingPlan");
export const RESTORE_TESTING_SELECTION = type<RestoreTestingSelectionState>(
  "aws:backup/restoreTestingSelection:RestoreTestingSelection",
);

/** By the provider's present and its former name. */
export const BUCKETS = [BUCKET, BUCKET_V2] as const;
