import { BACKUP_PLAN, BACKUP_VAULT, RESTORE_TESTING_PLAN, RESTORE_TESTING_SELECTION } from "../../aws";
import { foundBy, NO, YES, type Answer, type Graph, type Resource, type ResourceOf } from "../../graph";
import { defineRule } from "../../rule";
import { mayNameVault } from "../../services/backup/vault-arn";
import { JUDGE_BOTH } from "../../services/multi-stack";
import { compliant, undecided, violation } from "../../verdict";

const PROPERTY = "rules";
const VAULTS = "recoveryPointSelection.includeVaults[*]";

/** The vaults in which a plan keeps its backups and their copies: resources, and names or ARNs of others. */
function vaultsOf(plan: ResourceOf<typeof BACKUP_PLAN>, graph: Graph) {
  const found = ["rules[*].targetVaultName", "rules[*].copyActions[*].destinationVaultArn"].map((path) =>
    graph.references(plan, path, [BACKUP_VAULT]),
  );
  return {
    resources: found.flatMap(({ certain: resources }) => resources),
    names: found.flatMap(({ external }) => external),
    complete: found.every(({ complete }) => complete),
  };
}

const UNCLEAR = {
  is: "unknown",
  why: "Whether a restore test uses its vaults is known only after deployment.",
} as const;

/** Whether a test restores from one of the vaults. */
function tests(test: Resource, vaults: ReturnType<typeof vaultsOf>, graph: Graph): Answer {
  const own = graph.references(test, VAULTS, [BACKUP_VAULT]);
  if (own.external.includes("*")) return YES;
  if (own.certain.some((vault) => vaults.resources.includes(vault))) return YES;
  if (own.external.some((arn) => vaults.names.includes(arn))) return YES;
  const mayMeet = (arns: readonly string[], ones: readonly Resource[]) =>
    arns.some((arn) => ones.some((vault) => mayNameVault(arn, vault, graph)));
  if (mayMeet(vaults.names, own.certain) || mayMeet(own.external, vaults.resources)) return UNCLEAR;
  return own.complete && vaults.complete ? NO : UNCLEAR;
}

export const restoreTesting = defineRule({
  id: "backup-restore-testing",
  title: "AWS Backup plans should have restore testing",
  practices: ["REL09-BP04", "REL13-BP03"],
  service: "AWS Backup",
  severity: "medium",
  why: "Only a restore proves that a backup can be restored, and how long that takes. Do not find out during a disaster.",
  fix: "Add an aws.backup.RestoreTestingPlan whose includeVaults contains the vault of the copies, and a RestoreTestingSelection for each resource type.",
  source: "https://docs.aws.amazon.com/aws-backup/latest/devguide/restore-testing.html",
  types: [BACKUP_PLAN],
  check(plan, graph) {
    const vaults = vaultsOf(plan, graph);
    const { certain, possible } = foundBy(graph.ofType(RESTORE_TESTING_PLAN), (test) => tests(test, vaults, graph));
    const selections = certain.map((test) =>
      graph.referrers(test, [RESTORE_TESTING_SELECTION], "restoreTestingPlanName"),
    );
    if (selections.some((found) => found.certain.length > 0)) return compliant();
    if (possible.length > 0 || selections.some((found) => found.possible.length > 0))
      return undecided({ property: PROPERTY, reason: UNCLEAR.why });
    if (graph.stacks.size === 1)
      return undecided({ property: PROPERTY, reason: `No restore test of its vaults was found: ${JUDGE_BOTH}.` });
    const [empty] = certain;
    return violation({
      property: PROPERTY,
      actual: undefined,
      wanted: "an aws.backup.RestoreTestingPlan with a selection, of one of its vaults",
      message: empty
        ? `${empty.name} includes its vault, but has no selection: it restores nothing.`
        : "No restore test covers its backups.",
    });
  },
});
