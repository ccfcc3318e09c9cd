import { DAX_CLUSTER } from "../../aws";
import { z } from "zod";
import { defineRule } from "../../rule";
import { compliant, violation } from "../../verdict";

const PROPERTY = "replicationFactor";

export const multipleAz = defineRule({
  id: "dax-multiple-az",
  title: "DAX clusters should have at least three nodes",
  practices: ["REL10-BP01"],
  peers: { prowler: ["dynamodb_accelerator_cluster_multi_az"] },
  service: "DynamoDB Accelerator",
  severity: "medium",
  why: "A DAX cluster of one node has nothing to fail over to: while it is down, reads that the tables' capacity was not made for go to DynamoDB, or fail.",
  fix: "Set replicationFactor to at least 3. DAX spreads nodes over the zones of its subnet group where availabilityZones is not given.",
  source: "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/DAX.concepts.cluster.html",
  types: [DAX_CLUSTER],
  settings: z.object({
    minimumNodes: z.int().min(1).max(11).default(3).describe("The minimum number of nodes."),
  }),
  check(cluster, graph, { minimumNodes }) {
    const nodes = graph.read.number(cluster, PROPERTY, 1);
    const zones = new Set(graph.read.strings(cluster, "availabilityZones[*]"));
    if (nodes >= minimumNodes && zones.size !== 1) return compliant();
    const [zone = ""] = zones;
    return violation(
      nodes < minimumNodes
        ? {
            property: PROPERTY,
            actual: nodes,
            wanted: `at least ${minimumNodes} nodes`,
            message: `It has ${nodes} of the ${minimumNodes} nodes that AWS recommends over as many zones for production.`,
          }
        : {
            property: "availabilityZones",
            actual: [zone],
            wanted: "at least 2 Availability Zones",
            message: `All of its nodes are in ${zone}: if that is lost, none is left.`,
          },
    );
  },
});
