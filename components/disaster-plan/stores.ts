import { membersOf } from "../topology/databases";
import { commandIn, groupIn, partsOf, run, type Facts, type PlanArgs, type Step } from "./answer";

/** What a person types about the stores when their region is to write in the other's place. */
export interface TakeOver {
  /** Before `up`: which recovery points the settings name, and what AWS Backup restores. */
  before: Step[];
  /** What makes this region's clusters the writers. */
  promote: Step[];
  /** What nobody need type. */
  automatic: string[];
}

/** The steps by which the stores of a stack's region take over; none of their commands asks the other region for anything. */
export function stepsToTakeOver(args: PlanArgs): TakeOver {
  const parts: Partial<TakeOver>[] = [
    ...partsOf(args.stores, "databases").map(([name, facts]) => databaseSteps(args, name, facts)),
    ...partsOf(args.stores, "tables").map(([name, facts]) => tableSteps(name, facts)),
    ...partsOf(args.stores, "buckets").map(([name]) => ({
      automatic: [`Bucket ${name}: it is written here at once; what had not come over by then stays behind.`],
    })),
    ...partsOf(args.stores, "volumes").map(([name, facts]) => volumeSteps(name, facts)),
  ];
  return {
    before: parts.flatMap(({ before = [] }) => before),
    promote: parts.flatMap(({ promote = [] }) => promote),
    automatic: parts.flatMap(({ automatic = [] }) => automatic),
  };
}

function databaseSteps({ settings, topology }: PlanArgs, name: string, facts: Facts): Partial<TakeOver> {
  const clusters = partsOf(facts, "clusters").flatMap(([, cluster]) =>
    commandIn(groupIn(cluster, "commands"), "failOver"),
  );
  if (clusters.length > 0) return { promote: run(clusters, `Make the cluster here the writer of database ${name}:`) };
  if ("promote" in facts) return { automatic: [`Database ${name}: \`pulumi up\` promotes its replica.`] };
  if ("automatedBackups" in facts)
    return { automatic: [`Database ${name}: \`pulumi up\` restores it from its replicated automated backups.`] };
  const find = [...commandIn(facts, "recoveryPoints"), ...commandIn(groupIn(facts, "commands"), "recoveryPoints")];
  const wanted = settings.databases[name];
  const next =
    wanted &&
    membersOf({ workload: settings.workload, active: topology.role }, name, wanted).find((m) => m.state === "writer");
  if (find.length === 0 || !next) return {};
  const key = `holdfast:restore: { databases: { ${name}: { ${next.number}: <the newest that it lists> } } }`;
  return {
    before: [
      ...run(find, `See what database ${name} can be restored from:`),
      { do: `Write into ${stackFile(settings, topology.role)}: ${key}` },
    ],
  };
}

function tableSteps(name: string, facts: Facts): Partial<TakeOver> {
  const restore = groupIn(facts, "restore");
  if (!restore)
    return { automatic: [`Table ${name}: its replica is written here at once; what had not come over stays behind.`] };
  return {
    before: Object.entries(restore).map(([step, command]) => {
      const note = `Table ${name}, ${step}:`;
      // What the settings must say is a sentence among the commands.
      return /^(aws|pulumi) /.test(String(command))
        ? { run: String(command), note }
        : { do: `${note} ${String(command)}` };
    }),
  };
}

function volumeSteps(name: string, facts: Facts): Partial<TakeOver> {
  const find = commandIn(groupIn(facts, "list"), "copiesOfTheOtherRegion");
  return {
    before: find.flatMap((command): Step[] => [
      { run: command, note: `See the copies of volume ${name}:` },
      {
        do: `Append to holdfast:restore of this stack: { volumes: { ${name}: { restores: [{ <slot>: <snapshot>, … }] } } }, with a snapshot for each slot.`,
      },
    ]),
  };
}

/** The commands that bring a store's earlier state back beside the present one, where its contents were spoilt or deleted. */
export function earlierStates({ stores, topology }: PlanArgs): Step[] {
  const { region } = topology;
  return [
    ...partsOf(stores, "databases").flatMap(([name, facts]) => [
      ...run(
        partsOf(facts, "here").map(([id]) => instanceThen(id, region)),
        `Database ${name}, as a new instance beside it:`,
      ),
      ...run(
        partsOf(facts, "clusters").map(([id]) => clusterThen(id, region)),
        `Database ${name}, as a new cluster beside it; add an instance to that (aws rds create-db-instance):`,
      ),
    ]),
    ...partsOf(stores, "tables").flatMap(([name, facts]) =>
      run(commandIn(facts, "pointInTime"), `Table ${name}, as a new table beside it:`),
    ),
    ...partsOf(stores, "buckets").flatMap(([name, facts]) =>
      run(
        commandIn(facts, "bucket").map(
          (bucket) => `aws s3api list-object-versions --bucket ${bucket} --prefix <what was spoilt> --region ${region}`,
        ),
        `See the versions that bucket ${name} still has:`,
      ),
    ),
    ...partsOf(stores, "volumes").flatMap(([name, facts]) =>
      run(commandIn(groupIn(facts, "list"), "snapshotsOfThisRegion"), `See the snapshots of volume ${name}:`),
    ),
  ];
}

const WHEN = "<such as 2026-01-31T12:00:00Z>";

/**
 * A restore goes to the default VPC unless it is told where
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

/** The file with the settings of a stack alone. */
export function stackFile({ workload }: PlanArgs["settings"], role: "primary" | "secondary"): string {
  return `Pulumi.${workload.stacks[role]}.yaml`;
}
