import { BACKUP_PLAN } from "../../aws";
import type { Graph, ResourceOf } from "../../graph";
import { defineRule } from "../../rule";
import { checksOnEach, lifecyclesOf, type Lifecycle } from "../../services/backup/plan-rules";
import { compliant, failuresOf, notApplicable, verdictsOf, violation, type Verdict } from "../../verdict";

const LEAST_COLD_DAYS = 90;

function judge(plan: ResourceOf<typeof BACKUP_PLAN>, { path }: Lifecycle, graph: Graph): Verdict | undefined {
  const [property, coldAfter] = [`${path}.deleteAfter`, `${path}.coldStorageAfter`] as const;
  if ([property, coldAfter].some((one) => graph.number(plan, one).kind === "missing")) return undefined;
  // -1 means indefinitely (https://docs.aws.amazon.com/aws-backup/latest/devguide/API_Lifecycle.html).
  const coldStorageAfter = graph.read.number(plan, coldAfter, -1);
  const deleteAfter = graph.read.number(plan, property, -1);
  if (deleteAfter < 0 || coldStorageAfter < 0) return undefined;
  const least = coldStorageAfter + LEAST_COLD_DAYS;
  if (deleteAfter >= least) return compliant();
  return violation({
    property,
    actual: deleteAfter,
    wanted: least,
    message: `A recovery point that moves to cold storage after ${coldStorageAfter} days must stay there for ${LEAST_COLD_DAYS}: AWS refuses to delete it after ${deleteAfter}.`,
  });
}

export const coldStorage90Days = defineRule({
  id: "backup-cold-storage-90-days",
  title: "AWS Backup lifecycles should keep recovery points in cold storage for at least 90 days",
  practices: ["REL09-BP03"],
  service: "AWS Backup",
  severity: "medium",
  why: "AWS refuses a shorter lifecycle, and the deployment fails before anything is backed up.",
  fix: "Set deleteAfter at least 90 days above coldStorageAfter, in the rule's lifecycle and in those of its copyActions.",
  source: "https://docs.aws.amazon.com/aws-backup/latest/devguide/API_Lifecycle.html",
  types: [BACKUP_PLAN],
  check(plan, graph) {
    const checks = checksOnEach(plan, "rules", graph, (rule) =>
      lifecyclesOf(plan, rule, graph).map((lifecycle) => () => judge(plan, lifecycle, graph)),
    );
    const none = notApplicable("It moves no recovery point to cold storage, or deletes none.");
    return failuresOf(verdictsOf(plan, checks, none));
  },
});
