import * as aws from "../../../../../policy/aws";
import type { Graph, Resource } from "../../../../../policy/graph";
import type { CopyPicture, StorePicture } from "../picture";
import { booleanOf, by, numberOf, textOf } from "../read";
import { storeOf, type Found } from "./found";

const ENGINES: Readonly<Record<string, string>> = {
  postgres: "PostgreSQL",
  mysql: "MySQL",
  mariadb: "MariaDB",
  "aurora-postgresql": "PostgreSQL",
  "aurora-mysql": "MySQL",
};

const DATABASES = [aws.DB_INSTANCE, aws.DB_CLUSTER];

/** RDS instances, DB clusters of either kind with their instances, and automated backups in another region. */
export function databasesIn(graph: Graph): Found {
  const instances = graph.ofType(aws.DB_INSTANCE).map((one) => instance(graph, one));
  const clusters = graph.ofType(aws.DB_CLUSTER).map((one) => cluster(graph, one));
  const backups = graph.ofType(aws.BACKUPS_REPLICATION);
  return {
    stores: [...instances, ...clusters, ...backups.map((one) => backupsCopy(graph, one))],
    copies: [
      ...graph.ofType(aws.DB_INSTANCE).flatMap((one) => replicaOf(graph, one, "replicateSourceDb")),
      ...graph.ofType(aws.DB_CLUSTER).flatMap((one) => replicaOf(graph, one, "replicationSourceIdentifier")),
      ...globalCopies(graph),
      ...backups.flatMap((one) => backupsFrom(graph, one)),
    ],
  };
}

/** Engine and version; a replica has its source's by default. */
function engineOf(graph: Graph, resource: Resource): string {
  const [source] = graph.references(resource, "replicateSourceDb", DATABASES).certain;
  const engine = textOf(graph, resource, "engine") ?? (source && textOf(graph, source, "engine"));
  const version = textOf(graph, resource, "engineVersion") ?? (source && textOf(graph, source, "engineVersion"));
  return engine === undefined ? "" : [ENGINES[engine] ?? engine, version].filter((part) => part).join(" ");
}

function instance(graph: Graph, one: Resource): StorePicture {
  const zone = textOf(graph, one, "availabilityZone");
  const place = booleanOf(graph, one, "multiAz") ? "Multi-AZ" : (zone ?? "Single-AZ");
  const facts = [engineOf(graph, one), textOf(graph, one, "instanceClass"), place];
  return storeOf(one, "RDS", textOf(graph, one, "identifier") ?? one.name, facts);
}

function cluster(graph: Graph, one: Resource): StorePicture {
  const aurora = textOf(graph, one, "engine")?.startsWith("aurora") ?? true;
  const members = graph.referrers(one, [aws.CLUSTER_INSTANCE], "clusterIdentifier").certain;
  const classes = [...new Set(members.map((member) => textOf(graph, member, "instanceClass")))];
  const shared = classes.length === 1 ? classes[0] : textOf(graph, one, "dbClusterInstanceClass");
  const kind = aurora ? auroraKind(members.length) : "Multi-AZ DB cluster";
  return {
    ...storeOf(one, aurora ? "Aurora" : "RDS", textOf(graph, one, "clusterIdentifier") ?? one.name, [
      engineOf(graph, one),
      kind,
      shared,
    ]),
    parts: members.map((member) => ({ urn: member.urn, text: memberText(graph, member, classes.length > 1) })),
  };
}

function auroraKind(count: number): string {
  return count === 0 ? "no instance yet" : `${count} instance${count === 1 ? "" : "s"}`;
}

function memberText(graph: Graph, member: Resource, withClass: boolean): string {
  const zone = textOf(graph, member, "availabilityZone") ?? "AZ chosen by AWS";
  const tier = numberOf(graph, member, "promotionTier");
  const own = withClass ? textOf(graph, member, "instanceClass") : undefined;
  return [zone, tier === undefined ? undefined : `tier ${tier}`, own].filter((part) => part !== undefined).join(" · ");
}

function replicaOf(graph: Graph, one: Resource, path: string): CopyPicture[] {
  const sources = graph.references(one, path, DATABASES).certain;
  return sources.map(({ urn }) => ({ from: urn, to: one.urn, kind: "replication", both: false, what: "read replica" }));
}

/** The clusters of a global database. The writer is its source, if set, else the first one. */
function globalCopies(graph: Graph): CopyPicture[] {
  const clusters = graph.ofType(aws.DB_CLUSTER);
  const globals = by(
    clusters.filter((one) => globalOf(graph, one) !== undefined),
    (one) => globalOf(graph, one)!,
  );
  return [...globals.values()].flatMap((members) => {
    const sources = graph
      .ofType(aws.GLOBAL_CLUSTER)
      .flatMap((one) => graph.references(one, "sourceDbClusterIdentifier", [aws.DB_CLUSTER]).certain);
    const independent = members.filter((one) => textOf(graph, one, "replicationSourceIdentifier") === undefined);
    const writer = members.find((one) => sources.includes(one)) ?? independent[0] ?? members[0]!;
    return members
      .filter((one) => one !== writer)
      .map(
        (one) =>
          ({ from: writer.urn, to: one.urn, kind: "replication", both: false, what: "global database" }) as const,
      );
  });
}

function globalOf(graph: Graph, one: Resource): string | undefined {
  const [global] = graph.references(one, "globalClusterIdentifier", [aws.GLOBAL_CLUSTER]).certain;
  return global?.urn ?? textOf(graph, one, "globalClusterIdentifier");
}

function backupsCopy(graph: Graph, one: Resource): StorePicture {
  const [source] = graph.references(one, "sourceDbInstanceArn", [aws.DB_INSTANCE]).certain;
  const days = numberOf(graph, one, "retentionPeriod");
  const name = (source && textOf(graph, source, "identifier")) ?? source?.name ?? one.name;
  const facts = ["automated backups", days === undefined ? undefined : `PITR ${days} days`];
  return { ...storeOf(one, "RDS", name, facts), kind: "copies" };
}

function backupsFrom(graph: Graph, one: Resource): CopyPicture[] {
  const sources = graph.references(one, "sourceDbInstanceArn", [aws.DB_INSTANCE]).certain;
  return sources.map(({ urn }) => ({
    from: urn,
    to: one.urn,
    kind: "backups",
    both: false,
    what: "automated backups",
  }));
}
