import { auroraBacktrack } from "../../../../policy/rules/rds/aurora-backtrack";
import { enhancedMonitoring } from "../../../../policy/rules/rds/enhanced-monitoring";
import { eventSubscription } from "../../../../policy/rules/rds/event-subscription";
import { proxyMultipleAz } from "../../../../policy/rules/rds/proxy-multiple-az";
import { resource, unknown, type Fixture } from "../../fixtures";
import { idsOf, judges, subnetsIn } from "../../judges";
import { cluster, instance } from "./databases";

const member = (inputs: Record<string, unknown>): Fixture =>
  resource("aws:rds/clusterInstance:ClusterInstance", "member", inputs);
const watched = cluster("orders", { monitoringInterval: 30 });
const plain = cluster("orders");

judges(enhancedMonitoring, {
  "a minute": [[instance("shop", { monitoringInterval: 60 })], "compliant"],
  off: [[instance("shop", { monitoringInterval: 0 })], "violation", /operating system/],
  "not given": [[instance("shop")], "violation"],
  unknown: [[instance("shop", { monitoringInterval: unknown })], "undecided"],
  "what is no number": [[instance("shop", { monitoringInterval: "often" })], "undecided"],
  "an instance of a cluster that sets it for all": [[member({ clusterIdentifier: watched.id }), watched], "compliant"],
  "an instance of a cluster that does not": [[member({ clusterIdentifier: plain.id }), plain], "violation"],
});

const aurora = (inputs: Record<string, unknown>): Fixture[] => [
  cluster("orders", { engine: "aurora-mysql", ...inputs }),
];

judges(auroraBacktrack, {
  "a day": [aurora({ backtrackWindow: 86400 }), "compliant"],
  none: [aurora({ backtrackWindow: 0 }), "violation", /restore into a new cluster/],
  "not given": [aurora({}), "violation"],
  unknown: [aurora({ backtrackWindow: unknown }), "undecided"],
  "of a global database": [aurora({ globalClusterIdentifier: "global" }), "notApplicable"],
  "a replica": [aurora({ replicationSourceIdentifier: "arn" }), "notApplicable"],
  PostgreSQL: [aurora({ engine: "aurora-postgresql" }), "notApplicable"],
  "an unknown engine": [aurora({ engine: unknown }), "undecided"],
});

const subscription = (inputs: Record<string, unknown> = {}, region = "us-east-1"): Fixture =>
  resource("aws:rds/eventSubscription:EventSubscription", "events", inputs, { region });
const shop = instance("shop", {}, { region: "us-east-1" });

judges(eventSubscription, {
  "for instances": [[shop, subscription({ sourceType: "db-instance" })], "compliant"],
  "for all sources": [[shop, subscription()], "compliant"],
  "for clusters": [[shop, subscription({ sourceType: "db-cluster" })], "violation"],
  disabled: [[shop, subscription({ enabled: false })], "violation"],
  "in the other Region": [[shop, subscription({}, "us-west-2")], "violation"],
  none: [[shop], "violation", /No subscription/],
  unknown: [[shop, subscription({ sourceType: unknown })], "undecided"],
});

const proxy = (vpcSubnetIds: unknown): Fixture => resource("aws:rds/proxy:Proxy", "proxy", { vpcSubnetIds });
const [a, b] = subnetsIn("a", "b") as [Fixture, Fixture];

judges(proxyMultipleAz, {
  "subnets in two zones": [[proxy(idsOf([a, b])), a, b], "compliant"],
  "a subnet in one": [[proxy(idsOf([a])), a], "violation"],
  "two subnets made elsewhere: RDS refuses one zone": [[proxy(["subnet-1", "subnet-2"])], "compliant"],
  "unknown subnets": [[proxy(unknown)], "undecided"],
});
