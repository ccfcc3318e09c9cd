import { VPC_ENDPOINT } from "../../aws";
import { valueOf } from "../../graph";
import { zonesRule } from "../../zones-rule";

export const interfaceEndpointMultipleAz = zonesRule({
  id: "vpc-interface-endpoint-multiple-az",
  title: "VPC interface endpoints should have subnets in multiple Availability Zones",
  practices: ["REL02-BP01", "REL10-BP01"],
  peers: { prowler: ["vpc_endpoint_multi_az_enabled"] },
  service: "VPC",
  severity: "medium",
  why: "An interface endpoint has a network interface in each of its zones. With one, every call to the service fails while that zone is impaired.",
  fix: "Give subnetIds a subnet in each Availability Zone that the VPC uses.",
  source: "https://docs.aws.amazon.com/vpc/latest/privatelink/interface-endpoints.html",
  types: [VPC_ENDPOINT],
  subnets: "subnetIds[*]",
  lost: "the way to the service",
  // One subnet for each zone: https://docs.aws.amazon.com/vpc/latest/privatelink/interface-endpoints.html
  guaranteed: (subnets) => subnets,
  except(endpoint, graph) {
    // The provider's default (node_modules/@pulumi/aws/ec2/vpcEndpoint.d.ts, vpcEndpointType).
    const kind = valueOf(graph.string(endpoint, "vpcEndpointType", "Gateway"));
    return kind === undefined || kind === "Interface" ? undefined : "It is no interface endpoint.";
  },
});
