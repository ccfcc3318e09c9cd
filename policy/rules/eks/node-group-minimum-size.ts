import { EKS_NODE_GROUP } from "../../aws";
import { z } from "zod";
import { defineRule } from "../../rule";
import { compliant, violation } from "../../verdict";

const PROPERTY = "scalingConfig.minSize";

export const nodeGroupMinimumSize = defineRule({
  id: "eks-node-group-minimum-size",
  title: "EKS managed node groups should keep at least two nodes",
  practices: ["REL10-BP01", "REL11-BP05"],
  service: "EKS",
  // Groups of one zone each, or for batch work, may keep fewer.
  severity: "low",
  why: "While a group's only node is replaced, its pods have nowhere to run, and a new node takes minutes.",
  fix: "Set scalingConfig.minSize to at least 2. Acknowledge a group that is one of several for the same pods, or for work that may wait.",
  source: "https://docs.aws.amazon.com/eks/latest/best-practices/data-plane.html",
  types: [EKS_NODE_GROUP],
  settings: z.object({
    minimumNodes: z.int().min(0).max(450).default(2).describe("The minimum number of nodes."),
  }),
  check(group, graph, { minimumNodes }) {
    const size = graph.read.number(group, PROPERTY, 0);
    if (size >= minimumNodes) return compliant();
    return violation({
      property: PROPERTY,
      actual: size,
      wanted: `at least ${minimumNodes} nodes`,
      message: `It may shrink to ${size} of the ${minimumNodes} nodes required: then one failure leaves its pods without a node.`,
    });
  },
});
