import { DATABASES } from "../../aws";
import { defineRule } from "../../rule";
import { isGiven } from "../../services/rds/database";
import { sourceOf, sourceProperty } from "../../services/rds/source";
import { unread } from "../../services/unread";
import { compliant, notApplicable, undecided, violation } from "../../verdict";

const SKIP = "skipFinalSnapshot";
const NAME = "finalSnapshotIdentifier";

export const finalSnapshot = defineRule({
  id: "rds-final-snapshot",
  title: "RDS databases should create a final snapshot when deleted",
  service: "RDS",
  severity: "high",
  why: "Automated backups are deleted with the database: without a final snapshot an accidental deletion can't be undone.",
  fix: "Set skipFinalSnapshot to false and finalSnapshotIdentifier to a unique name.",
  source:
    "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_DeleteInstance.html#USER_DeleteInstance.Snapshot",
  types: DATABASES,
  check(database, graph) {
    const source = sourceOf(database, graph);
    // AWS refuses a final snapshot of a replica: https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_DeleteDBInstance.html
    if (source.kind === "known") return notApplicable("It is a replica, for which AWS creates no final snapshot.");
    if (source.kind === "unknown") {
      return undecided({ property: sourceProperty(database), reason: `Whether it is a replica ${source.reason}.` });
    }
    const skip = graph.boolean(database, SKIP, false);
    if (skip.kind === "unknown") return unread(SKIP, skip);
    if (skip.value) {
      return violation({
        property: SKIP,
        actual: true,
        wanted: false,
        message: "It is deleted without a final snapshot, and with its automated backups: no data is left.",
      });
    }
    const named = isGiven(database, NAME, graph);
    if (named === undefined)
      return undecided({ property: NAME, reason: `Its ${NAME} is known only after deployment.` });
    if (named) return compliant();
    return violation({
      property: NAME,
      actual: undefined,
      wanted: "a name for the final snapshot",
      message:
        "It has no finalSnapshotIdentifier: its deletion fails half-way through a tear-down, and the quick fix is to skip the snapshot.",
    });
  },
});
