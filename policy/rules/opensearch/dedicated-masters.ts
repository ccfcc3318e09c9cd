import { SEARCH_DOMAINS } from "../../aws";
import { defineRule } from "../../rule";
import { compliant, violation } from "../../verdict";

const ENABLED = "clusterConfig.dedicatedMasterEnabled";
const COUNT = "clusterConfig.dedicatedMasterCount";

/** AWS refuses two, and recommends three or five: managedomains-dedicatedmasternodes.html. */
const QUORUM = 3;

export const dedicatedMasters = defineRule({
  id: "opensearch-dedicated-masters",
  title: "OpenSearch domains should have at least three dedicated master nodes",
  practices: ["REL10-BP01", "REL11-BP03"],
  peers: {
    securityHub: ["Opensearch.11", "ES.7"],
    checkov: ["CKV_AWS_318", "CKV2_AWS_59"],
    cdkNag: ["OpenSearchDedicatedMasterNode"],
    prowler: ["opensearch_service_domains_fault_tolerant_master_nodes"],
  },
  service: "OpenSearch Service",
  // A domain whose data nodes elect a master works; a heavy query can take the master down with it.
  severity: "low",
  why: "Without dedicated master nodes, data nodes manage the cluster: a heavy load or the loss of one can leave it without a master, and so without writes.",
  fix: "Set clusterConfig.dedicatedMasterEnabled to true and dedicatedMasterCount to 3 or 5.",
  source:
    "https://docs.aws.amazon.com/opensearch-service/latest/developerguide/managedomains-dedicatedmasternodes.html",
  types: SEARCH_DOMAINS,
  check(domain, graph) {
    // Off unless it is set: neither AWS's API nor the provider names another default.
    if (!graph.read.boolean(domain, ENABLED, false)) {
      return violation({
        property: ENABLED,
        actual: graph.actual(domain, ENABLED, false),
        wanted: true,
        message:
          "Its data nodes manage the cluster too: under heavy load it can lose its master, and refuses writes until it has another.",
      });
    }
    const count = graph.read.number(domain, COUNT);
    if (count === undefined || count >= QUORUM) return compliant();
    return violation({
      property: COUNT,
      actual: count,
      wanted: "3 or 5",
      message: `It has ${count} dedicated master node${count === 1 ? "" : "s"}: after the loss of one there is no majority to elect a master.`,
    });
  },
});
