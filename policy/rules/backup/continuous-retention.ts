import { BACKUP_PLAN } from "../../aws";
import type { Graph, ResourceOf } from "../../graph";
import { defineRule } from "../../rule";
import { checksOnEach, nameOfRule } from "../../services/backup/plan-rules";
import { compliant, failuresOf, notApplicable, verdictsOf, violation, type Verdict } from "../../verdict";

/** https://docs.aws.amazon.com/aws-backup/latest/devguide/point-in-time-recovery-retention-period.html */
const MOST_DAYS = 35;

function judge(plan: ResourceOf<typeof BACKUP_PLAN>, rule: string, graph: Graph): Verdict | undefined {
  if (!graph.read.boolean(plan, `${rule}.enableContinuousBackup`, false)) return undefined;
  const property = `${rule}.lifecycle.deleteAfter`;
  // -1 means indefinitely (https://docs.aws.amazon.com/aws-backup/latest/devguide/API_Lifecycle.html).
  const days = graph.read.number(plan, property);
  if (days === undefined || (days >= 0 && days <= MOST_DAYS)) return compliant();
  return violation({
    property,
    actual: days,
    wanted: `at most ${MOST_DAYS}`,
    message: `Rule ${nameOfRule(plan, rule, graph)} makes continuous backups, which AWS keeps for at most ${MOST_DAYS} days. Keep longer ones by a second rule without enableContinuousBackup.`,
  });
}

export const continuousRetention = defineRule({
  id: "backup-continuous-retention",
  title: "AWS Backup continuous backups should be kept for at most 35 days",
  practices: ["REL09-BP03"],
  service: "AWS Backup",
  severity: "medium",
  why: "AWS refuses a longer retention of continuous backups, and the deployment fails before anything is backed up.",
  fix: "Set deleteAfter of a rule with enableContinuousBackup to 35 or less, and add a rule without it for what is kept longer.",
  source: "https://docs.aws.amazon.com/aws-backup/latest/devguide/point-in-time-recovery-retention-period.html",
  types: [BACKUP_PLAN],
  check(plan, graph) {
    const checks = checksOnEach(plan, "rules", graph, (rule) => [() => judge(plan, rule, graph)]);
    return failuresOf(verdictsOf(plan, checks, notApplicable("It makes no continuous backups.")));
  },
});
