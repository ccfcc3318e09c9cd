/** Databases of two regions, for the tests of the rules on RDS; one program makes both, unless a `stack` is given. */
import { resource, type Fixture, type FixtureOptions } from "../../fixtures";

type Inputs = Record<string, unknown>;

export const EAST: FixtureOptions = { region: "us-east-1" };
export const WEST: FixtureOptions = { region: "us-west-2" };
/** The region's own stack, as Holdfast deploys it. */
export const SECONDARY: FixtureOptions = { ...WEST, stack: "secondary" };

/** An ARN as both stacks know it beforehand. */
export function arnOf(region: string, name: string, kind = "db"): string {
  return `arn:aws:rds:${region}:123456789012:${kind}:${name}`;
}

/** A DB instance in us-east-1. */
export function instance(name: string, inputs: Inputs = {}, options: FixtureOptions = {}): Fixture {
  const given = { identifier: name, engine: "postgres", instanceClass: "db.r7g.large", ...inputs };
  return resource("aws:rds/instance:Instance", name, given, { ...EAST, ...options });
}

/** A replica of a database, in us-west-2. */
export function replica(
  name: string,
  of: Fixture | string,
  inputs: Inputs = {},
  options: FixtureOptions = {},
): Fixture {
  const replicateSourceDb = typeof of === "string" ? of : of.output("arn");
  const given = { identifier: name, instanceClass: "db.r7g.large", replicateSourceDb, ...inputs };
  return resource("aws:rds/instance:Instance", name, given, { ...WEST, ...options });
}

/** An Aurora PostgreSQL cluster in us-east-1. */
export function cluster(name: string, inputs: Inputs = {}, options: FixtureOptions = {}): Fixture {
  const given = { clusterIdentifier: name, engine: "aurora-postgresql", ...inputs };
  return resource("aws:rds/cluster:Cluster", name, given, { ...EAST, ...options });
}

/** An instance of an Aurora cluster, in its region and stack. */
export function member(name: string, of: Fixture, inputs: Inputs = {}): Fixture {
  const { region, stack } = of.options;
  const given = { identifier: name, clusterIdentifier: of.id, instanceClass: "db.r7g.large", ...inputs };
  return resource("aws:rds/clusterInstance:ClusterInstance", name, given, {
    ...(region && { region }),
    ...(stack && { stack }),
  });
}

/** A global database. */
export function globalCluster(name: string, inputs: Inputs = {}, options: FixtureOptions = {}): Fixture {
  const given = { globalClusterIdentifier: name, engine: "aurora-postgresql", storageEncrypted: true, ...inputs };
  return resource("aws:rds/globalCluster:GlobalCluster", name, given, { ...EAST, ...options });
}

/** The writer and a secondary of a global database. */
export function globalPair(global: Fixture, primary: Inputs = {}, secondary: Inputs = {}): [Fixture, Fixture] {
  const globalClusterIdentifier = global.id;
  return [
    cluster("writer", { globalClusterIdentifier, masterUsername: "root", ...primary }),
    cluster("standby", { globalClusterIdentifier, ...secondary }, WEST),
  ];
}

/** What replicates an instance's automated backups to us-west-2. */
export function backupsReplication(of: Fixture | string, inputs: Inputs = {}, options: FixtureOptions = {}): Fixture {
  return resource(
    "aws:rds/instanceAutomatedBackupsReplication:InstanceAutomatedBackupsReplication",
    "backups",
    { sourceDbInstanceArn: typeof of === "string" ? of : of.output("arn"), ...inputs },
    { ...WEST, ...options },
  );
}

/** A component that declares objectives. */
export function objectives(declared: Record<string, { rto?: string; rpo?: string }>): Fixture {
  return resource("holdfast:index:Region", "region", {}, { outputs: { objectives: declared }, component: true });
}

/** A resource that no rule on RDS judges. */
export const other = resource("aws:rds/proxy:Proxy", "proxy");
