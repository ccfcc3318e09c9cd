import { BACKUP_PLAN, BACKUP_VAULT, BACKUP_VAULT_LOCK } from "../../aws";
import { type Graph, type Resource, type ResourceOf, UndecidedError } from "../../graph";
import { defineRule } from "../../rule";
import { lifecyclesOf, rulesOf, type Lifecycle } from "../../services/backup/plan-rules";
import { mayNameVault } from "../../services/backup/vault-arn";
import { compliant, notApplicable, undecided, violation, type Verdict } from "../../verdict";

/** The upper bound of a lock without maxRetentionDays, and the days of unlimited retention. */
const UNLIMITED = Number.MAX_SAFE_INTEGER;

interface Bounds {
  min: number;
  max: number;
}

/** Whether a lifecycle's vault is the locked one; undefined where that is not known. */
function keeps(
  plan: Resource,
  { vault }: Lifecycle,
  locked: ResourceOf<typeof BACKUP_VAULT>,
  graph: Graph,
): boolean | undefined {
  const found = graph.references(plan, vault, [BACKUP_VAULT]);
  if (found.certain.includes(locked)) return true;
  const mayKeep = found.possible.includes(locked) || found.external.some((arn) => mayNameVault(arn, locked, graph));
  return mayKeep ? undefined : false;
}

function judge(plan: Resource, { path, deleteAfter }: Lifecycle, { min, max }: Bounds): Verdict {
  if (deleteAfter.kind === "unknown")
    return undecided({
      property: "minRetentionDays",
      reason: `The ${path}.deleteAfter of ${plan.name} ${deleteAfter.reason}.`,
    });
  const days = deleteAfter.kind === "missing" || deleteAfter.value < 0 ? UNLIMITED : deleteAfter.value;
  if (days >= min && days <= max) return compliant();
  const kept = days === UNLIMITED ? "forever" : `for ${days} days`;
  return violation({
    property: days < min ? "minRetentionDays" : "maxRetentionDays",
    actual: days < min ? min : max,
    wanted: days === UNLIMITED ? "no maxRetentionDays" : days,
    message: `${plan.name} (${path}) sets a retention ${kept}: the locked vault fails each of those jobs, and stores nothing.`,
  });
}

/** The vault that a lock is on. */
function lockedVault(lock: Resource, graph: Graph): ResourceOf<typeof BACKUP_VAULT> | undefined {
  const { certain: resources } = graph.references(lock, "backupVaultName", [BACKUP_VAULT]);
  return resources.length === 1 ? resources[0] : undefined;
}

export const vaultLockRetention = defineRule({
  id: "backup-vault-lock-retention",
  title: "AWS Backup Vault Lock should allow the retention of the backup plans",
  service: "AWS Backup",
  severity: "high",
  why: "A locked vault fails each backup and copy whose retention is outside of its bounds. In compliance mode the bounds can never be changed.",
  fix: "Set deleteAfter of every rule and copy that uses the vault between the lock's minRetentionDays and maxRetentionDays.",
  source: "https://docs.aws.amazon.com/aws-backup/latest/devguide/vault-lock.html",
  types: [BACKUP_VAULT_LOCK],
  check(lock, graph) {
    const min = graph.number(lock, "minRetentionDays", 1);
    const max = graph.number(lock, "maxRetentionDays", UNLIMITED);
    if (min.kind === "unknown") throw new UndecidedError("minRetentionDays", min.reason, lock);
    if (max.kind === "unknown") throw new UndecidedError("maxRetentionDays", max.reason, lock);
    const vault = lockedVault(lock, graph);
    if (!vault)
      return undecided({ property: "backupVaultName", reason: "The vault that it locks can't be determined." });
    const found: Verdict[] = [];
    for (const plan of graph.ofType(BACKUP_PLAN)) {
      const rules = rulesOf(plan, graph);
      if (rules.kind === "unknown")
        found.push(undecided({ property: "minRetentionDays", reason: `The rules of ${plan.name} ${rules.reason}.` }));
      for (const lifecycle of rules.kind === "known" ? lifecyclesOf(rules.value) : []) {
        const kept = keeps(plan, lifecycle, vault, graph);
        if (kept === false) continue;
        const verdict = judge(plan, lifecycle, { min: min.value, max: max.value });
        const unsure = kept === undefined && verdict.verdict === "violation";
        found.push(
          unsure
            ? undecided({
                property: lifecycle.vault,
                reason: `Whether ${plan.name} uses this vault is known only after deployment.`,
              })
            : verdict,
        );
      }
    }
    const bad = found.filter(({ verdict }) => verdict !== "compliant");
    if (bad.length > 0) return bad;
    return found.length > 0 ? compliant() : notApplicable("No known plan uses its vault.");
  },
});
