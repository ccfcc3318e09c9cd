import { multipleAz } from "../../../../policy/rules/msk/multiple-az";
import { replicationFactor } from "../../../../policy/rules/msk/replication-factor";
import { resource, unknown, type Fixture } from "../../fixtures";
import { idsOf, judges, subnetsIn } from "../../judges";

const cluster = (clientSubnets: unknown, inputs: Record<string, unknown> = {}): Fixture =>
  resource("aws:msk/cluster:Cluster", "events", { brokerNodeGroupInfo: { clientSubnets }, ...inputs });
const inZones = (...letters: string[]): Fixture[] => {
  const subnets = subnetsIn(...letters);
  return [cluster(idsOf(subnets)), ...subnets];
};

judges(multipleAz, {
  "three zones": [inZones("a", "b", "c"), "compliant"],
  "two zones": [inZones("a", "b"), "violation", /2 Availability Zones/],
  "three subnets whose zones are not known: MSK refuses two of one zone": [
    [cluster(["subnet-1", "subnet-2", "subnet-3"])],
    "compliant",
  ],
  "two such": [[cluster(["subnet-1", "subnet-2"])], "violation"],
  "unknown subnets": [[cluster(unknown)], "undecided"],
});

judges(multipleAz, { "two zones": [inZones("a", "b"), "compliant"] }, { minimumZones: 2 });

const configuration = (serverProperties: unknown): Fixture =>
  resource("aws:msk/configuration:Configuration", "settings", { serverProperties });
const used = (text: string, ...subnets: string[]): Fixture[] => {
  const settings = configuration(text);
  return [settings, cluster(subnets, { configurationInfo: { arn: settings.output("arn"), revision: 1 } })];
};
const THREE = ["subnet-1", "subnet-2", "subnet-3"];

judges(replicationFactor, {
  "three replicas, two in step": [
    [configuration("default.replication.factor=3\nmin.insync.replicas = 2\n")],
    "compliant",
  ],
  "one replica": [[configuration("default.replication.factor=1")], "violation", /one replica/],
  "all of them in step": [
    [configuration("default.replication.factor=2\nmin.insync.replicas=2")],
    "violation",
    /writes with acks=all fail/,
  ],
  "neither given": [[configuration("auto.create.topics.enable=false")], "compliant"],
  "a comment": [[configuration("#default.replication.factor=1")], "compliant"],
  "the last of a name counts": [
    [configuration("default.replication.factor=1\ndefault.replication.factor=3\nmin.insync.replicas=2")],
    "compliant",
  ],
  "two replicas of a cluster in three zones, where two must be in step": [
    used("default.replication.factor=2", ...THREE),
    "violation",
  ],
  "two replicas of a cluster in two zones": [used("default.replication.factor=2", "subnet-1", "subnet-2"), "compliant"],
  "two in step of a cluster in two zones, which has two": [
    used("min.insync.replicas=2", "subnet-1", "subnet-2"),
    "violation",
  ],
  "two in step of a cluster in three zones": [used("min.insync.replicas=2", ...THREE), "compliant"],
  "two replicas, and no cluster": [[configuration("default.replication.factor=2")], "undecided", /was not found/],
  "unknown properties": [[configuration(unknown)], "undecided"],
});
