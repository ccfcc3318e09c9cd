import { BACKUP_PLAN } from "../../aws";
import { z } from "zod";
import { defineRule } from "../../rule";
import { checksOnEach, nameOfRule } from "../../services/backup/plan-rules";
import { compliant, verdictsOf, violation } from "../../verdict";

/** Kept indefinitely (https://docs.aws.amazon.com/aws-backup/latest/devguide/API_Lifecycle.html, DeleteAfterDays). */
const INDEFINITELY = Number.POSITIVE_INFINITY;

export const retention = defineRule({
  id: "backup-retention",
  title: "AWS Backup plans should keep recovery points for a minimum period",
  practices: ["REL09-BP01", "REL09-BP03"],
  peers: { config: ["BACKUP_PLAN_MIN_FREQUENCY_AND_MIN_RETENTION_CHECK"] },
  service: "AWS Backup",
  severity: "medium",
  why: "A mistake is often noticed after days: when the recovery points from before it are deleted, nothing can be restored.",
  fix: "Set deleteAfter in the lifecycle of each rule to at least minDays, or remove it: recovery points are then kept indefinitely.",
  source: "https://docs.aws.amazon.com/aws-backup/latest/devguide/API_Lifecycle.html",
  types: [BACKUP_PLAN],
  settings: z.object({
    minDays: z.int().min(1).max(3650).default(7).describe("The minimum retention of recovery points, in days."),
  }),
  check(plan, graph, { minDays }) {
    const checks = checksOnEach(plan, "rules", graph, (rule) => [
      () => {
        const property = `${rule}.lifecycle.deleteAfter`;
        const days = graph.read.number(plan, property, INDEFINITELY);
        if (days >= minDays) return compliant();
        return violation({
          property,
          actual: days,
          wanted: minDays,
          message: `Recovery points of ${nameOfRule(plan, rule, graph)} are deleted after ${days} ${days === 1 ? "day" : "days"}.`,
        });
      },
    ]);
    return verdictsOf(plan, checks);
  },
});
