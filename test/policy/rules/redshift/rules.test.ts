import { crossRegionCopy } from "../../../../policy/rules/redshift/cross-region-copy";
import { finalSnapshot } from "../../../../policy/rules/redshift/final-snapshot";
import { multiAz } from "../../../../policy/rules/redshift/multi-az";
import { snapshotRetention } from "../../../../policy/rules/redshift/snapshot-retention";
import { subnetGroupMultipleAz } from "../../../../policy/rules/redshift/subnet-group-multiple-az";
import { resource, unknown, type Fixture } from "../../fixtures";
import { idsOf, judges, subnetsIn } from "../../judges";

const cluster = (inputs: Record<string, unknown> = {}): Fixture =>
  resource("aws:redshift/cluster:Cluster", "warehouse", { clusterIdentifier: "warehouse", ...inputs });

judges(snapshotRetention, {
  "a week": [[cluster({ automatedSnapshotRetentionPeriod: 7 })], "compliant"],
  "less than a week": [[cluster({ automatedSnapshotRetentionPeriod: 6 })], "violation", /6 of the 7 days required/],
  "the default of one day": [[cluster()], "violation", /1 of the 7 days required/],
  none: [[cluster({ automatedSnapshotRetentionPeriod: 0 })], "violation", /^It has no automated snapshots/],
  "an unknown period": [[cluster({ automatedSnapshotRetentionPeriod: unknown })], "undecided"],
  "what is no number": [[cluster({ automatedSnapshotRetentionPeriod: "week" })], "undecided"],
});

judges(finalSnapshot, {
  "it is made": [[cluster({ skipFinalSnapshot: false })], "compliant"],
  "the default, which makes it": [[cluster()], "compliant"],
  "it is skipped": [[cluster({ skipFinalSnapshot: true })], "violation", /no data is left/],
  "unknown whether it is": [[cluster({ skipFinalSnapshot: unknown })], "undecided"],
});

judges(multiAz, {
  "Multi-AZ": [[cluster({ multiAz: true })], "compliant"],
  "able to relocate": [[cluster({ availabilityZoneRelocationEnabled: true })], "compliant"],
  "Multi-AZ, relocation unknown": [
    [cluster({ multiAz: true, availabilityZoneRelocationEnabled: unknown })],
    "compliant",
  ],
  neither: [[cluster({ multiAz: false, availabilityZoneRelocationEnabled: false })], "violation", /can't relocate/],
  "the defaults": [[cluster()], "violation"],
  "unknown Multi-AZ": [[cluster({ multiAz: unknown })], "undecided"],
  "what is no boolean": [[cluster({ multiAz: [] })], "undecided"],
});

const group = (...letters: string[]): Fixture[] => {
  const subnets = subnetsIn(...letters);
  return [resource("aws:redshift/subnetGroup:SubnetGroup", "nodes", { subnetIds: idsOf(subnets) }), ...subnets];
};

judges(subnetGroupMultipleAz, {
  "subnets in two zones": [group("a", "b"), "compliant"],
  "subnets in one": [group("c"), "violation", /us-east-1c/],
  "unknown subnets": [[resource("aws:redshift/subnetGroup:SubnetGroup", "nodes", { subnetIds: unknown })], "undecided"],
});

const copy = (clusterIdentifier: unknown): Fixture =>
  resource("aws:redshift/snapshotCopy:SnapshotCopy", "copy", { clusterIdentifier, destinationRegion: "us-west-2" });
const warehouse = cluster();

judges(crossRegionCopy, {
  "a copy by id": [[warehouse, copy(warehouse.id)], "compliant"],
  "a copy by identifier": [[warehouse, copy(warehouse.output("clusterIdentifier"))], "compliant"],
  none: [[warehouse], "violation", /in its own Region alone/],
  "a copy of another cluster": [[warehouse, copy("other")], "violation"],
  "a copy of what is unknown": [[warehouse, copy(unknown)], "undecided"],
});
