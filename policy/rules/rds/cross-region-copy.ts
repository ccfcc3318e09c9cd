import { DATABASES, DB_INSTANCE } from "../../aws";
import { valueOf, undecidedIfAny, type Graph, type Resource } from "../../graph";
import { defineRule } from "../../rule";
import { backupCopiesOf } from "../../services/backup/copies";
import { copiesOf, copyRoleOf, sourceProperty } from "../../services/rds/copies";
import { namesOf, readKind } from "../../services/rds/database";
import { JUDGE_BOTH } from "../../services/multi-stack";
import { compliant, notApplicable, undecided, violation, type Verdict } from "../../verdict";

/** The tag of a database that a failover replaced, with the name of its successor: it is kept for analysis and needs no copy. */
const SUPERSEDED = 'tags["superseded-by"]';

/** How each kind of database is copied to another Region. */
const COPY_METHODS = {
  instance: "a read replica or replicated automated backups in another Region",
  aurora: "a global database with a cluster in another Region",
  "multi-az-cluster": "aurora-mysql or aurora-postgresql in a global database, or a DB instance with a replica",
};

/**
 * Replicas, replicated backups and copies of snapshots of such a cluster are all unsupported:
 * https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/multi-az-db-clusters-concepts.Limitations.html
 */
function multiAzCluster(cluster: Resource, graph: Graph): Verdict {
  return violation({
    property: "engine",
    actual: valueOf(graph.string(cluster, "engine")),
    wanted: COPY_METHODS["multi-az-cluster"],
    message: `It is a Multi-AZ DB cluster, whose data and snapshots AWS can't copy to another Region: if ${cluster.region ?? "its Region"} is lost, so is all its data.`,
  });
}

/** Whether databases of several stacks or Regions are judged together, so that absence is conclusive. */
function seesOtherRegions(graph: Graph): boolean {
  const databases = graph.ofType(...DATABASES);
  const regions = new Set(databases.map((one) => one.region));
  return regions.size > 1 || graph.stacks.size > 1;
}

function refuse(database: Resource, near: readonly Resource[]): Verdict {
  const { region = "its Region" } = database;
  const wanted = COPY_METHODS[database.type === DB_INSTANCE ? "instance" : "aurora"];
  const property = sourceProperty(database);
  if (near.length > 0) {
    return violation({
      property: "region",
      actual: region,
      wanted,
      message: `Its only copies (${namesOf(near)}) are in ${region} as well: if ${region} is lost, so is all its data.`,
    });
  }
  return violation({
    property,
    actual: undefined,
    wanted,
    message: `Nothing copies its data out of ${region}: while ${region} is unavailable, its data is unavailable or lost.`,
  });
}

export const crossRegionCopy = defineRule({
  id: "rds-cross-region-copy",
  title: "RDS databases should have a copy in another Region",
  practices: ["REL09-BP01", "REL10-BP01", "REL13-BP02"],
  service: "RDS",
  severity: "high",
  why: "Data that exists in one Region can't be read, promoted or restored elsewhere while that Region is impaired.",
  fix: "Add a replica (replicateSourceDb) or an InstanceAutomatedBackupsReplication in the other Region, add the Aurora cluster to a GlobalCluster, or copy with AWS Backup. Tag a database that a failover replaced with `superseded-by` and the name of its successor.",
  source:
    "https://docs.aws.amazon.com/whitepapers/latest/disaster-recovery-workloads-on-aws/disaster-recovery-options-in-the-cloud.html",
  types: DATABASES,
  check(database, graph) {
    const successor = valueOf(graph.string(database, SUPERSEDED));
    if (successor !== undefined) return notApplicable(`It is superseded: ${successor} replaced it in a failover.`);
    if (copyRoleOf(database, graph)) return notApplicable("It is a copy itself.");
    if (readKind(database, graph) === "multi-az-cluster") return multiAzCluster(database, graph);
    const { certain, possible } = copiesOf(database, graph);
    const copies = certain.map((copy) => copy.resource);
    const backups = backupCopiesOf(database, graph);
    const places = [...copies.map((one) => one.region), ...backups.certain];
    const property = sourceProperty(database);
    if (database.region !== undefined && places.some((place) => place !== undefined && place !== database.region)) {
      return compliant();
    }
    const unplaced = copies.filter((one) => one.region === undefined);
    if (unplaced.length > 0 || (copies.length > 0 && database.region === undefined)) {
      return undecided({
        property: "region",
        reason: `Its Region and those of ${namesOf(copies)} can't be determined.`,
      });
    }
    undecidedIfAny(possible, property, "copies it");
    if (backups.why !== undefined) return undecided({ property: "tags", reason: backups.why });
    if (!seesOtherRegions(graph)) return undecided({ property, reason: `No copy of it was found: ${JUDGE_BOTH}.` });
    return refuse(database, copies);
  },
});
