import { DOCDB_CLUSTER } from "../../aws";
import { propertyRule } from "../../property-rule";

export const deletionProtection = propertyRule({
  id: "docdb-deletion-protection",
  title: "DocumentDB clusters should have deletion protection enabled",
  practices: ["REL09-BP02"],
  peers: { securityHub: ["DocumentDB.5"], prowler: ["documentdb_cluster_deletion_protection"] },
  service: "DocumentDB",
  severity: "high",
  why: "Deleting a cluster deletes its data and all its automated backups.",
  fix: "Set deletionProtection to true, and the resource option protect. To delete it, set both to false and deploy that first.",
  source: "https://docs.aws.amazon.com/documentdb/latest/developerguide/db-cluster-delete.html",
  types: [DOCDB_CLUSTER],
  property: "deletionProtection",
  wanted: true,
  // The provider's default (node_modules/@pulumi/aws/docdb/cluster.d.ts); AWS's API names none.
  byDefault: false,
  message: "One API call, or one wrong change of the program, can delete it with its data and automated backups.",
  remediated: true,
});
