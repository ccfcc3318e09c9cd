import { NAT_GATEWAY, SUBNETS } from "../../aws";
import { valueOf } from "../../graph";
import { regionalPlace, subnetPlace } from "../place";
import { reader } from "./reader";
import { words } from "./understands";

/**
 * A NAT gateway is redundant within the zone of its subnet, and fails with it; a regional one is in several
 * (https://docs.aws.amazon.com/vpc/latest/userguide/vpc-nat-gateway.html).
 */
export const natGatewayReader = reader({
  types: [NAT_GATEWAY],
  understands: words(
    "allocationId availabilityMode availabilityZoneAddresses connectivityType privateIp region secondaryAllocationIds",
    "secondaryPrivateIpAddressCount secondaryPrivateIpAddresses subnetId tags vpcId",
  ),
  read(gateway, scene) {
    const { graph } = scene;
    const why = `the NAT gateway ${scene.nameOf(gateway)}`;
    const mode = graph.string(gateway, "availabilityMode", "zonal");
    if (valueOf(mode) === "regional") return scene.placed(gateway, regionalPlace(gateway), false, why);
    const [subnet] = graph.references(gateway, "subnetId", SUBNETS).certain;
    const place = subnet ? subnetPlace(subnet, graph) : regionalPlace(gateway);
    return scene.placed(gateway, place, true, why);
  },
});
