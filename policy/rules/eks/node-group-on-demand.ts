import { EKS_CLUSTER, EKS_NODE_GROUP } from "../../aws";
import { decided, any, answered, NO } from "../../graph";
import { defineRule } from "../../rule";
import { compliant, violation } from "../../verdict";

const PROPERTY = "capacityType";

export const nodeGroupOnDemand = defineRule({
  id: "eks-node-group-on-demand",
  title: "EKS clusters should not have Spot node groups alone",
  practices: ["REL10-BP01", "REL11-BP05"],
  service: "EKS",
  severity: "medium",
  why: "EC2 takes Spot Instances back when it needs the capacity, most of all while an Availability Zone is impaired: then pods have no node.",
  fix: "Add a node group with capacityType ON_DEMAND for what must stay up.",
  source: "https://docs.aws.amazon.com/eks/latest/userguide/managed-node-groups.html",
  types: [EKS_NODE_GROUP],
  check(group, graph) {
    // https://docs.aws.amazon.com/eks/latest/userguide/managed-node-groups.html: ON_DEMAND by default.
    if (graph.read.string(group, PROPERTY, "ON_DEMAND") !== "SPOT") return compliant();
    const [cluster] = graph.references(group, "clusterName", [EKS_CLUSTER]).certain;
    const siblings = cluster ? graph.referrers(cluster, [EKS_NODE_GROUP], "clusterName") : undefined;
    const others = [...(siblings?.certain ?? []), ...(siblings?.possible ?? [])].filter((one) => one !== group);
    const onDemand = others.map((one) => answered(() => graph.read.string(one, PROPERTY, "ON_DEMAND") !== "SPOT"));
    if (decided(any([NO, ...onDemand]), PROPERTY)) return compliant();
    return violation({
      property: PROPERTY,
      actual: "SPOT",
      wanted: "another node group that is ON_DEMAND",
      message:
        "All nodes of its cluster are Spot Instances: EC2 may take them back together, with two minutes' notice.",
    });
  },
});
