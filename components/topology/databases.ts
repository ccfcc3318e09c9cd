import type { ENGINES } from "../../facts/rds";
import type { Database } from "../config/schema/databases";
import type { Strategy, Workload } from "../config/schema/workload";
import type { Settings } from "../config/parse";
import type { Role } from "../config/schema/common";
import { storeTags } from "./stores";

/** One instance (or cluster) of a database, in one of the regions. */
export interface Member {
  /** Its place in `members`, from 1; part of its name. */
  number: number;
  role: Role;
  /** The DB instance's or cluster's identifier. */
  identifier: string;
  arn: string;
  /** What it begins as; "new" is empty, the others are copies of `source`. */
  origin: "new" | "replica" | "automated-backups" | "global-secondary" | "snapshot";
  /** The one that it begins as a copy of. */
  source?: Member;
  /** Its state: a superseded one was replaced by a copy in a failover, and its writes do not count. */
  state: "writer" | "copy" | "superseded";
  /** Whether AWS and Pulumi refuse to delete it. */
  isProtected: boolean;
  /** Of a superseded one, the identifier of the one that took over from it. */
  supersededBy?: string;
}

/** The name of the database that a member is created with: the settings', or the store's in characters that every engine accepts. */
export function databaseNameOf(store: string, { databaseName }: { databaseName?: string | undefined }): string {
  return databaseName ?? store.replaceAll("-", "_");
}

/** The tag that says which database took over from this one; the policy pack asks no copy of it any more. */
export const SUPERSEDED_TAG = "superseded-by";

/** The tags of a member. */
export function memberTags(workload: Workload, { identifier, supersededBy }: Member, backup: boolean) {
  return { ...storeTags(workload, identifier, backup), ...(supersededBy && { [SUPERSEDED_TAG]: supersededBy }) };
}

/** The region-wide name of a global database. */
export function globalClusterIdentifier(workload: Workload, name: string): string {
  return `${workload.name}-${name}`;
}

/**
 * The members of a database that exist in either region, in their order. A copy by replication exists before it is promoted; one that
 * is restored from backups exists from its promotion on. What is retired is left out.
 */
export function membersOf(
  { workload, active }: Pick<Settings, "workload" | "active">,
  name: string,
  database: PathSettings & Pick<Database, "members" | "unprotected" | "retired" | "deletionProtection">,
): Member[] {
  const path = databasePath(workload.strategy, database);
  const standbyHasNone = workload.strategy === "static-site" || path === "none";
  const roles: Role[] =
    path === "global-database" ? ["primary", "secondary"] : standbyHasNone ? ["primary"] : database.members;
  const last = roles.length;
  const writer = path === "global-database" ? roles.indexOf(active) + 1 : roles.at(-1) === active ? last : last - 1;
  const restored = path === "automated-backups" || path === "backup-copies";
  const members: Member[] = [];
  for (const [index, role] of roles.entries()) {
    const number = index + 1;
    if (restored && number > Math.max(writer, 1)) continue;
    const source = members.at(-1);
    members.push({
      number,
      role,
      ...namesOf(workload, name, number, role, database.type),
      origin: source === undefined ? "new" : ORIGIN[path],
      ...(source && { source }),
      state:
        number === Math.max(writer, 1)
          ? "writer"
          : number > writer || path === "global-database"
            ? "copy"
            : "superseded",
      isProtected: database.deletionProtection && number > database.unprotected,
    });
  }
  for (const [index, member] of members.entries())
    if (member.state === "superseded") member.supersededBy = members[index + 1]!.identifier;
  return members.slice(path === "global-database" || standbyHasNone ? 0 : database.retired);
}

/** The one of a database's members in this region that a service connects to: the one that writes, else the newest copy; no superseded one. */
export function reachedMember<T>(here: readonly T[], memberOf: (one: T) => Member): T | undefined {
  const current = here.filter((one) => memberOf(one).state !== "superseded");
  return current.find((one) => memberOf(one).state === "writer") ?? current.at(-1);
}

/** The ARNs that the members in one region have, or will have once they are made. */
export function arnsIn(
  role: Role,
  workload: Workload,
  name: string,
  { members, type }: Pick<Database, "members" | "type">,
): string[] {
  return members.flatMap((lives, index) =>
    lives === role ? [namesOf(workload, name, index + 1, role, type).arn] : [],
  );
}

const ORIGIN: Record<DatabasePath, Member["origin"]> = {
  replica: "replica",
  "automated-backups": "automated-backups",
  "global-database": "global-secondary",
  "backup-copies": "snapshot",
  none: "new",
};

function namesOf(workload: Workload, name: string, number: number, role: Role, type: Database["type"]) {
  const identifier = `${workload.name}-${name}-${number}`;
  const kind = type === "rds-instance" ? "db" : "cluster";
  return { identifier, arn: `arn:aws:rds:${workload.regions[role]}:${workload.account}:${kind}:${identifier}` };
}

/** How a database reaches the other region; "none" where AWS has no way for its type. */
export type DatabasePath = "replica" | "automated-backups" | "global-database" | "backup-copies" | "none";

/** What the path depends on, besides the strategy. */
export interface PathSettings {
  type: Database["type"];
  /** Of an RDS DB instance: what the standby's is restored from. */
  restoreFrom?: "automated-backups" | "backup-copies" | undefined;
}

/**
 * By the database's type and the strategy: live data where the standby waits ready, else backups.
 *
 * Nothing of a Multi-AZ DB cluster leaves its region: it has no automated backups in another region and its snapshots cannot be copied
 * (https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/multi-az-db-clusters-concepts.Limitations.html), not by AWS Backup either
 * (https://docs.aws.amazon.com/aws-backup/latest/devguide/recov-point-create-a-copy.html), and its read replicas live in the same region
 * (https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstanceReadReplica.html, SourceDBClusterIdentifier).
 */
export function databasePath(strategy: Strategy, { type, restoreFrom }: PathSettings): DatabasePath {
  if (type === "rds-cluster") return "none";
  if (strategy === "static-site") return "backup-copies";
  if (strategy === "backup-restore") return type === "aurora" ? "backup-copies" : (restoreFrom ?? "automated-backups");
  return type === "aurora" ? "global-database" : "replica";
}

/** A database engine of RDS. */
export type Engine = keyof typeof ENGINES.data;

/** The major version of a version: 16 of 16.4, 8.4 of 8.4.5. */
export function majorVersion(engine: Engine, version: string): string {
  return version
    .split(".")
    .slice(0, engine === "postgres" ? 1 : 2)
    .join(".");
}

/** The family of parameter groups, such as postgres16 or mysql8.4. */
export function parameterGroupFamily(engine: Engine, version: string): string {
  return `${engine}${majorVersion(engine, version)}`;
}
