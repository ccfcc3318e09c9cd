import { multiAz } from "../../../../policy/rules/memorydb/multi-az";
import { snapshotRetention } from "../../../../policy/rules/memorydb/snapshot-retention";
import { subnetGroupMultipleAz } from "../../../../policy/rules/memorydb/subnet-group-multiple-az";
import { resource, unknown, type Fixture } from "../../fixtures";
import { idsOf, judges, subnetsIn } from "../../judges";

const cluster = (inputs: Record<string, unknown> = {}): Fixture =>
  resource("aws:memorydb/cluster:Cluster", "ledger", inputs);

judges(multiAz, {
  "a replica in each shard": [[cluster({ numReplicasPerShard: 1 })], "compliant"],
  "the default, which is one": [[cluster()], "compliant"],
  none: [[cluster({ numReplicasPerShard: 0 })], "violation", /^Its shards have no replica/],
  "an unknown number": [[cluster({ numReplicasPerShard: unknown })], "undecided"],
  "what is no number": [[cluster({ numReplicasPerShard: {} })], "undecided"],
});

judges(snapshotRetention, {
  "a day of snapshots": [[cluster({ snapshotRetentionLimit: 1 })], "compliant"],
  none: [[cluster({ snapshotRetentionLimit: 0 })], "violation", /^It has no automatic snapshots/],
  "the default, which is none": [[cluster()], "violation"],
  "an unknown limit": [[cluster({ snapshotRetentionLimit: unknown })], "undecided"],
  "what is no number": [[cluster({ snapshotRetentionLimit: [1] })], "undecided"],
});

const group = (...letters: string[]): Fixture[] => {
  const subnets = subnetsIn(...letters);
  return [resource("aws:memorydb/subnetGroup:SubnetGroup", "nodes", { subnetIds: idsOf(subnets) }), ...subnets];
};

judges(subnetGroupMultipleAz, {
  "subnets in two zones": [group("a", "b"), "compliant"],
  "subnets in one": [group("a"), "violation"],
  "unknown subnets": [[resource("aws:memorydb/subnetGroup:SubnetGroup", "nodes", { subnetIds: unknown })], "undecided"],
});
