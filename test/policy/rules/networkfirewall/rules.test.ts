import { multipleAz } from "../../../../policy/rules/networkfirewall/multiple-az";
import { resource, unknown, type Fixture } from "../../fixtures";
import { judges, subnetsIn } from "../../judges";

const firewall = (inputs: Record<string, unknown>): Fixture =>
  resource("aws:networkfirewall/firewall:Firewall", "firewall", inputs);
const inZones = (...letters: string[]): Fixture[] => {
  const subnets = subnetsIn(...letters);
  return [firewall({ subnetMappings: subnets.map((one) => ({ subnetId: one.id })) }), ...subnets];
};

judges(multipleAz, {
  "endpoints in two zones": [inZones("a", "b"), "compliant"],
  "an endpoint in one": [inZones("a"), "violation", /us-east-1a/],
  "one subnet whose zone is not known": [[firewall({ subnetMappings: [{ subnetId: "subnet-1" }] })], "violation"],
  "unknown subnets": [[firewall({ subnetMappings: unknown })], "undecided"],
  "attached to a transit gateway": [[firewall({ transitGatewayId: "tgw-1" })], "notApplicable"],
});
