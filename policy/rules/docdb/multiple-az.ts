import { DOCDB_CLUSTER, DOCDB_INSTANCE } from "../../aws";
import { defineRule } from "../../rule";
import { judgeInstances } from "../../services/cluster-instances";

export const multipleAz = defineRule({
  id: "docdb-multiple-az",
  title: "DocumentDB clusters should have instances in multiple Availability Zones",
  practices: ["REL10-BP01", "REL11-BP02"],
  peers: { prowler: ["documentdb_cluster_multi_az_enabled"] },
  service: "DocumentDB",
  severity: "high",
  why: "DocumentDB promotes a replica when the writer fails. Without one it creates an instance, which takes minutes, and may fail while its zone is impaired.",
  fix: "Add an aws.docdb.ClusterInstance to the cluster, in another availabilityZone than the first.",
  source: "https://docs.aws.amazon.com/documentdb/latest/developerguide/failover.html",
  types: [DOCDB_CLUSTER],
  check: (cluster, graph) =>
    judgeInstances(cluster, graph.referrers(cluster, [DOCDB_INSTANCE], "clusterIdentifier"), graph),
});
