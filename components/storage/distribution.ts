import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";

interface DistributionArgs {
  bucket: aws.s3.Bucket;
  hosts: string[];
  certificateArn: pulumi.Input<string>;
}

const ORIGIN = "page";

/** The page's object, under a name that users do not request: a request for it gets 200. */
export const PAGE_KEY = "unavailable.html";

/** AWS's managed policy CachingOptimized (https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-managed-cache-policies.html). */
const CACHING_OPTIMIZED = "658327ea-f89d-4fab-a63d-7e88639e58f6";

/** How long CloudFront keeps the answer to a path that the bucket does not have. */
const ERROR_CACHE_SECONDS = 10;

/** CloudFront in front of a private bucket that only this distribution can read. */
export function distribution(
  name: string,
  args: DistributionArgs,
  opts: pulumi.CustomResourceOptions,
): aws.cloudfront.Distribution {
  const access = new aws.cloudfront.OriginAccessControl(
    name,
    { originAccessControlOriginType: "s3", signingBehavior: "always", signingProtocol: "sigv4" },
    opts,
  );
  return new aws.cloudfront.Distribution(
    name,
    {
      enabled: true,
      comment: "The page that is shown when no region serves",
      aliases: args.hosts,
      httpVersion: "http2and3",
      // The records are of type A only: an AAAA record would send IPv6 clients to the page while the service is available.
      isIpv6Enabled: false,
      priceClass: "PriceClass_All",
      origins: [
        { originId: ORIGIN, domainName: args.bucket.bucketRegionalDomainName, originAccessControlId: access.id },
      ],
      defaultCacheBehavior: {
        targetOriginId: ORIGIN,
        viewerProtocolPolicy: "redirect-to-https",
        allowedMethods: ["GET", "HEAD", "OPTIONS"],
        cachedMethods: ["GET", "HEAD"],
        compress: true,
        cachePolicyId: CACHING_OPTIMIZED,
      },
      // The answer to every request is the page with 503: neither browsers nor search engines may take it for the service. That includes
      // the root, so there is no default root object: S3 answers 403, since the distribution may not list the bucket
      // (https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/DefaultRootObject.html#DefaultRootObjectNotSet).
      customErrorResponses: [403, 404].map((errorCode) => ({
        errorCode,
        responseCode: 503,
        responsePagePath: `/${PAGE_KEY}`,
        errorCachingMinTtl: ERROR_CACHE_SECONDS,
      })),
      restrictions: { geoRestriction: { restrictionType: "none" } },
      viewerCertificate: {
        acmCertificateArn: args.certificateArn,
        sslSupportMethod: "sni-only",
        minimumProtocolVersion: "TLSv1.2_2021",
      },
      tags: { Name: name },
    },
    opts,
  );
}

/** Allows one distribution only to read the bucket (https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-restricting-access-to-s3.html). */
export function readBy(distributionArn: string, bucketArn: string): aws.iam.PolicyStatement {
  return {
    Sid: "DistributionReads",
    Effect: "Allow",
    Principal: { Service: "cloudfront.amazonaws.com" },
    Action: "s3:GetObject",
    Resource: `${bucketArn}/*`,
    Condition: { StringEquals: { "AWS:SourceArn": distributionArn } },
  };
}
