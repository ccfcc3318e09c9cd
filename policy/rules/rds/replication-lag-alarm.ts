import { DATABASES, DB_INSTANCE } from "../../aws";
import { undecidedIfAny, valueOf, type Found, type Graph, type Resource } from "../../graph";
import { defineRule } from "../../rule";
import { watching } from "../../services/cloudwatch/metric-alarms";
import { besideItsSource, copyRoleOf } from "../../services/rds/copies";
import { compliant, notApplicable, violation } from "../../verdict";

/** The lag metrics of each kind of copy, published in the copy's Region. */
const LAGS = {
  instance: ["ReplicaLag"],
  global: ["AuroraGlobalDBReplicationLag", "AuroraGlobalDBRPOLag", "AuroraGlobalDBProgressLag"],
  replica: ["ReplicaLag", "AuroraBinlogReplicaLag"],
};

function kindOf(database: Resource, path: string): keyof typeof LAGS {
  if (database.type === DB_INSTANCE) return "instance";
  return path === "global-database" ? "global" : "replica";
}

function alarmsOf(database: Resource, metricNames: readonly string[], graph: Graph): Found {
  const isInstance = database.type === DB_INSTANCE;
  const identifier = graph.string(database, isInstance ? "identifier" : "clusterIdentifier");
  const named = { resource: database, text: valueOf(identifier) };
  const dimensions = { [isInstance ? "DBInstanceIdentifier" : "DBClusterIdentifier"]: named };
  return watching({ namespace: "AWS/RDS", metricNames, dimensions, region: database.region }, graph);
}

export const replicationLagAlarm = defineRule({
  id: "rds-replication-lag-alarm",
  title: "RDS cross-Region copies should have an alarm on replication lag",
  practices: ["REL06-BP01"],
  service: "RDS",
  severity: "medium",
  why: "A stopped replica looks healthy until it is promoted. All writes since then are lost.",
  fix: "Add an aws.cloudwatch.MetricAlarm on ReplicaLag (DBInstanceIdentifier), or on AuroraGlobalDBReplicationLag (DBClusterIdentifier, SourceRegion), in the copy's Region.",
  source: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_ReadRepl.Monitoring.html",
  types: DATABASES,
  check(database, graph) {
    const role = copyRoleOf(database, graph);
    if (!role) return notApplicable("It is not a copy.");
    if (besideItsSource(database, role)) return notApplicable("Its source is in the same Region.");
    const metricNames = LAGS[kindOf(database, role.path)];
    const { certain, possible } = alarmsOf(database, metricNames, graph);
    if (certain.length > 0) return compliant();
    undecidedIfAny(possible, "alarm", "is on its lag");
    return violation({
      property: "alarm",
      actual: undefined,
      wanted: `an alarm on its ${metricNames[0]!} in ${database.region ?? "its Region"}`,
      message: "It is a cross-Region copy, and no alarm is on its replication lag.",
    });
  },
});
