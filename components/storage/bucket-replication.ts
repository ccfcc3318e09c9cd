import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { DataBucket } from "../config/schema/buckets";
import { assumedBy, roleWithPolicy } from "../iam/policy-document";
import { viaS3 } from "./bucket-access";

/** One end of a replication. */
export interface ReplicatedBucket {
  bucket: string;
  arn: string;
  region: string;
  /** The ARN of the key that encrypts it, in its region. */
  keyArn: pulumi.Input<string>;
}

export interface BucketReplicationArgs {
  settings: DataBucket["replication"];
  account: string;
  source: ReplicatedBucket;
  destination: ReplicatedBucket;
  /** Whether Pulumi refuses to delete it. */
  isProtected: boolean;
  /** The resources of the two buckets in this stack: S3 refuses a destination without versioning, or without the source's lock. */
  after: pulumi.Resource[];
}

/** The rule's id, a dimension of the replication metrics. */
export const RULE_ID = "everything";

/** S3 accepts no other (https://docs.aws.amazon.com/AmazonS3/latest/API/API_ReplicationTimeValue.html). */
const TIME_CONTROL_MINUTES = 15;

/**
 * Replication of a whole bucket to the other region, in one direction: S3's role, and the configuration on the source. With both
 * directions, changes of tags and locks are replicated both ways too, without a loop: S3 does not replicate replicas
 * (https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication-what-is-isnot-replicated.html).
 */
export class BucketReplication extends pulumi.ComponentResource {
  /** The command that replicates the objects from before the configuration, and those that failed since (S3 Batch Replication). */
  readonly replicateExisting: pulumi.Output<string>;

  constructor(name: string, args: BucketReplicationArgs, opts?: pulumi.ComponentResourceOptions) {
    super("holdfast:storage:BucketReplication", name, {}, opts);
    const parent = { parent: this };
    const { source } = args;
    const { role, policy } = roleWithPolicy(
      name,
      {
        // Batch Operations uses it for the objects from before the configuration (https://docs.aws.amazon.com/AmazonS3/latest/userguide/s3-batch-replication-policies.html).
        assumeRolePolicy: assumedBy(["s3.amazonaws.com", "batchoperations.s3.amazonaws.com"]),
        tags: { Name: name },
        statements: permissions(args),
      },
      parent,
    );
    new aws.s3.BucketReplicationConfig(
      name,
      {
        bucket: source.bucket,
        role: role.arn,
        rules: [rule(args)],
        region: source.region,
      },
      // S3 replicates what is written at once: without the role's policy that would fail, and is not retried.
      // Protected like the buckets: removed from the settings by mistake, it would be deleted before the buckets' protection stops the update.
      { ...parent, dependsOn: [policy, ...args.after], protect: args.isProtected },
    );
    this.replicateExisting = role.arn.apply((arn) => batchCommand(args, arn));
    this.registerOutputs({ source: source.bucket, destination: args.destination.bucket });
  }
}

function rule({ settings, destination }: BucketReplicationArgs): aws.types.input.s3.BucketReplicationConfigRule {
  const minutes = TIME_CONTROL_MINUTES;
  return {
    id: RULE_ID,
    status: "Enabled",
    priority: 1,
    // The filter makes it a V2 rule, the only form with optional delete markers and replica modifications.
    filter: { prefix: "" },
    deleteMarkerReplication: { status: enabled(settings.deleteMarkers) },
    sourceSelectionCriteria: {
      sseKmsEncryptedObjects: { status: "Enabled" },
      replicaModifications: { status: "Enabled" },
    },
    destination: {
      bucket: destination.arn,
      encryptionConfiguration: { replicaKmsKeyId: destination.keyArn },
      ...(settings.timeControl && { replicationTime: { status: "Enabled", time: { minutes } } }),
      ...(settings.metrics && {
        metrics: { status: "Enabled", ...(settings.timeControl && { eventThreshold: { minutes } }) },
      }),
    },
  };
}

/**
 * What S3 needs to replicate (https://docs.aws.amazon.com/AmazonS3/latest/userguide/setting-repl-config-perm-overview.html), also what is locked
 * (object-lock-managing.html: GetObjectRetention, GetObjectLegalHold) and what is encrypted by KMS with bucket keys
 * (replication-config-for-kms-objects.html: kms:Decrypt of the destination's key too).
 */
function permissions({ source, destination }: BucketReplicationArgs): aws.iam.PolicyStatement[] {
  return [
    {
      Effect: "Allow",
      Action: ["s3:GetReplicationConfiguration", "s3:ListBucket", "s3:PutInventoryConfiguration"],
      Resource: source.arn,
    },
    {
      Effect: "Allow",
      Action: [
        "s3:GetObjectVersionForReplication",
        "s3:GetObjectVersionAcl",
        "s3:GetObjectVersionTagging",
        "s3:GetObjectRetention",
        "s3:GetObjectLegalHold",
        "s3:InitiateReplication",
      ],
      Resource: `${source.arn}/*`,
    },
    {
      Effect: "Allow",
      Action: ["s3:ReplicateObject", "s3:ReplicateDelete", "s3:ReplicateTags"],
      Resource: `${destination.arn}/*`,
    },
    { Effect: "Allow", Action: "kms:Decrypt", Resource: source.keyArn, Condition: viaS3(source.region) },
    {
      Effect: "Allow",
      Action: ["kms:Encrypt", "kms:GenerateDataKey", "kms:Decrypt"],
      Resource: destination.keyArn,
      Condition: viaS3(destination.region),
    },
  ];
}

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/s3-batch-replication-existing-config.html: the job runs in the source's region. */
function batchCommand({ account, source }: BucketReplicationArgs, role: string): string {
  const manifest = {
    S3JobManifestGenerator: {
      SourceBucket: source.arn,
      EnableManifestOutput: false,
      Filter: { EligibleForReplication: true, ObjectReplicationStatuses: ["NONE", "FAILED"] },
    },
  };
  return [
    `aws s3control create-job --account-id ${account} --region ${source.region} --role-arn ${role}`,
    `--operation '{"S3ReplicateObject":{}}' --manifest-generator '${JSON.stringify(manifest)}'`,
    `--report '{"Enabled":false}' --priority 1 --no-confirmation-required`,
  ].join(" ");
}

function enabled(is: boolean): "Enabled" | "Disabled" {
  return is ? "Enabled" : "Disabled";
}
