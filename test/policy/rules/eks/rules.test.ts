import { clusterMultipleAz } from "../../../../policy/rules/eks/cluster-multiple-az";
import { controlPlaneLogging } from "../../../../policy/rules/eks/control-plane-logging";
import { nodeGroupMinimumSize } from "../../../../policy/rules/eks/node-group-minimum-size";
import { nodeGroupMultipleAz } from "../../../../policy/rules/eks/node-group-multiple-az";
import { nodeGroupOnDemand } from "../../../../policy/rules/eks/node-group-on-demand";
import { resource, unknown, type Fixture } from "../../fixtures";
import { idsOf, judges, subnetsIn } from "../../judges";

const cluster = (inputs: Record<string, unknown> = {}): Fixture =>
  resource("aws:eks/cluster:Cluster", "shop", { name: "shop", ...inputs });
const group = (inputs: Record<string, unknown> = {}, name = "nodes"): Fixture =>
  resource("aws:eks/nodeGroup:NodeGroup", name, { clusterName: "shop", ...inputs });

const [a, b] = subnetsIn("a", "b") as [Fixture, Fixture];

judges(clusterMultipleAz, {
  "subnets in two zones": [[cluster({ vpcConfig: { subnetIds: idsOf([a, b]) } }), a, b], "compliant"],
  "subnets in one": [[cluster({ vpcConfig: { subnetIds: idsOf([a]) } }), a], "violation"],
  "two subnets whose zones are not known: EKS refuses one zone": [
    [cluster({ vpcConfig: { subnetIds: ["subnet-1", "subnet-2"] } })],
    "compliant",
  ],
  "unknown subnets": [[cluster({ vpcConfig: { subnetIds: unknown } })], "undecided"],
});

const shop = cluster();
const inA = (clusterName: unknown = "shop"): Fixture => group({ clusterName, subnetIds: [a.id] }, "in-a");
const inB = (clusterName: unknown = "shop"): Fixture => group({ clusterName, subnetIds: [b.id] }, "in-b");

judges(nodeGroupMultipleAz, {
  "a group in two zones": [[group({ subnetIds: idsOf([a, b]) }), a, b], "compliant"],
  "a group in one": [[inA(), a], "violation", /The node groups of its cluster are in 1 Availability Zone/],
  "a group for each zone": [[inA(), inB(), a, b], "compliant"],
  "a group for each zone, by the cluster's output": [
    [inA(shop.output("name")), inB(shop.output("name")), shop, a, b],
    "compliant",
  ],
  "a group in the other zone of another cluster": [[inA(), inB("other"), a, b], "violation"],
  "unknown subnets": [[group({ subnetIds: unknown })], "undecided"],
  "subnets made elsewhere": [[group({ subnetIds: ["subnet-1", "subnet-2"] })], "undecided"],
});

const sized = (minSize: unknown): Fixture[] => [group({ scalingConfig: { minSize, maxSize: 4, desiredSize: 2 } })];

judges(nodeGroupMinimumSize, {
  "two nodes": [sized(2), "compliant"],
  "one node": [sized(1), "violation", /may shrink to 1/],
  "not given": [[group()], "violation"],
  "an unknown number": [sized(unknown), "undecided"],
  "what is no number": [sized("two"), "undecided"],
});

const priced = (capacityType: unknown, name: string): Fixture =>
  group({ clusterName: shop.output("name"), ...(capacityType !== undefined && { capacityType }) }, name);

judges(nodeGroupOnDemand, {
  "On-Demand": [[priced("ON_DEMAND", "one"), shop], "compliant"],
  "the default": [[priced(undefined, "one"), shop], "compliant"],
  "Spot alone": [[priced("SPOT", "one"), shop], "violation", /take them back together/],
  "Spot beside Spot": [[priced("SPOT", "one"), priced("SPOT", "two"), shop], "violation"],
  "Spot beside On-Demand": [[priced("SPOT", "one"), priced("ON_DEMAND", "two"), shop], "compliant"],
  "Spot beside what is unknown": [[priced("SPOT", "one"), priced(unknown, "two"), shop], "undecided"],
  unknown: [[priced(unknown, "one"), shop], "undecided"],
  "Spot of a cluster made elsewhere": [[group({ clusterName: "other", capacityType: "SPOT" })], "violation"],
});

judges(controlPlaneLogging, {
  "the audit log": [[cluster({ enabledClusterLogTypes: ["api", "audit"] })], "compliant"],
  "another log": [[cluster({ enabledClusterLogTypes: ["api"] })], "violation"],
  none: [[cluster()], "violation", /keeps no audit log/],
  unknown: [[cluster({ enabledClusterLogTypes: unknown })], "undecided"],
});
