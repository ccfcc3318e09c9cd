import { DATABASES } from "../../aws";
import { decided } from "../../graph";
import { defineRule } from "../../rule";
import { isGiven } from "../../services/rds/database";
import { sourceOf } from "../../services/rds/copies";
import { compliant, notApplicable, violation } from "../../verdict";

const SKIP = "skipFinalSnapshot";
const NAME = "finalSnapshotIdentifier";

export const finalSnapshot = defineRule({
  id: "rds-final-snapshot",
  title: "RDS databases should create a final snapshot when deleted",
  practices: ["REL09-BP01"],
  service: "RDS",
  severity: "high",
  why: "Automated backups are deleted with the database: without a final snapshot an accidental deletion can't be undone.",
  fix: "Set skipFinalSnapshot to false and finalSnapshotIdentifier to a unique name.",
  source:
    "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_DeleteInstance.html#USER_DeleteInstance.Snapshot",
  types: DATABASES,
  check(database, graph) {
    // AWS refuses a final snapshot of a replica: https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_DeleteDBInstance.html
    if (sourceOf(database, graph)) return notApplicable("It is a replica, for which AWS creates no final snapshot.");
    if (graph.read.boolean(database, SKIP, false)) {
      return violation({
        property: SKIP,
        actual: true,
        wanted: false,
        message: "It is deleted without a final snapshot, and with its automated backups: no data is left.",
      });
    }
    if (decided(isGiven(database, NAME, graph), NAME)) return compliant();
    return violation({
      property: NAME,
      actual: undefined,
      wanted: "a name for the final snapshot",
      message:
        "It has no finalSnapshotIdentifier: its deletion fails half-way through a tear-down, and the quick fix is to skip the snapshot.",
    });
  },
});
