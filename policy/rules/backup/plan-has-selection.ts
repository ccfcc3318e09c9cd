import { BACKUP_PLAN, BACKUP_SELECTION } from "../../aws";
import { defineRule } from "../../rule";
import { compliant, undecided, violation } from "../../verdict";

const PROPERTY = "planId";

export const planHasSelection = defineRule({
  id: "backup-plan-has-selection",
  title: "AWS Backup plans should have a resource selection",
  service: "AWS Backup",
  severity: "high",
  why: "A plan without a selection runs on schedule and backs up nothing, without an error.",
  fix: "Add an aws.backup.Selection with the plan's id as planId, and the tags or ARNs of the resources to back up.",
  source: "https://docs.aws.amazon.com/aws-backup/latest/devguide/assigning-resources.html",
  types: [BACKUP_PLAN],
  check(plan, graph) {
    const { certain, possible } = graph.referrers(plan, [BACKUP_SELECTION], PROPERTY);
    if (certain.length > 0) return compliant();
    if (possible.length > 0) {
      const names = possible.map(({ name }) => name).join(", ");
      return undecided({
        property: PROPERTY,
        reason: `Whether ${names} belongs to it is known only after deployment.`,
      });
    }
    return violation({
      property: PROPERTY,
      actual: undefined,
      wanted: "the plan's id in an aws.backup.Selection",
      message: "It has 0 selections: it backs up nothing.",
    });
  },
});
