import { REDSHIFT_CLUSTER, REDSHIFT_SNAPSHOT_COPY } from "../../aws";
import { undecidedIfAny } from "../../graph";
import { defineRule } from "../../rule";
import { compliant, violation } from "../../verdict";

export const crossRegionCopy = defineRule({
  id: "redshift-cross-region-copy",
  title: "Redshift clusters should copy snapshots to another Region",
  practices: ["REL09-BP01", "REL13-BP02"],
  service: "Redshift",
  // A warehouse can often be loaded again from its sources.
  severity: "low",
  why: "Snapshots are kept in the cluster's Region: while it is impaired, the cluster can't be restored anywhere.",
  fix: "Add an aws.redshift.SnapshotCopy with destinationRegion. Acknowledge a warehouse that is loaded again from its sources.",
  source: "https://docs.aws.amazon.com/redshift/latest/mgmt/cross-region-snapshot-copy.html",
  types: [REDSHIFT_CLUSTER],
  check(cluster, graph) {
    const { certain, possible } = graph.referrers(cluster, [REDSHIFT_SNAPSHOT_COPY], "clusterIdentifier");
    if (certain.length > 0) return compliant();
    undecidedIfAny(possible, "", "copies its snapshots");
    return violation({
      property: "clusterIdentifier",
      actual: undefined,
      wanted: "an aws.redshift.SnapshotCopy that names it",
      message: "Its snapshots are kept in its own Region alone: while that is impaired, it can't be restored.",
    });
  },
});
