import { LEFT_OUT, type Asked, type Schema } from "./type-schema";

/** internal/service/s3 */
export const buckets: Schema = {
  // s3/bucket.go
  "aws:s3/bucket:Bucket": {
    defaults: { forceDestroy: false },
    filledIn: () => ({
      acl: LEFT_OUT,
      lifecycleRules: LEFT_OUT,
      objectLockEnabled: LEFT_OUT,
      policy: LEFT_OUT,
      replicationConfiguration: LEFT_OUT,
      versioning: { enabled: false, mfaDelete: false },
    }),
    refuses: (asked) => denied(asked) ?? notEmpty(asked),
  },
  "aws:s3/bucketPolicy:BucketPolicy": {
    then: ({ action, inputs, world }) => {
      const undeletable = action === "delete" ? null : String(inputs["policy"]).includes('"s3:DeleteBucket"') || null;
      if (action !== "read") world.change(policyOf(inputs["bucket"]), { undeletable });
    },
  },
};

/** The bucket's policy as the world knows it. */
function policyOf(bucket: unknown): string {
  return `policy of ${String(bucket)}`;
}

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/troubleshoot-403-errors.html */
function denied({ action, now, world }: Asked): string | undefined {
  const bucket = String(now["bucket"]);
  if (action !== "delete" || world.of(policyOf(bucket))["undeletable"] !== true) return undefined;
  return `deleting S3 Bucket (${bucket}): operation error S3: DeleteBucket, api error AccessDenied: User is not authorized to perform: s3:DeleteBucket on resource: "arn:aws:s3:::${bucket}" with an explicit deny in a resource-based policy`;
}

/** S3 deletes no bucket with an object or a version in it (https://docs.aws.amazon.com/AmazonS3/latest/userguide/delete-bucket.html); `forceDestroy` makes the provider empty it. */
function notEmpty({ action, urn, now, world }: Asked): string | undefined {
  if (action !== "delete" || now["forceDestroy"] === true || !world.isFull(urn)) return undefined;
  return `deleting S3 Bucket (${String(now["bucket"])}): operation error S3: DeleteBucket, api error BucketNotEmpty: The bucket you tried to delete is not empty. You must delete all versions in the bucket.`;
}
