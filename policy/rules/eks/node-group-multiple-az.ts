import { EKS_CLUSTER, EKS_NODE_GROUP, SUBNETS } from "../../aws";
import { z } from "zod";
import { groupedBy, perGraph, valueOf, type Graph, type ResourceOf } from "../../graph";
import { defineRule } from "../../rule";
import { judgeSpan, placeOfSubnet, spanOf } from "../../services/zones";

type NodeGroup = ResourceOf<typeof EKS_NODE_GROUP>;

/** What identifies a node group's cluster: the resource, or its name. */
function clusterOf(group: NodeGroup, graph: Graph): string {
  const { certain } = graph.references(group, "clusterName", [EKS_CLUSTER]);
  return certain[0]?.urn ?? valueOf(graph.string(group, "clusterName")) ?? group.urn;
}

const byCluster = perGraph((graph) => groupedBy(graph.ofType(EKS_NODE_GROUP), (group) => clusterOf(group, graph)));

export const nodeGroupMultipleAz = defineRule({
  id: "eks-node-group-multiple-az",
  title: "EKS managed node groups of a cluster should cover multiple Availability Zones",
  practices: ["REL10-BP01"],
  service: "EKS",
  severity: "high",
  why: "Nodes in one Availability Zone are lost with it, and every pod on them. One group for each zone is as good as one over all.",
  fix: "Give subnetIds subnets in at least two (better three) Availability Zones, or add a node group in another. How pods are spread over the nodes is Kubernetes' part, which the pack does not see.",
  source: "https://docs.aws.amazon.com/eks/latest/best-practices/data-plane.html",
  types: [EKS_NODE_GROUP],
  settings: z.object({
    minimumZones: z.int().min(1).max(6).default(2).describe("The minimum number of Availability Zones."),
  }),
  check(group, graph, { minimumZones }) {
    const groups = byCluster(graph).get(clusterOf(group, graph)) ?? [group];
    const found = groups.map((one) => graph.references(one, "subnetIds[*]", SUBNETS));
    const places = found.flatMap(({ certain }) => certain.map((subnet) => placeOfSubnet(subnet, graph)));
    const elsewhere = new Set(found.flatMap(({ external }) => external)).size;
    const isComplete = found.every(({ complete }) => complete);
    const span = spanOf("subnetIds", places, isComplete ? elsewhere : undefined);
    return judgeSpan(span, minimumZones, "The node groups of its cluster are in", "every node");
  },
});
