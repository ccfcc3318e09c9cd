import { BACKUP_PLAN, BACKUP_VAULT, type BACKUP_SELECTION } from "../../aws";
import { merged, type Found, type Graph, type Resource, type ResourceOf } from "../../graph";
import { selectionsNear, takes } from "./selection";
import { regionInArn } from "./vault-arn";

const COPIES = "rules[*].copyActions[*].destinationVaultArn";

/** The Regions to which a plan copies what it backs up. */
function regionsOf(plan: ResourceOf<typeof BACKUP_PLAN>, graph: Graph): Found<string> {
  const { certain, external, why } = graph.references(plan, COPIES, [BACKUP_VAULT]);
  const found = [...certain.map((vault) => vault.region), ...external.map(regionInArn)];
  const regions = found.filter((region) => region !== undefined);
  const isPartial = regions.length < found.length;
  return {
    certain: regions,
    possible: [],
    why: why ?? (isPartial ? `A Region of ${plan.name} is unknown.` : undefined),
  };
}

function copiesBy(selection: ResourceOf<typeof BACKUP_SELECTION>, resource: Resource, graph: Graph): Found<string> {
  const taken = takes(selection, resource, graph);
  if (taken.is === "no") return { certain: [], possible: [] };
  const plans = graph.references(selection, "planId", [BACKUP_PLAN]);
  const regions = merged(plans.certain.map((plan) => regionsOf(plan, graph)));
  const isUnknown =
    regions.why !== undefined ||
    (taken.is === "unknown" && regions.certain.length > 0) ||
    !plans.complete ||
    plans.external.length > 0;
  return {
    certain: taken.is === "yes" ? regions.certain : [],
    possible: [],
    why: isUnknown ? `Whether AWS Backup copies it (${selection.name}) can't be determined.` : undefined,
  };
}

/** The Regions to which AWS Backup copies a resource, by the plans that take it (by ARN or by tag). */
export function backupCopiesOf(resource: Resource, graph: Graph): Found<string> {
  return merged(selectionsNear(resource, graph).map((selection) => copiesBy(selection, resource, graph)));
}
