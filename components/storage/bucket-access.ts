import type * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";

export interface BucketAccessArgs {
  /** The bucket's ARN. */
  arn: string;
  region: string;
  /** The ARN of the key that encrypts it. */
  keyArn: pulumi.Input<string>;
}

/**
 * What the service may do with a bucket: list, read, write and delete objects, and restore old versions, but delete no version, so that
 * what it deletes by mistake can be restored. Multipart uploads need kms:Decrypt too
 * (https://docs.aws.amazon.com/AmazonS3/latest/userguide/mpuoverview.html).
 */
export function bucketAccess({ arn, region, keyArn }: BucketAccessArgs): aws.iam.PolicyStatement[] {
  return [
    {
      Effect: "Allow",
      Action: ["s3:ListBucket", "s3:ListBucketVersions", "s3:ListBucketMultipartUploads", "s3:GetBucketLocation"],
      Resource: arn,
    },
    {
      Effect: "Allow",
      Action: [
        "s3:GetObject",
        "s3:GetObjectVersion",
        "s3:GetObjectTagging",
        "s3:PutObject",
        "s3:PutObjectTagging",
        "s3:DeleteObject",
        "s3:AbortMultipartUpload",
        "s3:ListMultipartUploadParts",
      ],
      Resource: `${arn}/*`,
    },
    {
      Effect: "Allow",
      Action: ["kms:Decrypt", "kms:GenerateDataKey"],
      Resource: keyArn,
      Condition: viaS3(region),
    },
  ];
}

/** Use of the key through S3 in a region only (https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html#conditions-kms-via-service). */
export function viaS3(region: string): aws.iam.PolicyStatement["Condition"] {
  return { StringEquals: { "kms:ViaService": `s3.${region}.amazonaws.com` } };
}
