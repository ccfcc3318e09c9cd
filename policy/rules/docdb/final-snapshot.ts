import { DOCDB_CLUSTER } from "../../aws";
import { propertyRule } from "../../property-rule";

export const finalSnapshot = propertyRule({
  id: "docdb-final-snapshot",
  title: "DocumentDB clusters should create a final snapshot when deleted",
  practices: ["REL09-BP01"],
  service: "DocumentDB",
  severity: "medium",
  why: "Automated backups are deleted with the cluster: without a final snapshot an accidental deletion can't be undone.",
  fix: "Set skipFinalSnapshot to false and finalSnapshotIdentifier to a unique name.",
  source: "https://docs.aws.amazon.com/documentdb/latest/developerguide/db-cluster-delete.html",
  types: [DOCDB_CLUSTER],
  property: "skipFinalSnapshot",
  wanted: false,
  // The provider's default (node_modules/@pulumi/aws/docdb/cluster.d.ts, skipFinalSnapshot).
  byDefault: false,
  message: "It is deleted without a final snapshot, and with its automated backups: no data is left.",
});
