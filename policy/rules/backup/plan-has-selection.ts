import { BACKUP_PLAN, BACKUP_SELECTION } from "../../aws";
import { undecidedIfAny } from "../../graph";
import { defineRule } from "../../rule";
import { compliant, violation } from "../../verdict";

const PROPERTY = "planId";

export const planHasSelection = defineRule({
  id: "backup-plan-has-selection",
  title: "AWS Backup plans should have a resource selection",
  practices: ["REL09-BP01", "REL09-BP03"],
  peers: { prowler: ["backup_plans_exist"] },
  service: "AWS Backup",
  severity: "high",
  why: "A plan without a selection runs on schedule and backs up nothing, without an error.",
  fix: "Add an aws.backup.Selection with the plan's id as planId, and the tags or ARNs of the resources to back up.",
  source: "https://docs.aws.amazon.com/aws-backup/latest/devguide/assigning-resources.html",
  types: [BACKUP_PLAN],
  check(plan, graph) {
    const { certain, possible } = graph.referrers(plan, [BACKUP_SELECTION], PROPERTY);
    if (certain.length > 0) return compliant();
    undecidedIfAny(possible, PROPERTY, "belongs to it");
    return violation({
      property: PROPERTY,
      actual: undefined,
      wanted: "the plan's id in an aws.backup.Selection",
      message: "It has 0 selections: it backs up nothing.",
    });
  },
});
