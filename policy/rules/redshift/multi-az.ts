import { REDSHIFT_CLUSTER } from "../../aws";
import { all, answered, decided, not } from "../../graph";
import { defineRule } from "../../rule";
import { compliant, violation } from "../../verdict";

export const multiAz = defineRule({
  id: "redshift-multi-az",
  title: "Redshift clusters should be Multi-AZ or able to relocate to another Availability Zone",
  practices: ["REL10-BP01", "REL10-BP02"],
  peers: { securityHub: ["Redshift.18"], prowler: ["redshift_cluster_multi_az_enabled"] },
  service: "Redshift",
  // A warehouse that reports are made from can wait for a zone; one that serves can not.
  severity: "low",
  why: "A Single-AZ cluster is unavailable as long as its zone is. A Multi-AZ cluster goes on; one that can relocate is started in another zone, with its endpoint and without data loss.",
  fix: "Set multiAz to true, or availabilityZoneRelocationEnabled to true; both need an RA3 node type.",
  source: "https://docs.aws.amazon.com/redshift/latest/mgmt/overview-multi-az.html",
  types: [REDSHIFT_CLUSTER],
  check(cluster, graph) {
    // Both are off where not given: https://docs.aws.amazon.com/redshift/latest/APIReference/API_CreateCluster.html
    const single = answered(() => !graph.read.boolean(cluster, "multiAz", false));
    // https://docs.aws.amazon.com/redshift/latest/mgmt/managing-cluster-recovery.html
    const fixed = answered(() => !graph.read.boolean(cluster, "availabilityZoneRelocationEnabled", false));
    if (decided(not(all([single, fixed])), "multiAz")) return compliant();
    return violation({
      property: "multiAz",
      actual: graph.actual(cluster, "multiAz", false),
      wanted: "true, or availabilityZoneRelocationEnabled",
      message: "It is in one Availability Zone and can't relocate: while that zone is impaired, it is unavailable.",
    });
  },
});
