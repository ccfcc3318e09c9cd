import { REDSHIFT_CLUSTER } from "../../aws";
import { propertyRule } from "../../property-rule";

export const finalSnapshot = propertyRule({
  id: "redshift-final-snapshot",
  title: "Redshift clusters should create a final snapshot when deleted",
  practices: ["REL09-BP01"],
  service: "Redshift",
  severity: "medium",
  why: "Automated snapshots are deleted with the cluster: without a final snapshot an accidental deletion can't be undone.",
  fix: "Set skipFinalSnapshot to false and finalSnapshotIdentifier to a unique name.",
  source: "https://docs.aws.amazon.com/redshift/latest/mgmt/working-with-snapshots.html",
  types: [REDSHIFT_CLUSTER],
  property: "skipFinalSnapshot",
  wanted: false,
  // The provider's default (node_modules/@pulumi/aws/redshift/cluster.d.ts, skipFinalSnapshot).
  byDefault: false,
  message: "It is deleted without a final snapshot, and with its automated snapshots: no data is left.",
});
