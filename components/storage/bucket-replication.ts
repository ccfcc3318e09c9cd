import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { DataBucket } from "../config/schema/buckets";
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
  /** Whether Pulumi refuses to end it. */
  isProtected: boolean;
  /** What this stack makes of the two buckets: S3 refuses a destination without versions, or without the source's lock. */
  after: pulumi.Resource[];
}

/** The rule's id, by which CloudWatch counts what it replicates. */
export const RULE_ID = "everything";

/** S3 knows no other (https://docs.aws.amazon.com/AmazonS3/latest/API/API_ReplicationTimeValue.html). */
const TIME_CONTROL_MINUTES = 15;

/**
 * Replication of a whole bucket to the other region, in one direction: the role that S3 takes, and the configuration on the source. With both
 * directions there, changes of tags and locks go both ways too, and nothing goes round in a circle: S3 replicates no replica
 * (https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication-what-is-isnot-replicated.html).
 */
export class BucketReplication extends pulumi.ComponentResource {
  /** The command that replicates what was there before the configuration, and what failed since (S3 Batch Replication). */
  readonly replicateExisting: pulumi.Output<string>;

  constructor(name: string, args: BucketReplicationArgs, opts?: pulumi.ComponentResourceOptions) {
    super("holdfast:storage:BucketReplication", name, {}, opts);
    const parent = { parent: this };
    const { source } = args;
    const role = new aws.iam.Role(
      name,
      // Batch Operations takes it for the objects that were there before (https://docs.aws.amazon.com/AmazonS3/latest/userguide/s3-batch-replication-policies.html).
      {
        assumeRolePolicy: JSON.stringify({
          Version: "2012-10-17",
          Statement: [
            {
              Effect: "Allow",
              Principal: { Service: ["s3.amazonaws.com", "batchoperations.s3.amazonaws.com"] },
              Action: "sts:AssumeRole",
            },
          ],
        }),
        tags: { Name: name },
      },
      parent,
    );
    const policy = new aws.iam.RolePolicy(
      name,
      { role: role.id, policy: pulumi.jsonStringify({ Version: "2012-10-17", Statement: permissions(args) }) },
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
      // S3 tries what is written at once: before the role may do anything it would fail, for good.
      // Protected like the buckets: taken out of the settings by mistake, it would be gone before the buckets' protection stops the update.
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
    // The filter makes it the present form of a rule, the only one with delete markers by choice and changes of replicas.
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
