import { BUCKETS, BUCKET_OBJECT_LOCK, BUCKET_REPLICATION, BUCKET_VERSIONING } from "../../../../../policy/aws";
import type { Graph, Resource } from "../../../../../policy/graph";
import type { CopyPicture } from "../picture";
import { textOf } from "../read";
import { storeOf, type Found } from "./found";

/**
 * Buckets of data: replicated ones, and those without another use.
 * @param used the URNs of buckets with another use: pages, logs, switches
 */
export function dataBucketsIn(graph: Graph, used: ReadonlySet<string>): Found {
  const copies = graph.ofType(BUCKET_REPLICATION).flatMap((one) => replications(graph, one));
  const joined = new Set(copies.flatMap(({ from, to }) => [from, to]));
  const data = graph.ofType(...BUCKETS).filter(({ urn }) => joined.has(urn) || !used.has(urn));
  return { stores: data.map((one) => bucketOf(graph, one)), copies };
}

function bucketOf(graph: Graph, bucket: Resource) {
  const versioned = graph
    .referrers(bucket, [BUCKET_VERSIONING], "bucket")
    .certain.some((one) => textOf(graph, one, "versioningConfiguration.status") === "Enabled");
  const locked = graph.referrers(bucket, [BUCKET_OBJECT_LOCK], "bucket").certain.length > 0;
  const facts = [versioned ? "versioned" : "not versioned", locked ? "Object Lock" : undefined];
  return storeOf(bucket, "S3", textOf(graph, bucket, "bucket") ?? bucket.name, facts);
}

function replications(graph: Graph, config: Resource): CopyPicture[] {
  const sources = graph.references(config, "bucket", BUCKETS).certain;
  const targets = graph.references(config, "rules[*].destination.bucket", BUCKETS).certain;
  return sources.flatMap((from) =>
    targets.map(
      ({ urn }) => ({ from: from.urn, to: urn, kind: "replication", both: false, what: "replication" }) as const,
    ),
  );
}
