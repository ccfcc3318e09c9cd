import { BACKUP_PLAN } from "../../aws";
import { z } from "zod";
import type { Graph, Resource } from "../../graph";
import { defineRule } from "../../rule";
import { checksOnEach, nameOfRule } from "../../services/backup/plan-rules";
import { compliant, failuresOf, notApplicable, verdictsOf, violation, type Verdict } from "../../verdict";

/** A copy without a lifecycle is kept indefinitely (https://docs.aws.amazon.com/aws-backup/latest/devguide/API_Lifecycle.html). */
function judge(plan: Resource, rule: string, copy: string, minDays: number, graph: Graph): Verdict {
  const property = `${copy}.lifecycle.deleteAfter`;
  const days = graph.read.number(plan, property);
  if (days === undefined || days < 0 || days >= minDays) return compliant();
  return violation({
    property,
    actual: days,
    wanted: minDays,
    message: `The copies of rule ${nameOfRule(plan, rule, graph)} are kept for ${days === 1 ? "1 day" : `${days} days`}: if damage is noticed later, no good copy remains.`,
  });
}

export const copyRetention = defineRule({
  id: "backup-copy-retention",
  title: "AWS Backup copies should have a minimum retention",
  practices: ["REL09-BP03"],
  peers: { config: ["BACKUP_RECOVERY_POINT_MINIMUM_RETENTION_CHECK"] },
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
    const checks = checksOnEach(plan, "rules", graph, (rule) =>
      checksOnEach(plan, `${rule}.copyActions`, graph, (copy) => [() => judge(plan, rule, copy, minDays, graph)]),
    );
    return failuresOf(verdictsOf(plan, checks, notApplicable("It has no copy actions.")));
  },
});
