import {
  commandIn,
  groupIn,
  partsOf,
  run,
  stackFile,
  type Facts,
  type PlanArgs,
  type Step,
  type StoreRecovery,
} from "../disaster-plan/answer";
import { restoreIds } from "../backup/recovery";
import { ENGINE } from "./aurora/engine";
import { membersOf } from "../topology/databases";

/** How a database takes over, and how its earlier state is restored beside it. */
export function databaseRecovery(args: PlanArgs, name: string, facts: Facts): StoreRecovery {
  const { region } = args.topology;
  return {
    takeOver: takeOver(args, name, facts),
    earlierState: [
      ...partsOf(facts, "here").flatMap(([id]) =>
        run([instanceThen(id, region)], `Database ${name}, as a new instance beside it:`, pointInTime(args, name, id)),
      ),
      ...partsOf(facts, "clusters").flatMap(([id]) =>
        run(
          [clusterThen(id, region)],
          `Database ${name}, as a new cluster beside it; add an instance to that (aws rds create-db-instance):`,
          pointInTime(args, name, id),
        ),
      ),
    ],
    zonesLost: partsOf(facts, "clusters").flatMap(([id, cluster]) => instanceAdded(args, name, id, cluster)),
  };
}

/** The simulator restores the database that is written, whose changes the others follow. */
function pointInTime({ settings }: PlanArgs, name: string, identifier: string): string[] {
  const wanted = settings.databases[name];
  const writer = wanted && membersOf(settings, name, wanted).find(({ state }) => state === "writer");
  return writer?.identifier === identifier ? [`restore ${identifier} point-in-time`] : [];
}

/** The volume of a cluster is in three Availability Zones: another instance finds it there. A cluster without instances gets its first from `up`. */
function instanceAdded({ settings, topology }: PlanArgs, name: string, id: string, cluster: Facts): Step[] {
  const wanted = settings.databases[name];
  if (wanted?.type !== "aurora" || wanted.serverless || cluster["instances"] === 0) return [];
  const { region } = topology;
  return run(
    [
      `aws rds create-db-instance --db-instance-identifier ${id}-other --db-cluster-identifier ${id} --db-instance-class <as the others> ` +
        `--engine ${ENGINE[wanted.engine]} --availability-zone <such as ${region}c> --region ${region}`,
    ],
    `If no instance of database ${name} is in another Availability Zone, add one there:`,
    [`add an instance to ${id}`],
  );
}

function takeOver({ settings, topology }: PlanArgs, name: string, facts: Facts): StoreRecovery["takeOver"] {
  const wanted = settings.databases[name];
  const members = wanted ? membersOf(settings, name, wanted) : [];
  const writer = members.find(({ state }) => state === "writer")?.identifier ?? name;
  const clusters = partsOf(facts, "clusters").flatMap(([id, cluster]) =>
    run(
      commandIn(groupIn(cluster, "commands"), "failOver"),
      `Make this region's cluster the writer of database ${name}:`,
      [`fail over ${writer} to ${id}`],
    ),
  );
  if (clusters.length > 0) return { promote: clusters };
  if ("promote" in facts) {
    const copy = members.find(({ role, state }) => role === topology.role && state === "copy");
    const id = `promote ${writer} to ${copy?.identifier ?? name}`;
    return { byUp: [{ says: `It promotes the replica of database ${name}.`, id }] };
  }
  if ("automatedBackups" in facts) {
    const id = `restore ${writer} automated backups in ${topology.region}`;
    return { byUp: [{ says: `It restores database ${name} from its replicated automated backups.`, id }] };
  }
  const find = [...commandIn(facts, "recoveryPoints"), ...commandIn(groupIn(facts, "commands"), "recoveryPoints")];
  const next =
    wanted &&
    membersOf({ workload: settings.workload, active: topology.role }, name, wanted).find((m) => m.state === "writer");
  if (find.length === 0 || !next) return {};
  const key = `holdfast:restore: { databases: { ${name}: { ${next.number}: <the newest that it lists> } } }`;
  return {
    before: [
      ...run(find, `List the recovery points of database ${name}:`),
      {
        do: `Add to ${stackFile(settings, topology.role)}: ${key}`,
        ids: restoreIds(settings, topology.region, writer),
      },
    ],
  };
}

const WHEN = "<such as 2026-01-31T12:00:00Z>";

/**
 * A restore uses the default VPC unless a subnet group is given
 * (https://docs.aws.amazon.com/cli/latest/reference/rds/restore-db-instance-to-point-in-time.html).
 */
function instanceThen(id: string, region: string): string {
  const asked = `aws rds describe-db-instances --db-instance-identifier ${id} --region ${region} --output text --query`;
  return (
    `aws rds restore-db-instance-to-point-in-time --source-db-instance-identifier ${id} --target-db-instance-identifier ${id}-restored ` +
    `--restore-time ${WHEN} --region ${region} --db-subnet-group-name "$(${asked} 'DBInstances[0].DBSubnetGroup.DBSubnetGroupName')" ` +
    `--vpc-security-group-ids $(${asked} 'DBInstances[0].VpcSecurityGroups[].VpcSecurityGroupId')`
  );
}

/** A restored cluster has no instance: `aws rds create-db-instance` adds one (https://docs.aws.amazon.com/cli/latest/reference/rds/restore-db-cluster-to-point-in-time.html). */
function clusterThen(id: string, region: string): string {
  const asked = `aws rds describe-db-clusters --db-cluster-identifier ${id} --region ${region} --output text --query`;
  return (
    `aws rds restore-db-cluster-to-point-in-time --source-db-cluster-identifier ${id} --db-cluster-identifier ${id}-restored ` +
    `--restore-to-time ${WHEN} --region ${region} --db-subnet-group-name "$(${asked} 'DBClusters[0].DBSubnetGroup')" ` +
    `--vpc-security-group-ids $(${asked} 'DBClusters[0].VpcSecurityGroups[].VpcSecurityGroupId')`
  );
}
