import { NEPTUNE_CLUSTER } from "../../aws";
import { propertyRule } from "../../property-rule";

export const finalSnapshot = propertyRule({
  id: "neptune-final-snapshot",
  title: "Neptune clusters should create a final snapshot when deleted",
  practices: ["REL09-BP01"],
  service: "Neptune",
  severity: "medium",
  why: "Automated backups are deleted with the cluster: without a final snapshot an accidental deletion can't be undone.",
  fix: "Set skipFinalSnapshot to false and finalSnapshotIdentifier to a unique name.",
  source: "https://docs.aws.amazon.com/neptune/latest/userguide/manage-console-instances-delete.html",
  types: [NEPTUNE_CLUSTER],
  property: "skipFinalSnapshot",
  wanted: false,
  // The provider's default (node_modules/@pulumi/aws/neptune/cluster.d.ts, skipFinalSnapshot).
  byDefault: false,
  message: "It is deleted without a final snapshot, and with its automated backups: no data is left.",
});
