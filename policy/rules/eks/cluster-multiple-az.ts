import { EKS_CLUSTER } from "../../aws";
import { zonesRule } from "../../zones-rule";

export const clusterMultipleAz = zonesRule({
  id: "eks-cluster-multiple-az",
  title: "EKS clusters should have subnets in multiple Availability Zones",
  practices: ["REL10-BP01"],
  service: "EKS",
  severity: "high",
  why: "EKS places the network interfaces of the control plane in the subnets' zones, and refuses a cluster whose subnets are in one.",
  fix: "Give vpcConfig.subnetIds subnets in at least two (better three) Availability Zones.",
  source: "https://docs.aws.amazon.com/eks/latest/userguide/network-reqs.html",
  types: [EKS_CLUSTER],
  subnets: "vpcConfig.subnetIds[*]",
  lost: "the way to the control plane",
  // "at least two subnets ... in at least two different Availability Zones" (network-reqs.html).
  guaranteed: (subnets) => Math.min(subnets, 2),
});
