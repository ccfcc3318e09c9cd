import { BACKUP_PLAN, BACKUP_VAULT, RESTORE_TESTING_PLAN, RESTORE_TESTING_SELECTION } from "../../aws";
import type { Graph, Resource } from "../../graph";
import { defineRule } from "../../rule";
import { mayNameVault } from "../../services/backup/vault-arn";
import { JUDGE_BOTH } from "../../services/multi-stack";
import { compliant, undecided, violation } from "../../verdict";

const PROPERTY = "rules";
const VAULTS = "recoveryPointSelection.includeVaults[*]";

/** The vaults in which a plan keeps its backups and their copies: resources, and names or ARNs of others. */
function vaultsOf(plan: Resource, graph: Graph) {
  const found = ["rules[*].targetVaultName", "rules[*].copyActions[*].destinationVaultArn"].map((path) =>
    graph.references(plan, path, [BACKUP_VAULT]),
  );
  return {
    resources: found.flatMap(({ certain: resources }) => resources),
    names: found.flatMap(({ external }) => external),
    complete: found.every(({ complete }) => complete),
  };
}

/** Whether a test restores from one of the vaults; undefined where that is not known. */
function tests(test: Resource, vaults: ReturnType<typeof vaultsOf>, graph: Graph): boolean | undefined {
  const own = graph.references(test, VAULTS, [BACKUP_VAULT]);
  if (own.external.includes("*")) return true;
  if (own.certain.some((vault) => vaults.resources.includes(vault))) return true;
  if (own.external.some((arn) => vaults.names.includes(arn))) return true;
  const mayMeet = (arns: readonly string[], ones: readonly Resource[]) =>
    arns.some((arn) => ones.some((vault) => mayNameVault(arn, vault, graph)));
  if (mayMeet(vaults.names, own.certain) || mayMeet(own.external, vaults.resources)) return undefined;
  return own.complete && vaults.complete ? false : undefined;
}

export const restoreTesting = defineRule({
  id: "backup-restore-testing",
  title: "AWS Backup plans should have restore testing",
  service: "AWS Backup",
  severity: "medium",
  why: "Only a restore proves that a backup can be restored, and how long that takes. Do not find out during a disaster.",
  fix: "Add an aws.backup.RestoreTestingPlan whose includeVaults contains the vault of the copies, and a RestoreTestingSelection for each resource type.",
  source: "https://docs.aws.amazon.com/aws-backup/latest/devguide/restore-testing.html",
  types: [BACKUP_PLAN],
  check(plan, graph) {
    const vaults = vaultsOf(plan, graph);
    const found = graph.ofType(RESTORE_TESTING_PLAN).map((test) => ({ test, of: tests(test, vaults, graph) }));
    const selections = ({ test }: { test: Resource }) =>
      graph.referrers(test, [RESTORE_TESTING_SELECTION], "restoreTestingPlanName");
    const sure = found.filter(({ of }) => of === true);
    if (sure.some((one) => selections(one).certain.length > 0)) return compliant();
    const open = sure.some((one) => selections(one).possible.length > 0) || found.some(({ of }) => of === undefined);
    if (open)
      return undecided({
        property: PROPERTY,
        reason: "Whether a restore test uses its vaults is known only after deployment.",
      });
    if (graph.stacks.size === 1)
      return undecided({ property: PROPERTY, reason: `No restore test of its vaults was found: ${JUDGE_BOTH}.` });
    const [empty] = sure;
    return violation({
      property: PROPERTY,
      actual: undefined,
      wanted: "an aws.backup.RestoreTestingPlan with a selection, of one of its vaults",
      message: empty
        ? `${empty.test.name} includes its vault, but has no selection: it restores nothing.`
        : "No restore test covers its backups.",
    });
  },
});
