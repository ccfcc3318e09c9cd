import * as aws from "../../../../policy/aws";
import type { Graph, Resource } from "../../../../policy/graph";
import type { BucketPicture, CheckPicture, DistributionPicture } from "./picture";
import { textOf } from "./read";

/** A CloudFront distribution with its origins. */
export function distributionOf(graph: Graph, distribution: Resource): DistributionPicture {
  const path = "origins[*].domainName";
  const found = graph.references(distribution, path, [...aws.BUCKETS, aws.LOAD_BALANCER, aws.BUCKET_WEBSITE]).certain;
  return {
    urn: distribution.urn,
    name: distribution.name,
    domain: textOf(graph, distribution, "domainName"),
    origins: [...new Set(found.map((one) => bucketBehind(graph, one)?.urn ?? one.urn))],
  };
}

function bucketBehind(graph: Graph, resource: Resource): Resource | undefined {
  if (resource.type !== aws.BUCKET_WEBSITE) return undefined;
  return graph.references(resource, "bucket", aws.BUCKETS).certain[0];
}

/** A bucket, with its uses by other resources. */
export function bucketOf(graph: Graph, bucket: Resource, checks: Iterable<CheckPicture>): BucketPicture {
  const website = graph.referrers(bucket, [aws.BUCKET_WEBSITE], "bucket").certain.length > 0;
  const logged = graph.referrers(bucket, [aws.LOAD_BALANCER], "accessLogs.bucket").certain;
  const origins = graph
    .ofType(aws.DISTRIBUTION)
    .filter((one) => distributionOf(graph, one).origins.includes(bucket.urn));
  const readers = [...checks].filter((check) => check.bucket === bucket.urn);
  const trails = graph.referrers(bucket, [aws.TRAIL], "s3BucketName").certain;
  const canaries = graph.referrers(bucket, [aws.CANARY], "s3Bucket").certain;
  return {
    urn: bucket.urn,
    name: textOf(graph, bucket, "bucket") ?? bucket.name,
    website,
    uses: [
      ...new Set([
        ...(website ? ["S3 website"] : []),
        ...origins.map((one) => `origin of CloudFront ${one.name}`),
        ...readers.map((check) => `${check.inverted ? "manual switch" : "read by health check"} of ${check.stack}`),
        ...logged.map((one) => `access logs of ${one.name}`),
        ...trails.map(() => "CloudTrail log files"),
        ...canaries.map(() => "canary artifacts"),
      ]),
    ],
  };
}
