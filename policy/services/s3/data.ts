import { perGraph, UndecidedError, type Graph, type Named, type Resource } from "../../graph";
import { notApplicable, type NotApplicable } from "../../verdict";
import { allRules } from "./replication";

/** The tag by which a backup plan finds a bucket, unless a rule's setting says otherwise. */
export const BACKUP_TAG = "backup-plan";

/** What a bucket is known to be in a replication, and whether it asks to be backed up. */
export interface DataSigns {
  readonly source: boolean;
  readonly destination: boolean;
  readonly backup: boolean;
  /** Why more may be known after deployment, in a sentence. */
  readonly why?: string;
}

/** The buckets at either end of a replication rule. */
const endsOf = perGraph((graph) => {
  const { rules, open } = allRules(graph);
  const bucketOf = (end: Named) => (end.is === "resource" ? end.resource : undefined);
  const unknown = rules
    .flatMap(({ source, destination }) => [source, destination])
    .filter((end) => end.is === "unknown");
  return {
    sources: new Set(rules.map(({ source }) => bucketOf(source))),
    destinations: new Set(rules.map(({ destination }) => bucketOf(destination))),
    candidates: new Set(unknown.flatMap(({ candidates = [] }) => candidates)),
    complete: open.length === 0 && unknown.every(({ candidates }) => candidates !== undefined),
  };
});

/**
 * The signs that a bucket holds data: it takes part in a replication, or has the tag of a backup plan. Nothing else distinguishes data
 * from logs and pages; so rules that apply to data only use these signs.
 */
export function dataSigns(bucket: Resource, graph: Graph, backupTag: string): DataSigns {
  const { sources, destinations, candidates, complete } = endsOf(graph);
  const tag = graph.value(bucket, `tags["${backupTag}"]`);
  return {
    source: sources.has(bucket),
    destination: destinations.has(bucket),
    backup: tag.kind === "known",
    ...(tag.kind === "unknown" && { why: `Its tags ${tag.reason}.` }),
    ...((!complete || candidates.has(bucket)) && { why: "Which buckets replicate is known only after deployment." }),
  };
}

/** The verdict on a bucket without any of the signs. Throws UndecidedError where it may have one. */
export function noSign({ why }: DataSigns, backupTag: string): NotApplicable {
  if (why !== undefined) throw new UndecidedError("bucket", why);
  return notApplicable(`It neither replicates nor has the tag ${backupTag}: nothing shows that it holds data.`);
}
