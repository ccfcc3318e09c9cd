import { subnetsMultipleAz } from "../../../../policy/rules/vpc/subnets-multiple-az";
import { resource, unknown, type Fixture } from "../../fixtures";
import { judges } from "../../judges";

const vpc = resource("aws:ec2/vpc:Vpc", "shop");
const subnet = (letter: string, vpcId: unknown = vpc.id): Fixture =>
  resource("aws:ec2/subnet:Subnet", letter, { vpcId, availabilityZone: `us-east-1${letter}` });

judges(subnetsMultipleAz, {
  "two zones": [[vpc, subnet("a"), subnet("b")], "compliant"],
  "one zone": [[vpc, subnet("a")], "violation", /us-east-1a takes everything in it/],
  "no subnet": [[vpc], "notApplicable"],
  "subnets of another VPC": [[vpc, subnet("a"), subnet("b", "vpc-1")], "violation"],
  "a subnet of an unknown VPC": [[vpc, subnet("a"), subnet("b", unknown)], "undecided"],
});
