import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { AliasTarget } from "../front";
import { Certificate } from "../ingress/certificate";
import { distribution, PAGE_KEY, readBy } from "./distribution";
import { PrivateBucket } from "./private-bucket";

export interface StaticSiteArgs {
  host: "cloudfront" | "s3-website";
  /** The hosts of the page. */
  hosts: string[];
  /** The bucket behind CloudFront. An S3 website's bucket has the name of its host instead. */
  bucket: string;
  html: string;
  zoneId: pulumi.Input<string>;
}

/** CloudFront accepts certificates of this region only (https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cnames-and-https-requirements.html). */
const CLOUDFRONT_CERTIFICATE_REGION = "us-east-1";

/** The answer of S3's website endpoint to every request. */
const INDEX_DOCUMENT = "index.html";

/** The last resort must not be served from a cache for longer than it is true. */
const CACHE_CONTROL = "public, max-age=30";

/** A static page in the standby region: over HTTPS by CloudFront from a private bucket, or over HTTP by S3's website endpoint. */
export class StaticSite extends pulumi.ComponentResource {
  /** The target of an alias record for each host. */
  readonly targets: Record<string, AliasTarget>;

  constructor(name: string, args: StaticSiteArgs, opts?: pulumi.ComponentResourceOptions) {
    super("holdfast:storage:StaticSite", name, {}, opts);
    this.targets = args.host === "cloudfront" ? this.cloudFront(name, args) : this.websites(name, args);
    this.registerOutputs({ hosts: args.hosts });
  }

  private cloudFront(name: string, args: StaticSiteArgs): Record<string, AliasTarget> {
    const parent = { parent: this };
    const certificate = new Certificate(
      name,
      // The names' validation records are the primary's already: they are the same for every certificate of the account.
      { hosts: args.hosts, validatedHosts: [], zoneId: args.zoneId, region: CLOUDFRONT_CERTIFICATE_REGION },
      parent,
    );
    const bucket = new PrivateBucket(name, { bucket: args.bucket }, parent);
    this.page(name, bucket, PAGE_KEY, args.html);
    const site = distribution(
      name,
      { bucket: bucket.bucket, hosts: args.hosts, certificateArn: certificate.arn },
      parent,
    );
    bucket.attachPolicy((arn) => site.arn.apply((distributionArn) => [readBy(distributionArn, arn)]));
    return Object.fromEntries(args.hosts.map((host) => [host, { name: site.domainName, zoneId: site.hostedZoneId }]));
  }

  /** One bucket for each host, since S3 finds a website's bucket by the requested host. */
  private websites(name: string, args: StaticSiteArgs): Record<string, AliasTarget> {
    return Object.fromEntries(args.hosts.map((host) => [host, this.website(`${name}-${host}`, host, args.html)]));
  }

  private website(name: string, host: string, html: string): AliasTarget {
    const bucket = new PrivateBucket(name, { bucket: host, publicRead: true, plainHttp: true }, { parent: this });
    bucket.attachPolicy((arn) => [
      { Sid: "EveryoneReads", Effect: "Allow", Principal: "*", Action: "s3:GetObject", Resource: `${arn}/*` },
    ]);
    this.page(name, bucket, INDEX_DOCUMENT, html);
    const website = new aws.s3.BucketWebsiteConfiguration(
      name,
      { bucket: bucket.bucket.id, indexDocument: { suffix: INDEX_DOCUMENT }, errorDocument: { key: INDEX_DOCUMENT } },
      { parent: this },
    );
    return { name: website.websiteDomain, zoneId: bucket.bucket.hostedZoneId };
  }

  private page(name: string, bucket: PrivateBucket, key: string, content: string): aws.s3.BucketObjectv2 {
    return new aws.s3.BucketObjectv2(
      `${name}-${key}`,
      {
        bucket: bucket.bucket.id,
        key,
        content,
        contentType: "text/html; charset=utf-8",
        cacheControl: CACHE_CONTROL,
      },
      // An object written before versioning is enabled has no version to restore.
      { parent: this, dependsOn: [bucket.versioning] },
    );
  }
}
