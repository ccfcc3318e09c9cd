import { perGraph, type Graph, type Resource } from "../../graph";
import { allRules, type Named } from "./replication";

/** The tag by which a backup plan finds a bucket, unless a rule's setting says otherwise. */
export const BACKUP_TAG = "backup-plan";

/** What a bucket is known to be in a replication, and whether it asks to be backed up. */
export interface DataSigns {
  readonly source: boolean;
  readonly destination: boolean;
  readonly backup: boolean;
  /** Why more may be known after deployment. */
  readonly doubt?: string;
}

/** The buckets at either end of a replication rule. */
const endsOf = perGraph((graph) => {
  const { rules, open } = allRules(graph);
  const bucketOf = (end: Named) => (end.kind === "bucket" ? end.bucket : undefined);
  return {
    sources: new Set(rules.map(({ source }) => bucketOf(source))),
    destinations: new Set(rules.map(({ destination }) => bucketOf(destination))),
    doubtful:
      open.length > 0 ||
      rules.some(({ source, destination }) => [source, destination].some(({ kind }) => kind === "unknown")),
  };
});

/**
 * The signs that a bucket holds data: it takes part in a replication, or has the tag of a backup plan. Nothing else distinguishes data
 * from logs and pages; so rules that apply to data only use these signs.
 */
export function dataSigns(bucket: Resource, graph: Graph, backupTag: string): DataSigns {
  const { sources, destinations, doubtful } = endsOf(graph);
  const tag = graph.value(bucket, `tags["${backupTag}"]`);
  return {
    source: sources.has(bucket),
    destination: destinations.has(bucket),
    backup: tag.kind === "known",
    ...(tag.kind === "unknown" && { doubt: `Its tags ${tag.reason}` }),
    ...(doubtful && { doubt: "Which buckets replicate is known only after deployment" }),
  };
}

/** The reason for a bucket without any of the signs. */
export function noSign(backupTag: string): string {
  return `It neither replicates nor has the tag ${backupTag}: nothing shows that it holds data.`;
}
