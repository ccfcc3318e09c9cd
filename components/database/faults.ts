import type * as aws from "@pulumi/aws";
import { canFailOver, databasesOf } from "../topology/fault-targets";
import type { Database } from "../config/schema/databases";
import { arnsIn, databasePath } from "../topology/databases";
import type { Experiment } from "../chaos/experiment";
import { BY_TAGS, named, ownArn, parameters, type Action, type FaultPart, type Stack } from "../chaos/fis";

/**
 * The newest member of a database in this region, whether it exists yet or not; undefined where the region never has one. It does not depend on
 * `active`: a failover must change neither template nor role, and a fault on a missing instance, or a replica, fails without harm.
 */
function memberHere({ settings, topology }: Stack, name: string, database: Database): string | undefined {
  const { workload } = settings;
  const elsewhere = workload.strategy !== "static-site" && databasePath(workload.strategy, database) !== "none";
  if (topology.role === "secondary" && !elsewhere) return undefined;
  return arnsIn(topology.role, workload, name, database).at(-1)?.split(":").at(-1);
}

/**
 * Clusters fail over. https://docs.aws.amazon.com/fis/latest/userguide/fis-actions-reference.html#failover-db-cluster
 * @param zone where given, only if their writer is there
 */
export function clustersFailOver(at: Stack, chosen: string[] | undefined, zone?: string): FaultPart {
  const found = databasesOf(at.settings.databases, chosen).filter(([, one]) => canFailOver(one));
  return faultOf(at, found, {
    word: "failover",
    type: "aws:rds:cluster",
    key: "Clusters",
    action: () => ({ actionId: "aws:rds:failover-db-cluster" }),
    ...(zone !== undefined && { where: { writerAvailabilityZoneIdentifiers: zone } }),
    statements: (name) => [
      {
        Effect: "Allow",
        Action: ["rds:FailoverDBCluster", "rds:DescribeDBClusters"],
        Resource: ownArn(at, "rds", `cluster:${name}-*`),
      },
    ],
  });
}

/** DB instances reboot, with a failover if they are Multi-AZ. https://docs.aws.amazon.com/fis/latest/userguide/fis-actions-reference.html#reboot-db-instances */
export function instancesReboot(at: Stack, chosen: string[] | undefined, zone?: string): FaultPart {
  const found = databasesOf(at.settings.databases, chosen).filter(([, one]) => one.type === "rds-instance");
  return faultOf(at, found, {
    word: "reboot",
    type: "aws:rds:db",
    key: "DBInstances",
    action: (one) => ({
      actionId: "aws:rds:reboot-db-instances",
      parameters: parameters({ forceFailover: String(one.type === "rds-instance" && one.multiAz) }),
    }),
    ...(zone !== undefined && { where: { availabilityZoneIdentifiers: zone } }),
    statements: (name) => [
      {
        Effect: "Allow",
        Action: ["rds:RebootDBInstance", "rds:DescribeDBInstances"],
        Resource: ownArn(at, "rds", `db:${name}-*`),
      },
    ],
  });
}

interface Kind {
  word: string;
  type: string;
  key: string;
  action: (database: Database) => Pick<Action, "actionId" | "parameters">;
  where?: Record<string, string>;
  statements: (name: string) => aws.iam.PolicyStatement[];
}

/** A target and an action for each database, since a target takes only what has all its tags. */
function faultOf(at: Stack, found: [string, Database][], kind: Kind): FaultPart {
  const here = found.flatMap(([name, database]) => {
    const identifier = memberHere(at, name, database);
    return identifier === undefined ? [] : [{ name, database, identifier }];
  });
  return {
    targets: here.map(({ name, identifier }) => ({
      name,
      resourceType: kind.type,
      resourceTags: named(identifier),
      selectionMode: "ALL",
      ...(kind.where && { parameters: kind.where }),
    })),
    actions: here.map(({ name, database }) => ({
      name: `${kind.word}-${name}`,
      ...kind.action(database),
      target: { key: kind.key, value: name },
    })),
    // All members that the database can ever have: the role stays the same when one is added.
    statements:
      here.length === 0
        ? []
        : [...here.flatMap(({ name }) => kind.statements(`${at.settings.workload.name}-${name}`)), BY_TAGS],
  };
}

/** Clusters fail over to another instance. */
export function databaseFailover(at: Stack): Experiment | undefined {
  const fault = at.settings.experiments.faults.databaseFailover;
  const found = fault && clustersFailOver(at, fault.databases);
  if (!found || found.targets.length === 0) return undefined;
  const names = found.targets.map(({ name }) => String(name)).join(", ");
  return {
    fault: "databaseFailover",
    says: `${names}: the writer fails over to another instance.`,
    ...found,
    emptyTargets: "fail",
  };
}

/** DB instances reboot. */
export function databaseReboot(at: Stack): Experiment | undefined {
  const fault = at.settings.experiments.faults.databaseReboot;
  const found = fault && instancesReboot(at, fault.databases);
  if (!found || found.targets.length === 0) return undefined;
  const names = found.targets.map(({ name }) => String(name)).join(", ");
  return {
    fault: "databaseReboot",
    says: `${names}: reboots, and fails over to its standby if it has one.`,
    ...found,
    emptyTargets: "fail",
  };
}
