import assert from "node:assert/strict";
import { planOf, type Stack } from "../plans";

const REGION = "us-east-1";

/** What makes a resource another one: of each type, the properties of which AWS changes none in place. */
const FIXED: Record<string, string[]> = {
  "aws:ec2/subnet:Subnet": ["availabilityZone", "cidrBlock", "vpcId"],
  "aws:ec2/routeTable:RouteTable": ["vpcId"],
  "aws:ec2/routeTableAssociation:RouteTableAssociation": ["subnetId"],
  "aws:ec2/route:Route": ["destinationCidrBlock", "routeTableId"],
  "aws:ec2/natGateway:NatGateway": ["allocationId", "subnetId"],
  "aws:ec2/eip:Eip": [],
  "aws:ec2/vpcEndpoint:VpcEndpoint": ["serviceName", "vpcId"],
};

async function networkOf(letters: string, natGateways = "one-per-zone"): Promise<Stack> {
  const zones = [...letters].map((letter) => REGION + letter);
  const { primary } = await planOf({ primary: { network: { zones, natGateways } } }, "serving");
  return primary;
}

/** By URN, the properties that cannot change. */
function fixedOf({ resources }: Stack): Map<string, unknown[]> {
  const network = resources.filter(({ type }) => type in FIXED);
  return new Map(network.map(({ urn, type, inputs }) => [urn, FIXED[type]!.map((name) => inputs[name])]));
}

describe("the Availability Zones of a new VPC change", () => {
  it("and of those that stay nothing is replaced: a zone added, taken out, swapped", async () => {
    const sets = await Promise.all(["abc", "bdf", "abcdef"].map((letters) => networkOf(letters)));
    const all = fixedOf(sets.at(-1)!);
    for (const stack of sets) for (const [urn, fixed] of fixedOf(stack)) assert.deepEqual(fixed, all.get(urn), urn);
    assert.deepEqual(
      sets.map((stack) => fixedOf(stack).size),
      [32, 32, 62],
    );
  });

  it("in their order, and nothing changes at all", async () => {
    const [one, other] = [await networkOf("bdf", "single"), await networkOf("fbd", "single")];
    assert.deepEqual(
      other.resources.map(({ urn, inputs }) => ({ urn, inputs })),
      one.resources.map(({ urn, inputs }) => ({ urn, inputs })),
    );
  });

  it("and each private subnet leaves by the NAT gateway of its own zone, or by the only one", async () => {
    for (const [natGateways, gateways] of [
      ["one-per-zone", ["storefront-2", "storefront-4", "storefront-6"]],
      ["single", ["storefront-2", "storefront-2", "storefront-2"]],
    ] as const) {
      const stack = await networkOf("bdf", natGateways);
      const byId = new Map(stack.all("aws:ec2:NatGateway").map(({ id, urn }) => [id, urn.split("::").at(-1)]));
      const routes = stack.all("aws:ec2:Route").filter(({ inputs }) => inputs["natGatewayId"] !== undefined);
      assert.deepEqual(routes.map(({ inputs }) => byId.get(inputs["natGatewayId"])).sort(), gateways);
    }
  });

  it("and the VPC is protected, alone of its network: another block would be another VPC", async () => {
    const stack = await networkOf("abc");
    const isProtected = stack.resources.filter(({ urn, protect }) => urn.includes("aws:ec2/vpc:Vpc") && protect);
    assert.deepEqual(
      isProtected.map(({ type }) => type),
      ["aws:ec2/vpc:Vpc"],
    );
  });
});
