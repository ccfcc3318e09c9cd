import { BACKUP_PLAN, BACKUP_VAULT, BACKUP_VAULT_LOCK } from "../../../../../policy/aws";
import type { Graph, Resource } from "../../../../../policy/graph";
import type { CopyPicture, StorePicture } from "../picture";
import { numberOf, textOf } from "../read";
import { storeOf, type Found } from "./found";

/** A rule of a backup plan, and its target vault. */
interface Rule {
  plan: Resource;
  path: string;
  vaults: readonly Resource[];
}

/** AWS Backup's vaults, and the plans' copies between them. */
export function vaultsIn(graph: Graph): Found {
  const rules = graph.ofType(BACKUP_PLAN).flatMap((plan) => rulesOf(graph, plan));
  return {
    stores: graph.ofType(BACKUP_VAULT).map((vault) => vaultOf(graph, vault, rules)),
    copies: rules.flatMap((rule) => copiesOf(graph, rule)),
  };
}

function rulesOf(graph: Graph, plan: Resource): Rule[] {
  const rules = graph.list(plan, "rules");
  return (rules.kind === "known" ? rules.value : []).map((_, i) => {
    const path = `rules[${i}]`;
    return { plan, path, vaults: graph.references(plan, `${path}.targetVaultName`, [BACKUP_VAULT]).certain };
  });
}

function vaultOf(graph: Graph, vault: Resource, rules: readonly Rule[]): StorePicture {
  const filling = rules
    .filter(({ vaults }) => vaults.includes(vault))
    .map(({ plan, path }) => ruleText(graph, plan, path));
  const locked = graph.referrers(vault, [BACKUP_VAULT_LOCK], "backupVaultName").certain.length > 0;
  const store = storeOf(vault, "AWS Backup", textOf(graph, vault, "name") ?? vault.name, [
    "vault",
    locked ? "locked" : undefined,
    ...filling,
  ]);
  return { ...store, kind: "vault" };
}

function ruleText(graph: Graph, plan: Resource, path: string): string {
  const days = numberOf(graph, plan, `${path}.lifecycle.deleteAfter`);
  const name = textOf(graph, plan, `${path}.ruleName`) ?? "rule";
  return days === undefined ? name : `${name} retention ${days} days`;
}

function copiesOf(graph: Graph, { plan, path, vaults }: Rule): CopyPicture[] {
  const targets = graph.references(plan, `${path}.copyActions[*].destinationVaultArn`, [BACKUP_VAULT]).certain;
  return vaults.flatMap((from) =>
    targets.map(
      ({ urn }) => ({ from: from.urn, to: urn, kind: "backups", both: false, what: "backup copies" }) as const,
    ),
  );
}
