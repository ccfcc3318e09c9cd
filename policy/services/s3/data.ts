import type { Graph, Resource } from "../../graph";
import { allRules, isBucket } from "./replication";

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

/**
 * The signs that a bucket holds data: it takes part in a replication, or bears the tag that a backup plan looks for. Nothing else tells data
 * from logs and pages, which bear no sign of being such either; so rules that demand of data what logs do without go by these alone.
 */
export function dataSigns(bucket: Resource, graph: Graph, backupTag: string): DataSigns {
  const { rules, open } = allRules(graph);
  const tag = graph.value(bucket, `tags["${backupTag}"]`);
  const ends = rules.flatMap(({ source, destination }) => [source, destination]);
  const doubtful = open.length > 0 || ends.some((end) => isBucket(end, bucket) === undefined);
  return {
    source: rules.some(({ source }) => isBucket(source, bucket)),
    destination: rules.some(({ destination }) => isBucket(destination, bucket)),
    backup: tag.kind === "known",
    ...(tag.kind === "unknown" && { doubt: `Its tags ${tag.reason}` }),
    ...(doubtful && { doubt: "Which buckets replicate is known only after deployment" }),
  };
}

/** What a bucket without any of the signs is told. */
export function noSign(backupTag: string): string {
  return `It neither replicates nor bears the tag ${backupTag}: nothing says that it holds data.`;
}
