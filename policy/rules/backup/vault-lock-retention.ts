import { BACKUP_PLAN, BACKUP_VAULT, BACKUP_VAULT_LOCK } from "../../aws";
import { decided, NO, unknown, YES, type Answer, type Graph, type Resource, type ResourceOf } from "../../graph";
import { defineRule } from "../../rule";
import { checksOnEach, lifecyclesOf, type Lifecycle } from "../../services/backup/plan-rules";
import { mayNameVault } from "../../services/backup/vault-arn";
import { compliant, failuresOf, notApplicable, undecided, verdictsOf, violation, type Verdict } from "../../verdict";

/** The upper bound of a lock without maxRetentionDays, and the days of unlimited retention. */
const UNLIMITED = Number.MAX_SAFE_INTEGER;

/** Whether a lifecycle's vault is the locked one. */
function keeps(plan: Resource, { vault }: Lifecycle, locked: ResourceOf<typeof BACKUP_VAULT>, graph: Graph): Answer {
  const found = graph.references(plan, vault, [BACKUP_VAULT]);
  if (found.certain.includes(locked)) return YES;
  const mayKeep = found.possible.includes(locked) || found.external.some((arn) => mayNameVault(arn, locked, graph));
  return mayKeep ? unknown(`Whether ${plan.name} uses this vault is known only after deployment.`) : NO;
}

/** The vault that a lock is on. */
function lockedVault(
  lock: ResourceOf<typeof BACKUP_VAULT_LOCK>,
  graph: Graph,
): ResourceOf<typeof BACKUP_VAULT> | undefined {
  const { certain: resources } = graph.references(lock, "backupVaultName", [BACKUP_VAULT]);
  return resources.length === 1 ? resources[0] : undefined;
}

export const vaultLockRetention = defineRule({
  id: "backup-vault-lock-retention",
  title: "AWS Backup Vault Lock should allow the retention of the backup plans",
  practices: ["REL09-BP02"],
  service: "AWS Backup",
  severity: "high",
  why: "A locked vault fails each backup and copy whose retention is outside of its bounds. In compliance mode the bounds can never be changed.",
  fix: "Set deleteAfter of every rule and copy that uses the vault between the lock's minRetentionDays and maxRetentionDays.",
  source: "https://docs.aws.amazon.com/aws-backup/latest/devguide/vault-lock.html",
  types: [BACKUP_VAULT_LOCK],
  check(lock, graph) {
    const min = graph.read.number(lock, "minRetentionDays", 1);
    const max = graph.read.number(lock, "maxRetentionDays", UNLIMITED);
    const vault = lockedVault(lock, graph);
    if (!vault)
      return undecided({ property: "backupVaultName", reason: "The vault that it locks can't be determined." });
    const judge = (plan: Resource, lifecycle: Lifecycle): Verdict | undefined => {
      const { path } = lifecycle;
      const kept = keeps(plan, lifecycle, vault, graph);
      if (kept.is === "no") return undefined;
      const given = graph.read.number(plan, `${path}.deleteAfter`, -1);
      const days = given < 0 ? UNLIMITED : given;
      if ((days >= min && days <= max) || !decided(kept, lifecycle.vault)) return compliant();
      return violation({
        property: days < min ? "minRetentionDays" : "maxRetentionDays",
        actual: days < min ? min : max,
        wanted: days === UNLIMITED ? "no maxRetentionDays" : days,
        message: `${plan.name} (${path}) sets a retention ${days === UNLIMITED ? "forever" : `for ${days} days`}: the locked vault fails each of those jobs, and stores nothing.`,
      });
    };
    const checks = graph
      .ofType(BACKUP_PLAN)
      .flatMap((plan) =>
        checksOnEach(plan, "rules", graph, (rule) =>
          lifecyclesOf(plan, rule, graph).map((lifecycle) => () => judge(plan, lifecycle)),
        ),
      );
    return failuresOf(verdictsOf(lock, checks, notApplicable("No known plan uses its vault.")));
  },
});
