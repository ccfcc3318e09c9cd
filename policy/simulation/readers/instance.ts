import { EC2_INSTANCE, SUBNETS } from "../../aws";
import type { Graph, ResourceOf } from "../../graph";
import { hostAtom, releaseAtom, serviceAtom } from "../atoms";
import type { Place } from "../model";
import { subnetPlace, zonalPlace } from "../place";
import { reader } from "./reader";

/**
 * An EC2 instance: its host, in one Availability Zone. Its EBS volumes are in the same zone, always
 * (https://docs.aws.amazon.com/ebs/latest/userguide/ebs-volumes.html).
 */
export const instanceReader = reader({
  types: [EC2_INSTANCE],
  understands: [
    ...(["cpuOptions", "creditSpecification", "ebsBlockDevices", "ephemeralBlockDevices", "hibernation"] as const),
    ...(["instanceInitiatedShutdownBehavior", "instanceMarketOptions", "ipv6AddressCount", "ipv6Addresses"] as const),
    ...([
      "launchTemplate",
      "placementGroup",
      "privateDnsNameOptions",
      "secondaryPrivateIps",
      "sourceDestCheck",
      "tenancy",
    ] as const),
    ...(["ami", "associatePublicIpAddress", "availabilityZone", "disableApiStop", "disableApiTermination"] as const),
    ...([
      "ebsOptimized",
      "iamInstanceProfile",
      "instanceType",
      "keyName",
      "maintenanceOptions",
      "metadataOptions",
    ] as const),
    ...([
      "monitoring",
      "privateIp",
      "region",
      "rootBlockDevice",
      "securityGroups",
      "subnetId",
      "tags",
      "tagsAll",
    ] as const),
    ...(["userData", "userDataBase64", "userDataReplaceOnChange", "volumeTags", "vpcSecurityGroupIds"] as const),
  ],
  read(instance, scene) {
    const { graph } = scene;
    const subnet = subnetOf(instance, graph);
    const place = placeOfInstance(instance, graph);
    const name = scene.nameOf(instance);
    const service = instance.region === undefined ? [] : [serviceAtom("ec2", instance.region)];
    const host = scene.placed(instance, place, true, `the instance ${name}`, [
      hostAtom(name),
      releaseAtom(name),
      ...service,
    ]);
    return subnet ? scene.all([host, scene.of(subnet)], `the instance ${name} in its subnet`, instance) : host;
  },
});

function subnetOf(instance: ResourceOf<typeof EC2_INSTANCE>, graph: Graph): ResourceOf<typeof SUBNETS> | undefined {
  const { certain, complete } = graph.references(instance, "subnetId", SUBNETS);
  return complete ? certain[0] : undefined;
}

/** Where an instance is: its own answer, else its subnet's. */
export function placeOfInstance(instance: ResourceOf<typeof EC2_INSTANCE>, graph: Graph): Place {
  const own = zonalPlace(instance, graph);
  const subnet = subnetOf(instance, graph);
  return own.zone === undefined && subnet ? subnetPlace(subnet, graph) : own;
}
