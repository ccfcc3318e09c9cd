import { BACKUP_PLAN, BACKUP_SELECTION } from "../../aws";
import { isOfType, undecidedIfAny, type Graph, type ResourceOf } from "../../graph";
import { defineRule } from "../../rule";
import { hasConditions, unprefixedKeys } from "../../services/backup/conditions";
import { compliant, notApplicable, violation, type Verdict } from "../../verdict";

const PROPERTY = "planId";
const CONDITIONS = "conditions";

/** https://docs.aws.amazon.com/aws-backup/latest/devguide/API_ConditionParameter.html */
function judgeSelection(selection: ResourceOf<typeof BACKUP_SELECTION>, graph: Graph): Verdict {
  if (!hasConditions(selection, graph)) return notApplicable("It has no conditions.");
  const [key] = unprefixedKeys(selection, graph);
  if (key === undefined) return compliant();
  return violation({
    property: CONDITIONS,
    actual: key,
    wanted: `aws:ResourceTag/${key}`,
    message: `Its condition on ${key} names no tag: AWS Backup asks for aws:ResourceTag/ before the key, and takes only what meets every condition.`,
  });
}

export const planHasSelection = defineRule({
  id: "backup-plan-has-selection",
  title: "AWS Backup plans should have a resource selection whose conditions name tags",
  practices: ["REL09-BP01", "REL09-BP03"],
  peers: { prowler: ["backup_plans_exist"] },
  service: "AWS Backup",
  severity: "high",
  why: "A plan without a selection runs on schedule and backs up nothing, without an error, and so does one whose selection has a condition that nothing meets.",
  fix: "Add an aws.backup.Selection with the plan's id as planId, and the tags or ARNs of the resources to back up. Write the keys of its conditions as aws:ResourceTag/KEY.",
  source: "https://docs.aws.amazon.com/aws-backup/latest/devguide/assigning-resources.html",
  types: [BACKUP_PLAN, BACKUP_SELECTION],
  check(plan, graph) {
    if (isOfType(plan, BACKUP_SELECTION)) return judgeSelection(plan, graph);
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
