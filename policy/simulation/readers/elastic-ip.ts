import { EC2_INSTANCE, ELASTIC_IP, ELASTIC_IP_ASSOCIATION, LOAD_BALANCERS } from "../../aws";
import type { ResourceOf } from "../../graph";
import type { Served } from "../model";
import type { Scene } from "../scene";
import { reader } from "./reader";

/** An Elastic IP address delivers what it is associated with. */
export const elasticIpReader = reader({
  types: [ELASTIC_IP],
  understands: [
    ...(["address", "associateWithPrivateIp", "domain", "instance", "networkBorderGroup", "publicIpv4Pool"] as const),
    ...(["region", "tags", "tagsAll"] as const),
  ],
  read: (address, scene) => scene.served(address).capability,
  serve: (address, scene) => servedBy(address, scene),
});

function servedBy(address: ResourceOf<typeof ELASTIC_IP>, scene: Scene): Served {
  const { graph } = scene;
  const own = graph.references(address, "instance", [EC2_INSTANCE]);
  const associations = graph.referrers(address, [ELASTIC_IP_ASSOCIATION], "allocationId");
  const associated = associations.certain.map((one) => graph.references(one, "instanceId", [EC2_INSTANCE]));
  const balancers = graph.referrers(address, LOAD_BALANCERS, "subnetMappings[*].allocationId");
  const found = [...own.certain, ...associated.flatMap(({ certain }) => certain), ...balancers.certain];
  const [only, ...others] = new Set(found);
  if (only && others.length === 0) return scene.served(only);
  const element = scene.opaque(
    address,
    "external",
    `What ${scene.nameOf(address)} is associated with is not among the resources.`,
  );
  return { flow: { kind: "gate", element }, capability: element };
}
