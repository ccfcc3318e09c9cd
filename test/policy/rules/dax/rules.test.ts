import { multipleAz } from "../../../../policy/rules/dax/multiple-az";
import { resource, unknown, type Fixture } from "../../fixtures";
import { judges } from "../../judges";

const cluster = (inputs: Record<string, unknown>): Fixture => resource("aws:dax/cluster:Cluster", "cache", inputs);

judges(multipleAz, {
  "three nodes": [[cluster({ replicationFactor: 3 })], "compliant"],
  "one node": [[cluster({ replicationFactor: 1 })], "violation", /1 of the 3 nodes/],
  "three nodes in one zone": [
    [cluster({ replicationFactor: 3, availabilityZones: ["us-east-1a", "us-east-1a", "us-east-1a"] })],
    "violation",
    /in us-east-1a/,
  ],
  "three nodes in three zones": [
    [cluster({ replicationFactor: 3, availabilityZones: ["us-east-1a", "us-east-1b", "us-east-1c"] })],
    "compliant",
  ],
  "an unknown number": [[cluster({ replicationFactor: unknown })], "undecided"],
  "unknown zones": [[cluster({ replicationFactor: 3, availabilityZones: unknown })], "undecided"],
});
