import type * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { Settings } from "../../config/parse";
import { ENGINES } from "../../../facts/rds";
import type { Aurora } from "../../config/schema/databases";
import type { Workload } from "../../config/schema/workload";
import {
  membersOf,
  type DatabasePath,
  type Member,
  databaseNameOf,
  globalClusterIdentifier,
} from "../../topology/databases";
import { otherRole } from "../../topology/names";
import { vaultName } from "../../topology/stores";
import { managedSecretArn, secretName } from "../master-password";

/** A member of the database in this region, with its resources. */
export interface Built {
  member: Member;
  cluster: aws.rds.Cluster;
  /** The secret of the master password, if RDS does not manage it. */
  secretArn?: pulumi.Input<string>;
  /** In the primary's stack only. */
  globalCluster?: aws.rds.GlobalCluster;
  /** How many instances it runs, without those of Aurora Auto Scaling; with none it can neither be read nor promoted. */
  instances: number;
}

interface FactsArgs {
  settings: Settings;
  store: string;
  database: Aurora;
  path: DatabasePath;
  built: Built[];
}

/** The stack's outputs about the database in this region: endpoints, state, and the commands that make it the writer. */
export function memberFacts({ settings, store, database, path, built }: FactsArgs): Record<string, unknown> {
  const { workload } = settings;
  return {
    path,
    database: databaseNameOf(store, database),
    port: ENGINES.data[database.engine].port,
    clusters: Object.fromEntries(
      built.map(({ member, cluster, instances, secretArn, globalCluster }) => [
        member.identifier,
        {
          state: member.state,
          instances,
          endpoint: cluster.endpoint,
          readerEndpoint: cluster.readerEndpoint,
          ...(globalCluster && { globalWriterEndpoint: globalCluster.endpoint }),
          secret: clusterSecret(workload, store, { cluster, secretArn }),
          ...(path === "global-database" && { commands: promotion(workload, store, member) }),
        },
      ]),
    ),
    ...(path === "backup-copies" && { commands: restoreCommands(settings, store, database) }),
  };
}

/** The secret of the master user: by its name, the same in both regions, or by the ARN of the one that RDS manages. */
export function clusterSecret(
  workload: Workload,
  store: string,
  { cluster, secretArn }: Pick<Built, "cluster" | "secretArn">,
): pulumi.Input<string> {
  return secretArn ? secretName(workload, store) : managedSecretArn(cluster);
}

/** How to find the copies of the present writer in this region's vault. */
function restoreCommands(settings: Settings, store: string, database: Aurora): Record<string, string> {
  const writer = membersOf(settings, store, database).find(({ state }) => state === "writer");
  return writer ? { recoveryPoints: recoveryPoints(settings.workload, settings.role, writer) } : {};
}

/**
 * The commands that make a member of a global database the writer. The failover is called in the region that is to write, so that it does not need the
 * impaired Region; the switchover waits for both and is called in the region that still writes
 * (https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-global-database-disaster-recovery.html). A cluster without an instance
 * accepts neither: `up` with this region in holdfast:active comes first and adds them.
 */
function promotion(workload: Workload, store: string, member: Member): Record<string, string> {
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

/** The command that lists the recovery points of a cluster in this region's vault, the newest last. */
function recoveryPoints(workload: Workload, here: Member["role"], source: Member): string {
  return (
    `aws backup list-recovery-points-by-backup-vault --region ${workload.regions[here]} ` +
    `--backup-vault-name ${vaultName(workload)} --by-resource-arn ${source.arn} ` +
    "--query 'sort_by(RecoveryPoints, &CreationDate)[?Status==`COMPLETED`].RecoveryPointArn' --output text"
  );
}
