import { BACKUP_PLAN } from "../../aws";
import { z } from "zod";
import { defineRule } from "../../rule";
import { rulesOf, type PlanRule } from "../../services/backup/plan-rules";
import { compliant, notApplicable, undecidedOn, violation, type Verdict } from "../../verdict";

/** A copy without a lifecycle is kept indefinitely (https://docs.aws.amazon.com/aws-backup/latest/devguide/API_Lifecycle.html). */
function judge(rule: PlanRule, minDays: number): Verdict[] {
  if (rule.copies.kind === "unknown") return [undecidedOn(`${rule.path}.copyActions`, rule.copies)];
  const copies = rule.copies.kind === "known" ? rule.copies.value : [];
  return copies.map(({ lifecycle: { path, deleteAfter } }): Verdict => {
    const property = `${path}.deleteAfter`;
    if (deleteAfter.kind === "unknown") return undecidedOn(property, deleteAfter);
    if (deleteAfter.kind === "missing" || deleteAfter.value < 0 || deleteAfter.value >= minDays) return compliant();
    return violation({
      property,
      actual: deleteAfter.value,
      wanted: minDays,
      message: `The copies of rule ${rule.name} are kept for ${deleteAfter.value} days: if damage is noticed later, no good copy remains.`,
    });
  });
}

export const copyRetention = defineRule({
  id: "backup-copy-retention",
  title: "AWS Backup copies should have a minimum retention",
  service: "AWS Backup",
  severity: "medium",
  why: "If damage is noticed later than the retention of the copies, every remaining copy contains it.",
  fix: "Set deleteAfter in the lifecycle of each of the rule's copyActions to at least minDays.",
  source:
    "https://docs.aws.amazon.com/config/latest/developerguide/backup-plan-min-frequency-and-min-retention-check.html",
  types: [BACKUP_PLAN],
  settings: z.object({
    minDays: z.int().min(1).default(7).describe("The minimum retention of a copy, in days."),
  }),
  check(plan, graph, { minDays }) {
    const rules = rulesOf(plan, graph);
    if (rules.kind === "unknown") return undecidedOn("rules", rules);
    const found = rules.kind === "known" ? rules.value.flatMap((rule) => judge(rule, minDays)) : [];
    const bad = found.filter(({ verdict }) => verdict !== "compliant");
    if (bad.length > 0) return bad;
    return found.length > 0 ? compliant() : notApplicable("It has no copy actions.");
  },
});
