import { BUCKETS, BUCKET_REPLICATION } from "../../aws";
import {
  answer,
  groupedBy,
  perGraph,
  unknown,
  valueOf,
  type Answer,
  type Graph,
  type Named,
  type Resource,
} from "../../graph";

const BUCKET_ARN = /^arn:[^:]+:s3:::(.+)$/;

/**
 * The bucket that a property names, by its name or ARN. A bucket's name is its own through all accounts, so that text alone finds it
 * where another stack made it (https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html).
 * @param path of a single value, such as `bucket` or `rules[0].destination.bucket`
 */
export function bucketAt(resource: Resource, path: string, graph: Graph): Named {
  const found = graph.references(resource, path, BUCKETS);
  const [bucket] = found.certain;
  if (bucket && found.complete) return { is: "resource", resource: bucket };
  const text = graph.string(resource, path);
  if (text.kind === "known") {
    const name = BUCKET_ARN.exec(text.value)?.[1] ?? text.value;
    const [owner] = bucketsByName(graph).get(name) ?? [];
    return owner ? { is: "resource", resource: owner } : { is: "elsewhere", name };
  }
  if (text.kind === "unknown") return { is: "unknown", why: `Its ${path} ${text.reason}.` };
  // What S3 would refuse names nothing; but what it depends on may be meant.
  const candidates = found.possible;
  return candidates.length > 0 ? { is: "unknown", why: `Its ${path} can't be read.`, candidates } : { is: "none" };
}

/** The buckets by their name. */
export const bucketsByName = perGraph((graph) =>
  groupedBy(graph.ofType(...BUCKETS), (bucket) => bucketName(bucket, graph)),
);

/** A bucket's name, which is its id too; undefined where it is not known. */
export function bucketName(bucket: Resource, graph: Graph): string | undefined {
  return valueOf(graph.string(bucket, "bucket")) ?? bucket.id;
}

/** One rule of a replication configuration that is not known to be off. */
export interface ReplicationRule {
  readonly config: Resource;
  /** Its path: `rules[0]`. */
  readonly path: string;
  readonly source: Named;
  readonly destination: Named;
}

/** The rules of a configuration that S3 follows. Throws UndecidedError where they are not known. */
export function rulesOf(config: Resource, graph: Graph): readonly ReplicationRule[] {
  const source = bucketAt(config, "bucket", graph);
  return graph.read
    .list(config, "rules")
    .map((_, i) => `rules[${i}]`)
    .filter((path) => {
      const status = graph.string(config, `${path}.status`);
      return status.kind !== "known" || status.value === "Enabled";
    })
    .map((path) => ({ config, path, source, destination: bucketAt(config, `${path}.destination.bucket`, graph) }));
}

/** Every rule of the graph that S3 follows and that names both ends, and the configurations of which that is not known. */
export const allRules = perGraph((graph) => {
  const configs = graph.ofType(BUCKET_REPLICATION);
  const open = configs.filter((config) => graph.value(config, "rules").kind === "unknown");
  const rules = configs.filter((one) => !open.includes(one)).flatMap((one) => rulesOf(one, graph));
  return { rules: rules.filter(({ source, destination }) => source.is !== "none" && destination.is !== "none"), open };
});

/** The replication configurations of a bucket that have rules, all of them Disabled: S3 follows none. */
export function switchedOff(bucket: Resource, graph: Graph): Resource | undefined {
  return graph.ofType(BUCKET_REPLICATION).find((config) => {
    const rules = valueOf(graph.list(config, "rules")) ?? [];
    const isOff =
      rules.length > 0 && rules.every((_, i) => valueOf(graph.string(config, `rules[${i}].status`)) === "Disabled");
    if (!isOff) return false;
    const source = bucketAt(config, "bucket", graph);
    return source.is === "resource" && source.resource === bucket;
  });
}

/** Whether two ends are one bucket. Names identify even buckets that another stack made. */
export function sameBucket(a: Named, b: Named, graph: Graph): Answer {
  if (a.is === "resource" && b.is === "resource") return answer(a.resource === b.resource);
  const [one, other] = [a, b].map((end) =>
    end.is === "resource" ? bucketName(end.resource, graph) : end.is === "elsewhere" ? end.name : undefined,
  );
  return one === undefined || other === undefined
    ? unknown("Whether both are one bucket is known only after deployment.")
    : answer(one === other);
}

/** What people call an end of a rule. */
export function nameOf(named: Named): string {
  if (named.is === "resource") return named.resource.name;
  return named.is === "elsewhere" ? named.name : "a bucket that is known only after deployment";
}

/** The region of a bucket; a replication configuration is in its source's. */
export function regionOf(named: Named, config?: Resource): string | undefined {
  return named.is === "resource" ? (named.resource.region ?? config?.region) : config?.region;
}
