import { MEMORYDB_CLUSTER } from "../../aws";
import { retentionRule } from "../../retention-rule";

export const snapshotRetention = retentionRule({
  id: "memorydb-snapshot-retention",
  title: "MemoryDB clusters should have automatic snapshots enabled",
  practices: ["REL09-BP01", "REL09-BP03"],
  service: "MemoryDB",
  severity: "medium",
  why: "The transaction log survives a node and a zone, but repeats a deletion or a wrong command. Only a snapshot has the data from before it.",
  fix: "Set snapshotRetentionLimit to the number of days that a mistake may go unnoticed, at most 35.",
  source: "https://docs.aws.amazon.com/memorydb/latest/devguide/snapshots-automatic.html",
  types: [MEMORYDB_CLUSTER],
  property: "snapshotRetentionLimit",
  minimumDays: 1,
  // The provider's default (node_modules/@pulumi/aws/memorydb/cluster.d.ts); AWS's API names none.
  byDefault: 0,
  none: "It has no automatic snapshots: data deleted or overwritten by mistake is lost.",
});
