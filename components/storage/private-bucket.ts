import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { policyOf } from "../iam/policy-document";

export interface PrivateBucketArgs {
  /** The bucket's name; agreed by topology, since both regions must know it. */
  bucket: string;
  /** Days after which objects, and their old versions, are deleted; by default never. */
  expireAfterDays?: number;
  /** Objects under a prefix that are deleted after some days. */
  expireUnder?: { prefix: string; days: number };
  /** Days that an overwritten or deleted version is kept; 30 by default. */
  keepOldVersionsDays?: number;
  /** Whether a bucket policy may allow public reads, for a public page. */
  publicRead?: boolean;
  /** Whether plain HTTP is allowed: an S3 website's endpoint has nothing else. */
  plainHttp?: boolean;
  /** Days after which the parts of an upload that was never completed are deleted; 7 by default. */
  abortUploadsAfterDays?: number;
  /** Whether S3 deletes a delete marker once its object has no other version; where objects expire, S3 does so anyway. */
  expireDeleteMarkers?: boolean;
  /** Moves to other storage classes; none by default. */
  transitions?: { storageClass: string; days: number }[];
  /** The ARN of the KMS key that encrypts; by default S3's own. */
  kmsKeyArn?: pulumi.Input<string>;
  /** Besides the name. */
  tags?: Record<string, string>;
  /** Whether Pulumi refuses to delete it; true by default. */
  protect?: boolean;
}

/**
 * A bucket with versioning, encryption, bucket-owner ownership, the public access block, TLS only, and a lifecycle for old versions.
 * Protected: deleting it takes `pulumi state unprotect` first.
 */
export class PrivateBucket extends pulumi.ComponentResource {
  readonly bucket: aws.s3.Bucket;
  readonly versioning: aws.s3.BucketVersioning;
  private readonly access: aws.s3.BucketPublicAccessBlock;

  constructor(
    private readonly name: string,
    private readonly args: PrivateBucketArgs,
    opts?: pulumi.ComponentResourceOptions,
  ) {
    super("holdfast:storage:PrivateBucket", name, {}, opts);
    const parent = { parent: this };
    this.bucket = new aws.s3.Bucket(
      name,
      { bucket: args.bucket, tags: { Name: args.bucket, ...args.tags } },
      { ...parent, protect: args.protect ?? true },
    );
    const bucket = this.bucket.id;
    this.versioning = new aws.s3.BucketVersioning(
      name,
      { bucket, versioningConfiguration: { status: "Enabled" } },
      parent,
    );
    new aws.s3.BucketServerSideEncryptionConfiguration(name, { bucket, rules: [encryption(args)] }, parent);
    new aws.s3.BucketOwnershipControls(name, { bucket, rule: { objectOwnership: "BucketOwnerEnforced" } }, parent);
    this.access = this.publicAccessBlock(name, bucket, args.publicRead ?? false);
    this.lifecycle(name, bucket, args);
    this.registerOutputs({ bucket: this.bucket.id });
  }

  /**
   * Creates the bucket's policy: TLS only, and further statements. Called once after the bucket, since the statements may name resources that need
   * the bucket first (a CloudFront distribution).
   * @param grants statements; `arn` is the bucket's
   */
  attachPolicy(grants: (arn: string) => pulumi.Input<aws.iam.PolicyStatement[]>): aws.s3.BucketPolicy {
    const statements = this.bucket.arn.apply((arn) =>
      pulumi.output(grants(arn)).apply((granted) => [...(this.args.plainHttp ? [] : [tlsOnly(arn)]), ...granted]),
    );
    return new aws.s3.BucketPolicy(
      this.name,
      { bucket: this.bucket.id, policy: pulumi.jsonStringify(policyOf(statements)) },
      // S3 refuses a public policy while the block exists. Protected like the bucket: Pulumi would delete the policy, which may deny deletion, first.
      { parent: this, dependsOn: [this.access], protect: this.args.protect ?? false },
    );
  }

  private publicAccessBlock(name: string, bucket: pulumi.Input<string>, publicRead: boolean) {
    return new aws.s3.BucketPublicAccessBlock(
      name,
      {
        bucket,
        blockPublicAcls: true,
        ignorePublicAcls: true,
        blockPublicPolicy: !publicRead,
        restrictPublicBuckets: !publicRead,
      },
      { parent: this },
    );
  }

  private lifecycle(name: string, bucket: pulumi.Input<string>, args: PrivateBucketArgs) {
    new aws.s3.BucketLifecycleConfiguration(
      name,
      {
        bucket,
        rules: [
          {
            id: "old-versions",
            status: "Enabled",
            filter: { prefix: "" },
            noncurrentVersionExpiration: { noncurrentDays: args.keepOldVersionsDays ?? 30 },
            abortIncompleteMultipartUpload: { daysAfterInitiation: args.abortUploadsAfterDays ?? 7 },
            ...expiration(args),
            ...(args.transitions && args.transitions.length > 0 && { transitions: args.transitions }),
          },
          ...(args.expireUnder ? [expiringUnder(args.expireUnder)] : []),
        ],
      },
      // A rule on noncurrent versions has no effect before versioning.
      { parent: this, dependsOn: [this.versioning] },
    );
  }
}

function expiringUnder({ prefix, days }: NonNullable<PrivateBucketArgs["expireUnder"]>) {
  return { id: "expire-under", status: "Enabled", filter: { prefix }, expiration: { days } };
}

/** S3 takes one of the two (https://docs.aws.amazon.com/AmazonS3/latest/API/API_LifecycleExpiration.html). */
function expiration({ expireAfterDays, expireDeleteMarkers }: PrivateBucketArgs) {
  if (expireAfterDays !== undefined) return { expiration: { days: expireAfterDays } };
  return expireDeleteMarkers ? { expiration: { expiredObjectDeleteMarker: true } } : {};
}

/**
 * SSE-S3 where no key is given: Elastic Load Balancing can deliver access logs to no other (application/enable-access-logging.html), and health
 * checkers read without a key. With a key, S3 Bucket Keys: one call to KMS for many objects (https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-key.html).
 */
function encryption({ kmsKeyArn }: PrivateBucketArgs): aws.types.input.s3.BucketServerSideEncryptionConfigurationRule {
  if (kmsKeyArn === undefined) return { applyServerSideEncryptionByDefault: { sseAlgorithm: "AES256" } };
  return {
    applyServerSideEncryptionByDefault: { sseAlgorithm: "aws:kms", kmsMasterKeyId: kmsKeyArn },
    bucketKeyEnabled: true,
  };
}

function tlsOnly(arn: string): aws.iam.PolicyStatement {
  return {
    Sid: "TlsOnly",
    Effect: "Deny",
    Principal: "*",
    Action: "s3:*",
    Resource: [arn, `${arn}/*`],
    Condition: { Bool: { "aws:SecureTransport": "false" } },
  };
}

/**
 * The default retention of a bucket's Object Lock, if the settings want one. A resource of its own, since a change of the bucket's objectLockEnabled
 * replaces the bucket (ForceNew), whereas this enables the lock on an existing bucket
 * (https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lock-configure.html).
 */
export function objectLock(
  name: string,
  { bucket, versioning }: Pick<PrivateBucket, "bucket" | "versioning">,
  lock: { mode: string; days?: number | undefined; years?: number | undefined } | undefined,
  opts: pulumi.CustomResourceOptions,
): aws.s3.BucketObjectLockConfiguration | undefined {
  if (!lock) return undefined;
  const { mode, days, years } = lock;
  const period = { ...(days !== undefined && { days }), ...(years !== undefined && { years }) };
  return new aws.s3.BucketObjectLockConfiguration(
    name,
    { bucket: bucket.id, rule: { defaultRetention: { mode: mode.toUpperCase(), ...period } } },
    // S3 locks only versions: it refuses a bucket without versioning.
    { ...opts, dependsOn: [versioning] },
  );
}
