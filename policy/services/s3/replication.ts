import { BUCKETS, BUCKET_REPLICATION } from "../../aws";
import { groupedBy, isTreeList, perGraph, type Graph, type Resource } from "../../graph";

/** A bucket that a property names: one of the graph, one made elsewhere, or not known yet. */
export type Named =
  | { readonly kind: "bucket"; readonly bucket: Resource }
  | { readonly kind: "elsewhere"; readonly name: string }
  | { readonly kind: "unknown"; readonly reason: string };

const BUCKET_ARN = /^arn:[^:]+:s3:::(.+)$/;

/**
 * The bucket that a property names, by its name or ARN. A bucket's name is its own through all accounts, so that text alone finds it
 * where another stack made it (https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html).
 * @param path of a single value, such as `bucket` or `rules[0].destination.bucket`
 */
export function bucketAt(resource: Resource, path: string, graph: Graph): Named {
  const found = graph.references(resource, path, BUCKETS);
  const [bucket] = found.certain;
  if (bucket && found.complete) return { kind: "bucket", bucket };
  const text = graph.string(resource, path);
  if (text.kind === "known") {
    const name = BUCKET_ARN.exec(text.value)?.[1] ?? text.value;
    const [owner] = bucketsByName(graph).get(name) ?? [];
    return owner ? { kind: "bucket", bucket: owner } : { kind: "elsewhere", name };
  }
  const reason = text.kind === "unknown" ? text.reason : "is missing";
  return { kind: "unknown", reason };
}

/** The buckets by their name, which is their id too. */
const bucketsByName = perGraph((graph) =>
  groupedBy(graph.ofType(...BUCKETS), (bucket) => {
    const name = graph.string(bucket, "bucket");
    return name.kind === "known" ? name.value : bucket.id;
  }),
);

/** One rule of a replication configuration that is not known to be off. */
export interface ReplicationRule {
  readonly config: Resource;
  /** Its path: `rules[0]`. */
  readonly path: string;
  readonly source: Named;
  readonly destination: Named;
}

/** The rules of a configuration that S3 follows, or why they are not known. */
export function rulesOf(config: Resource, graph: Graph): readonly ReplicationRule[] | { readonly doubt: string } {
  const rules = graph.value(config, "rules");
  if (rules.kind === "unknown") return { doubt: `Its rules ${rules.kind === "unknown" ? rules.reason : ""}.` };
  if (rules.kind === "missing" || !isTreeList(rules.value)) return [];
  const source = bucketAt(config, "bucket", graph);
  return rules.value
    .map((_, i) => `rules[${i}]`)
    .filter((path) => {
      const status = graph.string(config, `${path}.status`);
      return status.kind !== "known" || status.value === "Enabled";
    })
    .map((path) => ({ config, path, source, destination: bucketAt(config, `${path}.destination.bucket`, graph) }));
}

/** Every rule of the graph that S3 follows, and the configurations of which that is not known. */
export const allRules = perGraph((graph) => {
  const rules: ReplicationRule[] = [];
  const open: Resource[] = [];
  for (const config of graph.ofType(BUCKET_REPLICATION)) {
    const found = rulesOf(config, graph);
    if ("doubt" in found) open.push(config);
    else rules.push(...found);
  }
  return { rules, open };
});

/** Whether an end of a rule is a bucket; undefined where it is not known. */
export function isBucket(named: Named, bucket: Resource): boolean | undefined {
  return named.kind === "unknown" ? undefined : named.kind === "bucket" && named.bucket === bucket;
}

/**
 * Whether two ends are one bucket; undefined where that is not known. Names tell even of buckets that another stack made.
 */
export function sameBucket(a: Named, b: Named, graph: Graph): boolean | undefined {
  if (a.kind === "bucket" && b.kind === "bucket") return a.bucket === b.bucket;
  if (a.kind === "unknown" || b.kind === "unknown") return undefined;
  const [one, other] = [ownName(a, graph), ownName(b, graph)];
  return one === undefined || other === undefined ? undefined : one === other;
}

function ownName(named: Exclude<Named, { kind: "unknown" }>, graph: Graph): string | undefined {
  if (named.kind === "elsewhere") return named.name;
  const own = graph.string(named.bucket, "bucket");
  return own.kind === "known" ? own.value : named.bucket.id;
}

/** What people call an end of a rule. */
export function nameOf(named: Named): string {
  if (named.kind === "bucket") return named.bucket.name;
  return named.kind === "elsewhere" ? named.name : "a bucket that is known only after deployment";
}

/** The region of a bucket; a replication configuration is in its source's. */
export function regionOf(named: Named, config?: Resource): string | undefined {
  return named.kind === "bucket" ? (named.bucket.region ?? config?.region) : config?.region;
}
