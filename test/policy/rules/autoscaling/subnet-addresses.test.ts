import { subnetAddresses } from "../../../../policy/rules/autoscaling/subnet-addresses";
import { resource, unknown, type Fixture } from "../../fixtures";
import { idsOf, judges } from "../../judges";

const subnet = (letter: string, cidrBlock?: unknown): Fixture =>
  resource("aws:ec2/subnet:Subnet", letter, {
    availabilityZone: `us-east-1${letter}`,
    ...(cidrBlock !== undefined && { cidrBlock }),
  });
const group = (maxSize: unknown, ...subnets: Fixture[]): Fixture[] => [
  resource("aws:autoscaling/group:Group", "web", { maxSize, vpcZoneIdentifiers: idsOf(subnets) }),
  ...subnets,
];
const [a, b, c] = [subnet("a", "10.0.0.0/28"), subnet("b", "10.0.0.16/28"), subnet("c", "10.0.1.0/24")];

// Of eight addresses three are left.
const tiny = subnet("e", "10.0.2.0/29");

// 16 addresses less the five that AWS keeps are 11.
judges(subnetAddresses, {
  "as many as instances": [group(11, a, b), "compliant"],
  "one fewer": [group(12, a, b), "violation", /have 11 addresses for up to 12 instances/],
  "the largest zone does not count": [group(23, a, b, c), "violation", /have 22 addresses/],
  "one zone": [group(100, a), "compliant"],
  "a size that is not given, which is 0": [
    [resource("aws:autoscaling/group:Group", "web", { vpcZoneIdentifiers: idsOf([tiny, b]) }), tiny, b],
    "compliant",
  ],
  "an unknown size": [group(unknown, a, b), "undecided"],
  "a subnet without IPv4": [group(2, a, subnet("d")), "notApplicable"],
  "an unknown block": [group(2, a, subnet("d", unknown)), "undecided"],
  "subnets made elsewhere": [
    [resource("aws:autoscaling/group:Group", "web", { maxSize: 2, vpcZoneIdentifiers: ["subnet-1"] })],
    "undecided",
  ],
  "no subnets": [[resource("aws:autoscaling/group:Group", "web", { maxSize: 2 })], "notApplicable"],
});
