import { MSK_CLUSTER } from "../../aws";
import { zonesRule } from "../../zones-rule";

export const multipleAz = zonesRule({
  id: "msk-multiple-az",
  title: "MSK clusters should have brokers in three Availability Zones",
  practices: ["REL10-BP01"],
  service: "MSK",
  // Two zones survive the loss of one too, with one copy of each partition left.
  severity: "low",
  why: "With brokers in two zones, the loss of one leaves one copy of each partition, and topics with min.insync.replicas 2 refuse writes.",
  fix: "Give brokerNodeGroupInfo.clientSubnets three subnets in three Availability Zones.",
  source: "https://docs.aws.amazon.com/msk/latest/developerguide/bestpractices.html",
  types: [MSK_CLUSTER],
  subnets: "brokerNodeGroupInfo.clientSubnets[*]",
  minimumZones: 3,
  lost: "every broker",
  // Each subnet must be in another zone: https://docs.aws.amazon.com/msk/1.0/apireference/clusters.html
  guaranteed: (subnets) => subnets,
});
