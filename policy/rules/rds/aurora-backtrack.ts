import { DB_CLUSTER } from "../../aws";
import { defineRule } from "../../rule";
import { compliant, notApplicable, violation } from "../../verdict";

const PROPERTY = "backtrackWindow";

/** Engines that can backtrack: https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/AuroraMySQL.Managing.Backtrack.html */
const ENGINES = ["aurora", "aurora-mysql"];

export const auroraBacktrack = defineRule({
  id: "rds-aurora-backtrack",
  title: "Aurora MySQL clusters should have backtracking enabled",
  practices: ["REL09-BP01"],
  peers: {
    securityHub: ["RDS.14"],
    checkov: ["CKV_AWS_326"],
    cdkNag: ["AuroraMySQLBacktrack"],
    prowler: ["rds_cluster_backtrack_enabled"],
  },
  optIn: true,
  service: "RDS",
  // A restore to a point in time does the same in hours. In a global database it can't be used, and rds-global-database-complete refuses it.
  severity: "low",
  why: "Backtracking undoes a mistake in minutes, in place. A restore to a point in time makes a new cluster, in hours.",
  fix: "Set backtrackWindow to the seconds that a mistake may go unnoticed, at most 259200. It must be set when the cluster is created.",
  source: "https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/AuroraMySQL.Managing.Backtrack.html",
  types: [DB_CLUSTER],
  check(cluster, graph) {
    const engine = graph.read.string(cluster, "engine", "");
    if (!ENGINES.includes(engine)) return notApplicable("Its engine can't backtrack.");
    if (graph.given(cluster, "globalClusterIdentifier").kind !== "missing")
      return notApplicable("A cluster of a global database can't backtrack.");
    if (graph.given(cluster, "replicationSourceIdentifier").kind !== "missing")
      return notApplicable("It is a copy of another cluster.");
    // The provider's default (node_modules/@pulumi/aws/rds/cluster.d.ts, backtrackWindow).
    const seconds = graph.read.number(cluster, PROPERTY, 0);
    if (seconds > 0) return compliant();
    return violation({
      property: PROPERTY,
      actual: graph.actual(cluster, PROPERTY, seconds),
      wanted: "up to 259200 (seconds)",
      message: "A mistake can be undone by a restore into a new cluster alone.",
    });
  },
});
