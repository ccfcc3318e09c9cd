import { SUBNETS } from "../../aws";
import { subnetPlace } from "../place";
import { reader } from "./reader";

/** A subnet is in one Availability Zone (https://docs.aws.amazon.com/vpc/latest/userguide/configure-subnets.html). */
export const subnetReader = reader({
  types: SUBNETS,
  understands: [
    ...([
      "assignIpv6AddressOnCreation",
      "availabilityZone",
      "availabilityZoneId",
      "cidrBlock",
      "customerOwnedIpv4Pool",
    ] as const),
    ...(["enableDns64", "enableResourceNameDnsAaaaRecordOnLaunch", "enableResourceNameDnsARecordOnLaunch"] as const),
    ...([
      "ipv6CidrBlock",
      "ipv6Native",
      "mapPublicIpOnLaunch",
      "privateDnsHostnameTypeOnLaunch",
      "region",
      "tags",
    ] as const),
    ...(["tagsAll", "vpcId", "forceDestroy"] as const),
  ],
  read: (subnet, scene) =>
    scene.placed(subnet, subnetPlace(subnet, scene.graph), true, `the subnet ${scene.nameOf(subnet)}`),
});
