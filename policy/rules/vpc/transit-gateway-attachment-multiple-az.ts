import { TRANSIT_GATEWAY_ATTACHMENT } from "../../aws";
import { zonesRule } from "../../zones-rule";

export const transitGatewayAttachmentMultipleAz = zonesRule({
  id: "vpc-transit-gateway-attachment-multiple-az",
  title: "Transit gateway VPC attachments should have subnets in multiple Availability Zones",
  practices: ["REL02-BP02", "REL10-BP01"],
  service: "VPC",
  severity: "medium",
  why: "A transit gateway reaches only the zones in which its attachment has a subnet: resources in the others have no way to it.",
  fix: "Give subnetIds a subnet in each Availability Zone that the VPC uses.",
  source: "https://docs.aws.amazon.com/vpc/latest/tgw/tgw-vpc-attachments.html",
  types: [TRANSIT_GATEWAY_ATTACHMENT],
  subnets: "subnetIds[*]",
  lost: "the way to the other networks",
  // "You can specify only one subnet per Availability Zone" (tgw-vpc-attachments.html).
  guaranteed: (subnets) => subnets,
});
