import { DB_CLUSTER, DB_INSTANCE } from "../../aws";
import { valueOf } from "../../graph";
import { defineRule } from "../../rule";
import { compliant, notApplicable, violation } from "../../verdict";

const PROPERTY = "deleteAutomatedBackups";

export const automatedBackupsRetained = defineRule({
  id: "rds-automated-backups-retained",
  title: "RDS databases should retain their automated backups when they are deleted",
  practices: ["REL09-BP01", "REL09-BP02"],
  service: "RDS",
  severity: "low",
  why: "By default the automated backups go with the database, and with them every point in time to which it could be restored; a final snapshot is one moment only.",
  fix: "Set deleteAutomatedBackups to false: AWS keeps them for the backup retention period.",
  source: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_WorkingWithAutomatedBackups.Retaining.html",
  types: [DB_INSTANCE, DB_CLUSTER],
  check(database, graph) {
    const copy = database.type === DB_INSTANCE ? "replicateSourceDb" : "replicationSourceIdentifier";
    // AWS fills in the source of a global database's secondary cluster, which has backups of its own.
    if ((valueOf(graph.input(database, copy)) ?? "") !== "")
      return notApplicable("It is a copy: its source has the backups.");
    // The provider's default (node_modules/@pulumi/aws/rds/instance.d.ts, deleteAutomatedBackups).
    if (!graph.read.boolean(database, PROPERTY, true)) return compliant();
    return violation({
      property: PROPERTY,
      actual: graph.actual(database, PROPERTY, true),
      wanted: false,
      message: "Its deletion, by mistake or by a replacement, deletes its automated backups too.",
    });
  },
});
