import { BACKUP_PLAN, BACKUP_VAULT } from "../../aws";
import type { Graph, Resource } from "../../graph";
import { defineRule } from "../../rule";
import { rulesOf, type PlanRule } from "../../services/backup/plan-rules";
import { regionInArn } from "../../services/backup/vault-arn";
import { compliant, undecided, undecidedOn, violation, type Verdict } from "../../verdict";

/** The Regions that a rule copies to, with undefined for each unknown one. */
function destinations(plan: Resource, rule: PlanRule, graph: Graph): (string | undefined)[] {
  const found = graph.references(plan, `${rule.path}.copyActions[*].destinationVaultArn`, [BACKUP_VAULT]);
  return [
    ...found.certain.map((vault) => vault.region),
    ...found.external.map((arn) => regionInArn(arn)),
    ...(found.complete ? [] : [undefined]),
  ];
}

function judge(plan: Resource, rule: PlanRule, graph: Graph): Verdict {
  const property = `${rule.path}.copyActions`;
  if (rule.copies.kind === "unknown") return undecidedOn(property, rule.copies);
  const regions = destinations(plan, rule, graph);
  const elsewhere = regions.some((region) => region !== undefined && region !== plan.region);
  if (elsewhere && plan.region !== undefined) return compliant();
  if (regions.includes(undefined) || (regions.length > 0 && plan.region === undefined))
    return undecided({ property, reason: `The destination of rule ${rule.name} is known only after deployment.` });
  const near = regions.length > 0 ? `only within ${plan.region}` : "to no other vault";
  return violation({
    property,
    actual: regions.length > 0 ? regions.map(String) : undefined,
    wanted: "a vault in another Region",
    message: `Rule ${rule.name} copies ${near}: while ${plan.region ?? "its Region"} is unavailable, none of its backups can be restored.`,
  });
}

export const crossRegionCopy = defineRule({
  id: "backup-cross-region-copy",
  title: "AWS Backup plans should copy every rule's backups to another Region",
  service: "AWS Backup",
  severity: "high",
  why: "Backups in the Region of their source are unavailable or lost together with it.",
  fix: "Add copyActions to each of the plan's rules, with the destinationVaultArn of a vault in another Region.",
  source: "https://docs.aws.amazon.com/aws-backup/latest/devguide/cross-region-backup.html",
  types: [BACKUP_PLAN],
  check(plan, graph) {
    const rules = rulesOf(plan, graph);
    if (rules.kind === "unknown") return undecidedOn("rules", rules);
    const found = rules.kind === "known" ? rules.value.map((rule) => judge(plan, rule, graph)) : [];
    const bad = found.filter(({ verdict }) => verdict !== "compliant");
    if (bad.length > 0) return bad;
    return found.length > 0 ? compliant() : undecided({ property: "rules", reason: "Its rules can't be read." });
  },
});
