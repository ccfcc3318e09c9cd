import { CLOUDFRONT_ZONE } from "../../../facts/route53";
import { namedType, type OutputsTable } from "./type-outputs";
import type { Subject } from "./subject";
import { websiteDomain, websiteZoneId } from "./zone-ids";

/** S3 and CloudFront. */
export const storageOutputs: OutputsTable = {
  "aws:s3/bucket:Bucket": {
    named: "bucket",
    longestName: 63,
    lowerCase: true,
    id: (s) => s.physicalName,
    computed: (s) => ({
      arn: s.globalArn("s3", s.physicalName, ""),
      bucketDomainName: `${s.physicalName}.s3.${s.dnsSuffix}`,
      bucketRegionalDomainName: `${s.physicalName}.s3.${s.region}.${s.dnsSuffix}`,
      hostedZoneId: websiteZoneId(s.region),
    }),
  },
  "aws:s3/bucketWebsiteConfiguration:BucketWebsiteConfiguration": {
    id: ofBucket("website"),
    computed: (s) => ({
      websiteDomain: websiteDomain(s.region, s.dnsSuffix),
      websiteEndpoint: `${s.text("bucket")}.${websiteDomain(s.region, s.dnsSuffix)}`,
    }),
  },
  "aws:s3/bucketVersioning:BucketVersioning": { id: ofBucket("versioning") },
  "aws:s3/bucketPolicy:BucketPolicy": { id: ofBucket("policy") },
  "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock": { id: ofBucket("public-access-block") },
  "aws:s3/bucketOwnershipControls:BucketOwnershipControls": { id: ofBucket("ownership-controls") },
  "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration": { id: ofBucket("lifecycle") },
  "aws:s3/bucketLogging:BucketLogging": { id: ofBucket("logging") },
  "aws:s3/bucketReplicationConfig:BucketReplicationConfig": { id: ofBucket("replication") },
  "aws:s3/bucketObjectLockConfiguration:BucketObjectLockConfiguration": { id: ofBucket("object-lock") },
  "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration": {
    id: ofBucket("encryption"),
  },
  "aws:s3/bucketObject:BucketObject": { id: objectId, computed: objectOutputs },
  "aws:s3/bucketObjectv2:BucketObjectv2": { id: objectId, computed: objectOutputs },
  "aws:cloudfront/distribution:Distribution": {
    id: (s) => `E${s.letters(13)}`,
    computed: (s, id) => ({
      arn: s.globalArn("cloudfront", `distribution/${id}`),
      domainName: `d${s.letters(13, "domain").toLowerCase()}.cloudfront.net`,
      hostedZoneId: CLOUDFRONT_ZONE.data,
      etag: `E${s.letters(13, "etag")}`,
    }),
  },
  "aws:cloudfront/originAccessControl:OriginAccessControl": {
    named: "name",
    longestName: 64,
    id: (s) => `E${s.letters(13)}`,
    computed: (s, id) => ({ arn: s.globalArn("cloudfront", `origin-access-control/${id}`) }),
  },
  "aws:cloudfront/function:Function": namedType((s) => ({
    arn: s.globalArn("cloudfront", `function/${s.physicalName}`),
    etag: `E${s.letters(13, "etag")}`,
  })),
  "aws:cloudfront/responseHeadersPolicy:ResponseHeadersPolicy": { named: "name", id: (s) => s.uuid() },
  "aws:cloudfront/cachePolicy:CachePolicy": { named: "name", id: (s) => s.uuid() },
};

/** What AWS keeps by the bucket's name alone; here with a word more, for no two resources may have one id. */
function ofBucket(what: string): (s: Subject) => string {
  return (s) => `${s.text("bucket")},${what}-${s.hex(7)}`;
}

function objectId(s: Subject): string {
  return `${s.text("bucket")}/${s.text("key")}`;
}

function objectOutputs(s: Subject) {
  return {
    arn: s.globalArn("s3", objectId(s), ""),
    etag: s.hex(32, "etag"),
    versionId: s.letters(32, "version"),
  };
}
