import { DATABASES, GLOBAL_CLUSTER } from "../../aws";
import { SECRET, UNKNOWN } from "../../graph";
import { defineRule } from "../../rule";
import { unread } from "../../services/unread";
import { compliant, violation } from "../../verdict";

const PROPERTY = "deletionProtection";

export const deletionProtection = defineRule({
  id: "rds-deletion-protection",
  title: "RDS databases should have deletion protection enabled",
  service: "RDS",
  severity: "high",
  why: "Deleting a database deletes its data and, by default, all its automated backups.",
  fix: "Set deletionProtection to true, and the resource option protect. To delete it, set both to false and deploy that first.",
  source:
    "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_DeleteInstance.html#USER_DeleteInstance.DeletionProtection",
  types: [...DATABASES, GLOBAL_CLUSTER],
  check(database, graph) {
    // https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html: off by default.
    const enabled = graph.boolean(database, PROPERTY, false);
    if (enabled.kind === "unknown") return unread(PROPERTY, enabled);
    if (enabled.value) return compliant();
    return violation({
      property: PROPERTY,
      actual: graph.input(database, PROPERTY).kind === "known" ? false : undefined,
      wanted: true,
      message: "One API call, or one wrong change of the program, can delete it with its data and automated backups.",
    });
  },
  remediate: (props) =>
    // A value that is unknown at preview may be true.
    [true, UNKNOWN, SECRET].some((value) => props[PROPERTY] === value) ? undefined : { [PROPERTY]: true },
});
