import {
  BUCKET,
  BUCKET_ENCRYPTION,
  BUCKET_LIFECYCLE,
  BUCKET_LOGGING,
  BUCKET_OBJECT,
  BUCKET_OBJECT_LOCK,
  BUCKET_OBJECT_V1,
  BUCKET_POLICY,
  BUCKET_REPLICATION,
  BUCKET_VERSIONING,
  BUCKET_WEBSITE,
  DISTRIBUTION,
  ORIGIN_ACCESS_CONTROL,
  PUBLIC_ACCESS_BLOCK,
} from "../../../policy/aws";
import { CLOUDFRONT_ZONE } from "../../../facts/route53";
import { namedType, type OutputsTable } from "./type-outputs";
import type { Subject } from "./subject";
import { websiteDomain, websiteZoneId } from "./zone-ids";

/** S3 and CloudFront. */
export const storageOutputs: OutputsTable = {
  [BUCKET]: {
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
  [BUCKET_WEBSITE]: {
    id: ofBucket("website"),
    computed: (s) => ({
      websiteDomain: websiteDomain(s.region, s.dnsSuffix),
      websiteEndpoint: `${s.text("bucket")}.${websiteDomain(s.region, s.dnsSuffix)}`,
    }),
  },
  [BUCKET_VERSIONING]: { id: ofBucket("versioning") },
  [BUCKET_POLICY]: { id: ofBucket("policy") },
  [PUBLIC_ACCESS_BLOCK]: { id: ofBucket("public-access-block") },
  "aws:s3/bucketOwnershipControls:BucketOwnershipControls": { id: ofBucket("ownership-controls") },
  [BUCKET_LIFECYCLE]: { id: ofBucket("lifecycle") },
  [BUCKET_LOGGING]: { id: ofBucket("logging") },
  [BUCKET_REPLICATION]: { id: ofBucket("replication") },
  [BUCKET_OBJECT_LOCK]: { id: ofBucket("object-lock") },
  [BUCKET_ENCRYPTION]: {
    id: ofBucket("encryption"),
  },
  [BUCKET_OBJECT_V1]: { id: objectId, computed: objectOutputs },
  [BUCKET_OBJECT]: { id: objectId, computed: objectOutputs },
  [DISTRIBUTION]: {
    id: (s) => `E${s.letters(13)}`,
    computed: (s, id) => ({
      arn: s.globalArn("cloudfront", `distribution/${id}`),
      domainName: `d${s.letters(13, "domain").toLowerCase()}.cloudfront.net`,
      hostedZoneId: CLOUDFRONT_ZONE.data,
      etag: `E${s.letters(13, "etag")}`,
    }),
  },
  [ORIGIN_ACCESS_CONTROL]: {
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
