import type { Workload } from "../../config/schema/workload";
import { globalClusterIdentifier, type Member } from "../../topology/databases";
import { otherRole } from "../../topology/names";
import { vaultName } from "../../topology/stores";

/**
 * The commands that make a member of a global database the writer. The fail-over is called in the region that is to write, so that it needs
 * nothing of the one that is lost; the switch-over waits for both and is called in the region that writes still
 * (https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-global-database-disaster-recovery.html). A cluster without an instance
 * can take neither: `up` with this region in holdfast:active comes first and adds them.
 */
export function promotion(workload: Workload, store: string, member: Member): Record<string, string> {
  const here = workload.regions[member.role];
  const there = workload.regions[otherRole(member.role)];
  const target = `--global-cluster-identifier ${globalClusterIdentifier(workload, store)}`;
  const to = `--target-db-cluster-identifier ${member.arn}`;
  return {
    failOver: `aws rds failover-global-cluster --region ${here} ${target} ${to} --allow-data-loss`,
    switchOver: `aws rds switchover-global-cluster --region ${there} ${target} ${to}`,
    writer:
      `aws rds describe-global-clusters --region ${here} ${target} ` +
      "--query 'GlobalClusters[0].GlobalClusterMembers[?IsWriter].DBClusterArn' --output text",
  };
}

/** The command that lists what a cluster's copies in this region's vault can be restored from, the newest last. */
export function recoveryPoints(workload: Workload, here: Member["role"], source: Member): string {
  return (
    `aws backup list-recovery-points-by-backup-vault --region ${workload.regions[here]} ` +
    `--backup-vault-name ${vaultName(workload)} --by-resource-arn ${source.arn} ` +
    "--query 'sort_by(RecoveryPoints, &CreationDate)[?Status==`COMPLETED`].RecoveryPointArn' --output text"
  );
}
