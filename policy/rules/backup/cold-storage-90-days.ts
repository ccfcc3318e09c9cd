import { BACKUP_PLAN } from "../../aws";
import { defineRule } from "../../rule";
import { lifecyclesOf, rulesOf, type Lifecycle } from "../../services/backup/plan-rules";
import { compliant, notApplicable, undecidedOn, violation, type Verdict } from "../../verdict";

const LEAST_COLD_DAYS = 90;

function judge({ path, deleteAfter, coldStorageAfter }: Lifecycle): Verdict | undefined {
  if (coldStorageAfter.kind === "missing" || deleteAfter.kind === "missing") return undefined;
  if (coldStorageAfter.kind === "unknown") return undecidedOn(`${path}.coldStorageAfter`, coldStorageAfter);
  if (deleteAfter.kind === "unknown") return undecidedOn(`${path}.deleteAfter`, deleteAfter);
  // -1 means indefinitely (https://docs.aws.amazon.com/aws-backup/latest/devguide/API_Lifecycle.html).
  if (deleteAfter.value < 0 || coldStorageAfter.value < 0) return undefined;
  const least = coldStorageAfter.value + LEAST_COLD_DAYS;
  if (deleteAfter.value >= least) return compliant();
  return violation({
    property: `${path}.deleteAfter`,
    actual: deleteAfter.value,
    wanted: least,
    message: `A recovery point that moves to cold storage after ${coldStorageAfter.value} days must stay there for ${LEAST_COLD_DAYS}: AWS refuses to delete it after ${deleteAfter.value}.`,
  });
}

export const coldStorage90Days = defineRule({
  id: "backup-cold-storage-90-days",
  title: "AWS Backup lifecycles should keep recovery points in cold storage for at least 90 days",
  service: "AWS Backup",
  severity: "medium",
  why: "AWS refuses a shorter lifecycle, and the deployment fails before anything is backed up.",
  fix: "Set deleteAfter at least 90 days above coldStorageAfter, in the rule's lifecycle and in those of its copyActions.",
  source: "https://docs.aws.amazon.com/aws-backup/latest/devguide/API_Lifecycle.html",
  types: [BACKUP_PLAN],
  check(plan, graph) {
    const rules = rulesOf(plan, graph);
    if (rules.kind === "unknown") return undecidedOn("rules", rules);
    const lifecycles = rules.kind === "known" ? lifecyclesOf(rules.value) : [];
    const found = lifecycles.map(judge).filter((verdict) => verdict !== undefined);
    const bad = found.filter(({ verdict }) => verdict !== "compliant");
    if (bad.length > 0) return bad;
    return found.length > 0
      ? compliant()
      : notApplicable("It moves no recovery point to cold storage, or deletes none.");
  },
});
