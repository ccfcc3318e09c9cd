import {
  DEFAULT_SUBNET,
  ELASTIC_IP_ASSOCIATION,
  ELASTIC_IP,
  RECORD,
  SUBNETS,
  TARGET_ATTACHMENTS,
  TARGET_GROUPS,
  type EC2_INSTANCE,
} from "../../aws";
import { isOfType, valueOf, type Graph, type ResourceOf } from "../../graph";
import { recordsBeside } from "../route53/record-set";

type Instance = ResourceOf<typeof EC2_INSTANCE>;

/** By what clients reach an instance from outside of its VPC: words for a message. */
export type Reach =
  | { readonly is: "named"; readonly name: string }
  | { readonly is: "none" }
  | { readonly is: "unknown"; readonly why: string };

const ADDRESS = "associatePublicIpAddress";

function recordsOf(instance: Instance, graph: Graph): readonly ResourceOf<typeof RECORD>[] {
  return graph.referrers(instance, [RECORD], "records[*]").certain;
}

/** Whether a record with other addresses beside it leads to the instance: then it is one of several that serve a name. */
export function sharesItsName(instance: Instance, graph: Graph): boolean {
  return recordsOf(instance, graph).some(
    (record) => graph.values(record, "records[*]").values.length > 1 || recordsBeside(record, graph).certain.length > 0,
  );
}

/** Whether a target group that has the instance has other targets beside it. */
export function sharesItsRequests(instance: Instance, graph: Graph): boolean {
  const groups = graph
    .referrers(instance, TARGET_ATTACHMENTS, "targetId")
    .certain.flatMap((one) => graph.references(one, "targetGroupArn", TARGET_GROUPS).certain);
  return groups.some(
    (group) => graph.referrers(group, TARGET_ATTACHMENTS, "targetGroupArn", TARGET_GROUPS).certain.length > 1,
  );
}

/** By what clients reach an instance: a record, an Elastic IP address, or the public address that its subnet gives. */
export function publicBy(instance: Instance, graph: Graph): Reach {
  const [record] = recordsOf(instance, graph);
  if (record) return { is: "named", name: `the record ${record.name}` };
  const [address] = [
    ...graph.referrers(instance, [ELASTIC_IP], "instance").certain,
    ...graph.referrers(instance, [ELASTIC_IP_ASSOCIATION], "instanceId").certain,
  ];
  if (address) return { is: "named", name: `the Elastic IP address ${address.name}` };
  const given = graph.input(instance, ADDRESS).kind === "missing" ? undefined : graph.boolean(instance, ADDRESS);
  if (given?.kind === "unknown") return { is: "unknown", why: `Its ${ADDRESS} ${given.reason}.` };
  if (given?.kind === "known") return given.value ? { is: "named", name: "its public address" } : { is: "none" };
  return bySubnet(instance, graph);
}

/** What the subnet decides where the instance says nothing. */
function bySubnet(instance: Instance, graph: Graph): Reach {
  const isMissing = (property: string) => graph.input(instance, property).kind === "missing";
  const launched = ["subnetId", "networkInterfaces", "primaryNetworkInterface", "launchTemplate"].every(isMissing);
  // Subnets of a default VPC give public addresses: https://docs.aws.amazon.com/vpc/latest/userguide/default-vpc.html
  if (launched) return { is: "named", name: "its public address in the default VPC" };
  const { certain, complete } = graph.references(instance, "subnetId", SUBNETS);
  const [subnet] = certain;
  const answered = valueOf(graph.string(instance, "publicIp"));
  if (answered !== undefined && answered !== "") return { is: "named", name: "its public address" };
  if (subnet === undefined || !complete)
    return { is: "unknown", why: "Whether its subnet gives it a public address is not known here." };
  const maps = graph.boolean(subnet, "mapPublicIpOnLaunch", isOfType(subnet, DEFAULT_SUBNET));
  if (maps.kind === "unknown")
    return { is: "unknown", why: `The mapPublicIpOnLaunch of ${subnet.name} ${maps.reason}.` };
  return maps.value ? { is: "named", name: `a public address of the subnet ${subnet.name}` } : { is: "none" };
}
