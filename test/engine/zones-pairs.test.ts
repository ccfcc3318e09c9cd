import assert from "node:assert/strict";
import { planStacks, type DeployedResource } from "../../cli/plan";
import { against } from "../../cli/plan/against";
import { Vpc, type VpcArgs } from "../../components/network/vpc";
import { overlap, parseCidr } from "../../lib/cidr";

const REGION = "us-east-1";
const LETTERS = [..."abcdef"];

/** Every set of one to six Availability Zones. */
const SETS = Array.from({ length: 2 ** LETTERS.length - 1 }, (_, i) =>
  LETTERS.filter((_letter, bit) => (i + 1) & (1 << bit)).join(""),
);

const SETTINGS: VpcArgs["settings"] = {
  vpc: "new",
  cidr: "10.10.0.0/16",
  zones: [],
  subnets: { public: 22, private: 19 },
  natGateways: "one-per-zone",
  gatewayEndpoints: ["s3", "dynamodb"],
  interfaceEndpoints: [],
  flowLogs: false,
};

/** Needs no engine: what zones.test.ts tries of some changes, here of each, by the properties that AWS changes in none of a VPC's resources. */
describe("the Availability Zones of a new VPC change from any to any of one to six", () => {
  const plans = new Map<string, DeployedResource[]>();

  before(async () => {
    for (const letters of SETS) plans.set(letters, await planned(letters));
  });

  it("and what is replaced or deleted is of a zone that is taken out", () =>
    eachChange((from, to, was, will) => {
      const kept = new Set(will.map(({ urn }) => urn));
      const gone = was.filter(({ urn }) => !kept.has(urn)).map(({ urn }) => urn);
      const { losses, notKnown } = against(will, was);
      const change = `${from} to ${to}`;
      assert.deepEqual(
        losses.map(({ op, urn }) => `${op} ${urn}`),
        gone.map((urn) => `delete ${urn}`),
        change,
      );
      assert.deepEqual(notKnown, [], change);
      const letters = new Set(gone.map((urn) => LETTERS[Number(urn.slice(-1)) - 1]!));
      assert.deepEqual(
        [...letters].sort(),
        [...from].filter((letter) => !to.includes(letter)),
        change,
      );
    }));

  it("and no two subnets overlap while there are those of before and after: the engine deletes last", () =>
    eachChange((from, to, was, will) => {
      const blocks = new Map([...was, ...will].flatMap(blockOf));
      assert.equal(blocks.size, 2 * new Set(from + to).size, `${from} to ${to}: each subnet has one block`);
      const placed = [...blocks.values()].sort((one, other) => one.base - other.base);
      for (const [i, block] of placed.slice(1).entries()) assert.ok(!overlap(placed[i]!, block), `${from} to ${to}`);
    }));

  function eachChange(
    hold: (from: string, to: string, was: DeployedResource[], will: DeployedResource[]) => void,
  ): void {
    const changes = SETS.flatMap((from) => SETS.filter((to) => to !== from).map((to) => [from, to] as const));
    assert.equal(changes.length, 63 * 62);
    for (const [from, to] of changes) hold(from, to, plans.get(from)!, plans.get(to)!);
  }
});

/** A VPC by itself, with all that can be in one. */
async function planned(letters: string): Promise<DeployedResource[]> {
  const zones = [...letters].map((letter) => REGION + letter);
  const make = () => ({ id: new Vpc("storefront", { settings: SETTINGS, zones, region: REGION }).vpcId });
  const [stack] = await planStacks(make, "holdfast", [{ name: "primary", config: { "aws:region": REGION } }]);
  return stack!.deployment.deployment.resources;
}

function blockOf({ type, urn, inputs = {} }: DeployedResource) {
  if (type !== "aws:ec2/subnet:Subnet") return [];
  const cidr = String(inputs["cidrBlock"]);
  return [[`${urn} ${cidr}`, parseCidr(cidr)!] as const];
}
