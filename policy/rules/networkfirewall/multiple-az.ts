import { NETWORK_FIREWALL } from "../../aws";
import { zonesRule } from "../../zones-rule";

export const multipleAz = zonesRule({
  id: "networkfirewall-multiple-az",
  title: "Network Firewall firewalls should be deployed across multiple Availability Zones",
  practices: ["REL10-BP01", "REL02-BP01"],
  peers: { securityHub: ["NetworkFirewall.1"], prowler: ["networkfirewall_multi_az"] },
  service: "Network Firewall",
  severity: "medium",
  why: "Traffic that is routed through a firewall endpoint in one zone stops with that zone, in every zone that uses it.",
  fix: "Give subnetMappings a subnet in each Availability Zone that the VPC uses.",
  source: "https://docs.aws.amazon.com/network-firewall/latest/developerguide/arch-two-zone-igw.html",
  types: [NETWORK_FIREWALL],
  subnets: "subnetMappings[*].subnetId",
  lost: "every endpoint, and the traffic through it",
  // Each subnet must be in another zone (node_modules/@pulumi/aws/networkfirewall/firewall.d.ts, subnetMappings).
  guaranteed: (subnets) => subnets,
  except: (firewall, graph) =>
    graph.given(firewall, "transitGatewayId").kind === "missing"
      ? undefined
      : "It is attached to a transit gateway, with endpoints in the zones of availabilityZoneMappings.",
});
