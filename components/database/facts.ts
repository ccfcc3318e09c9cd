import type * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { databasePath } from "../topology/databases";
import type { RdsInstance } from "../config/schema/databases";
import type { StoreContext } from "../store";
import type { Member } from "../topology/databases";
import { vaultName } from "../topology/stores";
import type { InstancePlace } from "./instance-args";
import { managedSecretArn, secretName } from "./master-password";

interface FactsArgs extends Pick<StoreContext, "settings" | "topology"> {
  store: string;
  database: RdsInstance;
  /** The members of both regions. */
  members: Member[];
  /** The instances of this region. */
  instances: Map<Member, aws.rds.Instance>;
  /** Where the instances are; undefined where the region has no network. */
  place: Pick<InstancePlace, "fencedGroupId"> | undefined;
  /** By the number of the source member. */
  replications: Map<number, aws.rds.InstanceAutomatedBackupsReplication>;
}

/** The stack's outputs about a database in this region: endpoints, the writer, the secret, and the commands of a promotion. */
export function databaseFacts(args: FactsArgs): Record<string, unknown> {
  const { settings, topology, store, members, instances } = args;
  const { workload } = settings;
  const writer = members.find(({ state }) => state === "writer");
  const isReplicated = databasePath(workload.strategy, args.database) === "replica";
  const here = [...instances].map(([member, instance]) => [
    member.identifier,
    {
      ...instanceFacts(member, instance, !isReplicated),
      ...(args.place?.fencedGroupId !== undefined && {
        fence: fence(topology.region, member, args.place.fencedGroupId),
      }),
    },
  ]);
  return {
    writer: writer && { identifier: writer.identifier, region: workload.regions[writer.role] },
    here: Object.fromEntries(here) as Record<string, unknown>,
    ...(isReplicated && {
      login: { secretsManager: secretName(workload, store), region: topology.region },
    }),
    ...promotion(args),
  };
}

/**
 * The commands that close an instance to writers: the security group without ingress, and a reboot, since a connection that is open survives a
 * changed group (https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/security-group-connection-tracking.html).
 */
function fence(region: string, { identifier }: Member, group: pulumi.Input<string>) {
  const instance = `--region ${region} --db-instance-identifier ${identifier}`;
  return [
    pulumi.interpolate`aws rds modify-db-instance ${instance} --vpc-security-group-ids ${group} --apply-immediately`,
    `aws rds reboot-db-instance ${instance}`,
  ];
}

/** @param managed whether RDS manages the password, in a secret for each instance */
function instanceFacts({ state }: Member, instance: aws.rds.Instance, managed: boolean): Record<string, unknown> {
  const { address, port } = instance;
  return {
    state,
    address,
    port,
    ...(managed && { login: { secretsManager: managedSecretArn(instance) } }),
  };
}

/**
 * The commands of a manual failover, which call this region only: the lag, the promotion, and a refresh, without which Pulumi would try to promote an
 * instance that is no replica any more, and fail.
 */
function promotion(args: FactsArgs) {
  const { settings, topology, members, instances, replications, database } = args;
  const { region } = topology;
  const aRegion = `--region ${region}`;
  const stack = settings.workload.stacks[topology.role];
  for (const [member, instance] of instances) {
    if (member.origin !== "replica" || member.state !== "copy") continue;
    const id = `--db-instance-identifier ${member.identifier}`;
    return {
      lag: lagCommand(region, member.identifier),
      promote: [
        `aws rds promote-read-replica ${aRegion} ${id} --backup-retention-period ${database.backupRetentionDays}`,
        `aws rds wait db-instance-available ${aRegion} ${id}`,
        pulumi.interpolate`pulumi refresh -s ${stack} --yes --target '${instance.urn}'`,
      ],
    };
  }
  const source = members.find(({ role, state }) => state === "writer" && role !== topology.role);
  const replication = source && replications.get(source.number);
  if (!source) return {};
  if (!replication) return recoveryPoints(args, source);
  return {
    lag: `aws rds describe-db-instance-automated-backups ${aRegion} --db-instance-identifier ${source.identifier} --query 'DBInstanceAutomatedBackups[].RestoreWindow'`,
    automatedBackups: replication.id,
  };
}

/** For a database that is copied here by AWS Backup: its recovery points, and the setting that names the one to restore. */
function recoveryPoints({ settings, topology, store, database }: FactsArgs, source: Member) {
  const { workload } = settings;
  if (databasePath(workload.strategy, database) !== "backup-copies" || workload.strategy === "static-site") return {};
  return {
    recoveryPoints:
      `aws backup list-recovery-points-by-backup-vault --region ${topology.region} --backup-vault-name ${vaultName(workload)} ` +
      `--by-resource-arn ${source.arn} --query 'RecoveryPoints[].[CreationDate,RecoveryPointArn]' --output text`,
    restoreBy: `holdfast:restore.databases.${store}.${source.number + 1}`,
  };
}

/** The maximum lag of the last ten minutes, in seconds. */
function lagCommand(region: string, identifier: string): string {
  return (
    `aws cloudwatch get-metric-statistics --region ${region} --namespace AWS/RDS --metric-name ReplicaLag ` +
    `--dimensions Name=DBInstanceIdentifier,Value=${identifier} --statistics Maximum --period 60 ` +
    `--start-time "$(date -u -d '10 minutes ago' +%FT%TZ)" --end-time "$(date -u +%FT%TZ)"`
  );
}
