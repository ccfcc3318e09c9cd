import { DB_CLUSTER } from "../../aws";
import { valueOf, undecidedIfAny, type Graph, type Resource } from "../../graph";
import { defineRule } from "../../rule";
import { judgeZonesOf, tooFewInstances } from "../../services/cluster-instances";
import { instancesOf, readKind } from "../../services/rds/database";
import { isSecondary } from "../../services/rds/global-database";
import { readerTargets } from "../../services/rds/reader-scaling";
import { compliant, notApplicable } from "../../verdict";

/** The minimum number of readers that Application Auto Scaling keeps. */
function readersKept(cluster: Resource, graph: Graph): number {
  const targets = readerTargets(cluster, graph);
  return Math.max(0, ...targets.map((target) => valueOf(graph.number(target, "minCapacity")) ?? 0));
}

export const auroraMultipleAz = defineRule({
  id: "rds-aurora-multiple-az",
  title: "Aurora clusters should have instances in multiple Availability Zones",
  practices: ["REL10-BP01", "REL11-BP02"],
  peers: { securityHub: ["RDS.15"], config: ["RDS_CLUSTER_MULTI_AZ_ENABLED"], prowler: ["rds_cluster_multi_az"] },
  service: "RDS",
  severity: "high",
  why: "Aurora promotes a reader within a minute. Without one it creates an instance in the same zone, typically in less than 10 minutes, and not at all while that zone is impaired.",
  fix: "Add an aws.rds.ClusterInstance to the cluster, in another availabilityZone than the first.",
  source:
    "https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Concepts.AuroraHighAvailability.html#Aurora.Managing.FaultTolerance",
  types: [DB_CLUSTER],
  check(cluster, graph) {
    // https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/multi-az-db-clusters-concepts.html
    if (readKind(cluster, graph) === "multi-az-cluster") return compliant();
    if (valueOf(graph.string(cluster, "engineMode")) === "serverless")
      return notApplicable("Aurora Serverless v1 has no instances.");
    const { certain, possible } = instancesOf(cluster, graph);
    const count =
      certain.length + (certain.length > 0 ? Math.max(0, readersKept(cluster, graph) - certain.length + 1) : 0);
    if (count < 2) undecidedIfAny(possible, "clusterIdentifier", "belongs to it");
    // It receives no writes before its promotion: until then its readers are a cost decision.
    if (count < 2 && isSecondary(cluster, graph)) {
      return notApplicable(
        "It is a copy in a standby Region, which rds-copy-within-objective and rds-copy-matches-source check.",
      );
    }
    if (count < 2) return tooFewInstances(count);
    return certain.length < 2 ? compliant() : judgeZonesOf(certain, graph);
  },
});
