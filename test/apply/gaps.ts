import type { Applied } from "./realcheck";

/** What the emulated AWS (moto 5) cannot do, beyond what realcheck's own list knows. Add one only where the program is right. */
const GAPS: { type: string; error: RegExp; reason: string }[] = [
  {
    type: "aws:backup/vaultPolicy:VaultPolicy",
    error: /PutBackupVaultAccessPolicy.*StatusCode: 404/,
    reason: "moto has no access policies of vaults (moto/backup/urls.py)",
  },
  {
    type: "aws:dynamodb/contributorInsights:ContributorInsights",
    error: /UpdateContributorInsights.*StatusCode: 500/,
    reason: "moto has no Contributor Insights",
  },
  {
    type: "aws:dynamodb/tableReplica:TableReplica",
    error: /tag propagation: timeout/,
    reason: "moto makes the replica, but keeps no tags for it, for which the provider waits",
  },
  {
    type: "aws:dynamodb/table:Table",
    error: /replica.*tags: listing tags/,
    reason: "moto makes the replicas, but keeps no tags for them",
  },
  {
    type: "aws:rds/instance:Instance",
    error: /CreateDBInstanceReadReplica.*DBSubnetGroupNotFoundFault/,
    reason: "moto makes a replica with the source's region, where the replica's subnet group is not",
  },
  {
    type: "aws:kms/replicaKey:ReplicaKey",
    error: /tag propagation: timeout/,
    reason: "moto makes the replica key, but keeps no tags for it, for which the provider waits",
  },
];

/** Why a resource could not be tried; undefined where it was applied, or its failure is ours. */
export function gapOf(resource: Applied, all: readonly Applied[]): string | undefined {
  if (resource.status === "known gap") return resource.reason;
  if (resource.status === "blocked") {
    const needed = all.find(({ urn }) => urn === resource.blockedBy);
    return needed && needed !== resource && gapOf(needed, all) ? `needs ${resource.blockedBy}` : undefined;
  }
  const errors = resource.errors ?? [];
  const known = GAPS.find(
    ({ type, error }) => type === resource.type && errors.length > 0 && errors.every((e) => error.test(e)),
  );
  return known?.reason;
}
