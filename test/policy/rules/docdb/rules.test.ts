import { backupRetention } from "../../../../policy/rules/docdb/backup-retention";
import { deletionProtection } from "../../../../policy/rules/docdb/deletion-protection";
import { finalSnapshot } from "../../../../policy/rules/docdb/final-snapshot";
import { multipleAz } from "../../../../policy/rules/docdb/multiple-az";
import { resource, unknown, type Fixture } from "../../fixtures";
import { judges } from "../../judges";

const cluster = (inputs: Record<string, unknown> = {}): Fixture =>
  resource("aws:docdb/cluster:Cluster", "orders", { clusterIdentifier: "orders", ...inputs });
const instance = (of: unknown, zone?: unknown, name = "one"): Fixture =>
  resource("aws:docdb/clusterInstance:ClusterInstance", name, {
    clusterIdentifier: of,
    ...(zone !== undefined && { availabilityZone: zone }),
  });

judges(backupRetention, {
  "a week": [[cluster({ backupRetentionPeriod: 7 })], "compliant"],
  "less than a week": [[cluster({ backupRetentionPeriod: 6 })], "violation", /6 of the 7 days required/],
  "the default of one day": [[cluster()], "violation", /1 of the 7 days/],
  "an unknown period": [[cluster({ backupRetentionPeriod: unknown })], "undecided"],
  "what is no number": [[cluster({ backupRetentionPeriod: ["7"] })], "undecided"],
});

judges(deletionProtection, {
  "it is on": [[cluster({ deletionProtection: true })], "compliant"],
  "it is off": [[cluster({ deletionProtection: false })], "violation", /can delete it/],
  "the default, which is off": [[cluster()], "violation"],
  "it is unknown": [[cluster({ deletionProtection: unknown })], "undecided"],
  "it is no boolean": [[cluster({ deletionProtection: "maybe" })], "undecided"],
});

judges(finalSnapshot, {
  "it is made": [[cluster({ skipFinalSnapshot: false })], "compliant"],
  "the default, which makes it": [[cluster()], "compliant"],
  "it is skipped": [[cluster({ skipFinalSnapshot: true })], "violation", /no data is left/],
  "unknown whether it is": [[cluster({ skipFinalSnapshot: unknown })], "undecided"],
});

const orders = cluster();
const two = (first: unknown, second: unknown, of: unknown = orders.id): Fixture[] => [
  orders,
  instance(of, first, "one"),
  instance(of, second, "two"),
];
const secondary = cluster({ globalClusterIdentifier: "global" });

judges(multipleAz, {
  "instances in two zones": [two("us-east-1a", "us-east-1b"), "compliant"],
  "the same, by the cluster's identifier": [
    two("us-east-1a", "us-east-1b", orders.output("clusterIdentifier")),
    "compliant",
  ],
  "instances whose zones AWS chooses": [two(undefined, undefined), "compliant"],
  "instances in one zone": [two("us-east-1a", "us-east-1a"), "violation", /\(one, two\) are in us-east-1a/],
  "an unknown zone": [two("us-east-1a", unknown), "undecided"],
  "one instance": [[orders, instance(orders.id)], "violation", /^It has one instance/],
  none: [[orders], "violation", /^It has no instance/],
  "instances of another cluster": [two("us-east-1a", "us-east-1b", "other"), "violation", /no instance/],
  "instances of an unknown cluster": [two("us-east-1a", "us-east-1b", unknown), "undecided"],
  "one instance of a cluster that may be a secondary": [
    [secondary, instance(secondary.id)],
    "undecided",
    /secondary cluster of a global cluster/,
  ],
});
