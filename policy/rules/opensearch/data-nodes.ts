import { SEARCH_DOMAINS } from "../../aws";
import { z } from "zod";
import type { Graph, ResourceOf } from "../../graph";
import { defineRule } from "../../rule";
import { verdictsOf, violation, type Verdict } from "../../verdict";

type Domain = ResourceOf<typeof SEARCH_DOMAINS>;

const COUNT = "clusterConfig.instanceCount";
const AWARE = "clusterConfig.zoneAwarenessEnabled";

function judgeZones(domain: Domain, graph: Graph): Verdict | undefined {
  // Off unless it is set: neither AWS's API nor the provider names another default.
  if (graph.read.boolean(domain, AWARE, false)) return undefined;
  return violation({
    property: AWARE,
    actual: graph.actual(domain, AWARE, false),
    wanted: true,
    message:
      "All of its data nodes are in one Availability Zone: if that is lost, the domain is, with its indexes since the last snapshot.",
  });
}

function judgeCount(domain: Domain, graph: Graph, minimum: number): Verdict | undefined {
  // The provider's and AWS's default: one data node.
  const count = graph.read.number(domain, COUNT, 1);
  if (count >= minimum) return undefined;
  return violation({
    property: COUNT,
    actual: graph.actual(domain, COUNT, count),
    wanted: `at least ${minimum} data nodes`,
    message: `It has ${count} of the ${minimum} data nodes required: after the loss of one, not every shard and replica has a node of its own.`,
  });
}

export const dataNodes = defineRule({
  id: "opensearch-data-nodes",
  title: "OpenSearch domains should have at least three data nodes in multiple Availability Zones",
  practices: ["REL10-BP01", "REL11-BP02"],
  peers: {
    securityHub: ["Opensearch.6", "ES.6"],
    config: ["OPENSEARCH_DATA_NODE_FAULT_TOLERANCE"],
    cdkNag: ["OpenSearchZoneAwareness"],
    prowler: ["opensearch_service_domains_fault_tolerant_data_nodes"],
  },
  service: "OpenSearch Service",
  severity: "medium",
  why: "OpenSearch keeps a shard's replica in another Availability Zone only with zone awareness and enough data nodes. Else the loss of a zone or node takes the index.",
  fix: "Set clusterConfig.zoneAwarenessEnabled to true and instanceCount to a multiple of availabilityZoneCount, at least 3. Indexes need a replica too, which the pack can't see.",
  source: "https://docs.aws.amazon.com/opensearch-service/latest/developerguide/managedomains-multiaz.html",
  types: SEARCH_DOMAINS,
  settings: z.object({
    minimumNodes: z.int().min(1).max(1000).default(3).describe("The minimum number of data nodes."),
  }),
  check: (domain, graph, { minimumNodes }) =>
    verdictsOf(domain, [() => judgeZones(domain, graph), () => judgeCount(domain, graph, minimumNodes)]),
});
