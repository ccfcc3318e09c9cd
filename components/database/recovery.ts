import {
  commandIn,
  groupIn,
  partsOf,
  run,
  stackFile,
  type Facts,
  type PlanArgs,
  type StoreRecovery,
} from "../disaster-plan/answer";
import { membersOf } from "../topology/databases";

/** How a database takes over, and how its earlier state is restored beside it. */
export function databaseRecovery(args: PlanArgs, name: string, facts: Facts): StoreRecovery {
  const { region } = args.topology;
  return {
    takeOver: takeOver(args, name, facts),
    earlierState: [
      ...run(
        partsOf(facts, "here").map(([id]) => instanceThen(id, region)),
        `Database ${name}, as a new instance beside it:`,
      ),
      ...run(
        partsOf(facts, "clusters").map(([id]) => clusterThen(id, region)),
        `Database ${name}, as a new cluster beside it; add an instance to that (aws rds create-db-instance):`,
      ),
    ],
  };
}

function takeOver({ settings, topology }: PlanArgs, name: string, facts: Facts): StoreRecovery["takeOver"] {
  const clusters = partsOf(facts, "clusters").flatMap(([, cluster]) =>
    commandIn(groupIn(cluster, "commands"), "failOver"),
  );
  if (clusters.length > 0)
    return { promote: run(clusters, `Make this region's cluster the writer of database ${name}:`) };
  if ("promote" in facts) return { byUp: [`It promotes the replica of database ${name}.`] };
  if ("automatedBackups" in facts)
    return { byUp: [`It restores database ${name} from its replicated automated backups.`] };
  const find = [...commandIn(facts, "recoveryPoints"), ...commandIn(groupIn(facts, "commands"), "recoveryPoints")];
  const wanted = settings.databases[name];
  const next =
    wanted &&
    membersOf({ workload: settings.workload, active: topology.role }, name, wanted).find((m) => m.state === "writer");
  if (find.length === 0 || !next) return {};
  const key = `holdfast:restore: { databases: { ${name}: { ${next.number}: <the newest that it lists> } } }`;
  return {
    before: [
      ...run(find, `List the recovery points of database ${name}:`),
      { do: `Add to ${stackFile(settings, topology.role)}: ${key}` },
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
