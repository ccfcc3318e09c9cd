import { blockAround, sizeOf } from "../../../lib/cidr";
import { AUTO_SCALING_GROUP, SUBNETS } from "../../aws";
import { UndecidedError, NOT_YET } from "../../graph";
import { defineRule } from "../../rule";
import { placeOfSubnet } from "../../services/zones";
import { compliant, notApplicable, violation } from "../../verdict";

const PROPERTY = "vpcZoneIdentifiers";

/** AWS keeps five addresses of each subnet: https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html */
const RESERVED = 5;

function addressesIn(cidrBlock: string): number {
  const block = blockAround(cidrBlock);
  return block === undefined ? 0 : sizeOf(block) - RESERVED;
}

export const subnetAddresses = defineRule({
  id: "autoscaling-subnet-addresses",
  title: "Auto Scaling groups should have enough subnet addresses to lose an Availability Zone",
  practices: ["REL02-BP03", "REL11-BP05"],
  service: "Auto Scaling",
  severity: "medium",
  why: "Instances that replace those of an impaired zone need an address in another. Where there is none, EC2 launches nothing.",
  fix: "Give vpcZoneIdentifiers larger subnets, or more of them: without its largest zone they need an address for each instance of maxSize.",
  source: "https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html",
  types: [AUTO_SCALING_GROUP],
  check(group, graph) {
    const { resources, external } = graph.read.references(group, `${PROPERTY}[*]`, SUBNETS);
    if (external.length > 0) throw new UndecidedError(PROPERTY, "Some of its subnets are not in the program.");
    if (resources.length === 0) return notApplicable("It names no subnet.");
    const byZone = new Map<string, number>();
    for (const subnet of resources) {
      const cidr = graph.read.given(subnet, "cidrBlock");
      if (typeof cidr !== "string") return notApplicable("A subnet of it has no IPv4 addresses.");
      const { name, id } = placeOfSubnet(subnet, graph);
      const zone = name ?? id;
      if (zone === undefined) throw new UndecidedError("availabilityZone", NOT_YET, subnet);
      byZone.set(zone, (byZone.get(zone) ?? 0) + addressesIn(cidr));
    }
    const sizes = [...byZone.values()];
    const left = sizes.reduce((sum, one) => sum + one, 0) - Math.max(...sizes);
    const most = graph.read.number(group, "maxSize", 0);
    if (left >= most || byZone.size === 1) return compliant();
    return violation({
      property: PROPERTY,
      actual: left,
      wanted: `at least ${most} addresses without the largest zone`,
      message: `Without its largest zone its subnets have ${left} addresses for up to ${most} instances: the rest can't be launched.`,
    });
  },
});
