import { BACKUP_PLAN, BACKUP_VAULT } from "../../aws";
import type { Graph, ResourceOf } from "../../graph";
import { defineRule } from "../../rule";
import { checksOnEach, nameOfRule } from "../../services/backup/plan-rules";
import { regionInArn } from "../../services/backup/vault-arn";
import { compliant, failuresOf, undecided, verdictsOf, violation, type Verdict } from "../../verdict";

/** The Regions that a rule copies to, with undefined for each unknown one. */
function destinations(plan: ResourceOf<typeof BACKUP_PLAN>, rule: string, graph: Graph): (string | undefined)[] {
  const found = graph.references(plan, `${rule}.copyActions[*].destinationVaultArn`, [BACKUP_VAULT]);
  return [
    ...found.certain.map((vault) => vault.region),
    ...found.external.map((arn) => regionInArn(arn)),
    ...(found.complete ? [] : [undefined]),
  ];
}

function judge(plan: ResourceOf<typeof BACKUP_PLAN>, rule: string, graph: Graph): Verdict {
  const property = `${rule}.copyActions`;
  graph.read.list(plan, property);
  const name = nameOfRule(plan, rule, graph);
  const regions = destinations(plan, rule, graph);
  const elsewhere = regions.some((region) => region !== undefined && region !== plan.region);
  if (elsewhere && plan.region !== undefined) return compliant();
  if (regions.includes(undefined) || (regions.length > 0 && plan.region === undefined))
    return undecided({ property, reason: `The destination of rule ${name} is known only after deployment.` });
  const near = regions.length > 0 ? `only within ${plan.region}` : "to no other vault";
  return violation({
    property,
    actual: regions.length > 0 ? regions.map(String) : undefined,
    wanted: "a vault in another Region",
    message: `Rule ${name} copies ${near}: while ${plan.region ?? "its Region"} is unavailable, none of its backups can be restored.`,
  });
}

export const crossRegionCopy = defineRule({
  id: "backup-cross-region-copy",
  title: "AWS Backup plans should copy every rule's backups to another Region",
  practices: ["REL10-BP01", "REL13-BP02"],
  service: "AWS Backup",
  severity: "high",
  why: "Backups in the Region of their source are unavailable or lost together with it.",
  fix: "Add copyActions to each of the plan's rules, with the destinationVaultArn of a vault in another Region.",
  source: "https://docs.aws.amazon.com/aws-backup/latest/devguide/cross-region-backup.html",
  types: [BACKUP_PLAN],
  check(plan, graph) {
    const checks = checksOnEach(plan, "rules", graph, (rule) => [() => judge(plan, rule, graph)]);
    return failuresOf(verdictsOf(plan, checks, undecided({ property: "rules", reason: "Its rules can't be read." })));
  },
});
