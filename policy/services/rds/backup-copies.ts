import { BACKUP_PLAN, BACKUP_SELECTION, BACKUP_VAULT } from "../../aws";
import type { Graph, Resource } from "../../graph";
import { takes } from "../backup/selection";
import { regionInArn } from "../backup/vault-arn";

const COPIES = "rules[*].copyActions[*].destinationVaultArn";

/** The regions to which a plan copies what it backs up; `open` where there may be more. */
function regionsOf(plan: Resource, graph: Graph): { regions: string[]; open: boolean } {
  const vaults = graph.references(plan, COPIES, [BACKUP_VAULT]);
  const made = vaults.certain.map((vault) => vault.region);
  const arns = vaults.external.map(regionInArn);
  const regions = [...made, ...arns].filter((region) => region !== undefined);
  return { regions, open: !vaults.complete || regions.length < made.length + arns.length };
}

/** Where AWS Backup copies a database to. */
export interface BackupCopies {
  readonly regions: ReadonlySet<string>;
  /** The name of a selection that may copy it besides. */
  readonly doubt: string | undefined;
}

/** The regions to which AWS Backup copies a database, by the plans that take it (by ARN or by tag). */
export function backupCopiesOf(database: Resource, graph: Graph): BackupCopies {
  const regions = new Set<string>();
  let doubt: string | undefined;
  // AWS Backup takes what is in its own region: https://docs.aws.amazon.com/aws-backup/latest/devguide/whatisbackup.html
  for (const selection of graph.ofType(BACKUP_SELECTION).filter((one) => one.region === database.region)) {
    const taken = takes(selection, database, graph);
    if (taken === false) continue;
    const plans = graph.references(selection, "planId", [BACKUP_PLAN]);
    const found = plans.certain.map((plan) => regionsOf(plan, graph));
    if (taken) found.flatMap((one) => one.regions).forEach((region) => regions.add(region));
    const unsure = found.some((one) => one.open || (taken === undefined && one.regions.length > 0));
    if (unsure || !plans.complete || plans.external.length > 0) doubt = selection.name;
  }
  return { regions, doubt };
}
