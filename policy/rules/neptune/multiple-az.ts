import { NEPTUNE_CLUSTER, NEPTUNE_INSTANCE } from "../../aws";
import { defineRule } from "../../rule";
import { judgeInstances } from "../../services/cluster-instances";

export const multipleAz = defineRule({
  id: "neptune-multiple-az",
  title: "Neptune clusters should have instances in multiple Availability Zones",
  practices: ["REL10-BP01", "REL11-BP02"],
  peers: { securityHub: ["Neptune.9"], cdkNag: ["NeptuneClusterMultiAZ"], prowler: ["neptune_cluster_multi_az"] },
  service: "Neptune",
  severity: "high",
  why: "Neptune promotes a replica when the writer fails. Without one it creates an instance, which takes up to 10 minutes as a rule.",
  fix: "Add an aws.neptune.ClusterInstance to the cluster, in another availabilityZone than the first.",
  source: "https://docs.aws.amazon.com/neptune/latest/userguide/backup-restore-overview-fault-tolerance.html",
  types: [NEPTUNE_CLUSTER],
  check: (cluster, graph) =>
    judgeInstances(cluster, graph.referrers(cluster, [NEPTUNE_INSTANCE], "clusterIdentifier"), graph),
});
