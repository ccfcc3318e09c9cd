import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

export interface PrivateBucketArgs {
  /** The bucket's name; agreed by topology, since both regions must know it. */
  bucket: string;
  /** Days after which objects, and their old versions, are deleted; by default never. */
  expireAfterDays?: number;
  /** Days that an overwritten or deleted version is kept; 30 by default. */
  keepOldVersionsDays?: number;
  /** What of the public access block is lifted, where a page must be public. */
  publicRead?: boolean;
  /** Whether reading over plain HTTP is allowed, as an S3 website's endpoint knows nothing else. */
  plainHttp?: boolean;
}

/**
 * A bucket with versions, encryption, bucket-owner ownership, the public access block, TLS only, and an end to old versions.
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
      { bucket: args.bucket, tags: { Name: args.bucket } },
      { ...parent, protect: true },
    );
    const bucket = this.bucket.id;
    this.versioning = new aws.s3.BucketVersioning(
      name,
      { bucket, versioningConfiguration: { status: "Enabled" } },
      parent,
    );
    new aws.s3.BucketServerSideEncryptionConfiguration(
      name,
      // SSE-S3: Elastic Load Balancing can deliver access logs to no other (application/enable-access-logging.html), and health checkers read without a key.
      { bucket, rules: [{ applyServerSideEncryptionByDefault: { sseAlgorithm: "AES256" } }] },
      parent,
    );
    new aws.s3.BucketOwnershipControls(name, { bucket, rule: { objectOwnership: "BucketOwnerEnforced" } }, parent);
    this.access = this.publicAccessBlock(name, bucket, args.publicRead ?? false);
    this.lifecycle(name, bucket, args);
    this.registerOutputs({ bucket: this.bucket.id });
  }

  /**
   * Gives the bucket its one policy: TLS only, and what else is granted. Called once by whoever made the bucket, since what is granted
   * may name things that need the bucket first (a CloudFront distribution).
   * @param grants statements; `arn` is the bucket's
   */
  attachPolicy(grants: (arn: string) => pulumi.Input<aws.iam.PolicyStatement[]>): aws.s3.BucketPolicy {
    const statements = this.bucket.arn.apply((arn) =>
      pulumi.output(grants(arn)).apply((granted) => [...(this.args.plainHttp ? [] : [tlsOnly(arn)]), ...granted]),
    );
    return new aws.s3.BucketPolicy(
      this.name,
      { bucket: this.bucket.id, policy: pulumi.jsonStringify({ Version: "2012-10-17", Statement: statements }) },
      // S3 refuses a public policy while the block stands.
      { parent: this, dependsOn: [this.access] },
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
            abortIncompleteMultipartUpload: { daysAfterInitiation: 7 },
            ...(args.expireAfterDays !== undefined && { expiration: { days: args.expireAfterDays } }),
          },
        ],
      },
      // A rule on noncurrent versions means nothing before the bucket has versions.
      { parent: this, dependsOn: [this.versioning] },
    );
  }
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
