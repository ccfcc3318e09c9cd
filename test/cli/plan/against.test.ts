import assert from "node:assert/strict";
import type { DeployedResource } from "../../../cli/plan";
import { against } from "../../../cli/plan/against";

const TABLE = "aws:dynamodb/table:Table";
const SUBNET = "aws:ec2/subnet:Subnet";
const VPC = "aws:ec2/vpc:Vpc";
const GROUP = "aws:rds/subnetGroup:SubnetGroup";
const INSTANCE = "aws:rds/clusterInstance:ClusterInstance";

const urnOf = (type: string, name: string) => `urn:pulumi:primary::shop::${type}::${name}`;

function resource(
  type: string,
  name: string,
  inputs: Record<string, unknown>,
  more: Partial<DeployedResource> = {},
): DeployedResource {
  return {
    urn: urnOf(type, name),
    custom: true,
    id: `${name}-id`,
    type,
    inputs,
    outputs: { ...inputs, region: "us-east-1" },
    ...more,
  };
}

const provider = (region: string) => resource("pulumi:providers:aws", "default", { region });

/** What is found of one resource that was so and is to be so. */
function lossOf(was: DeployedResource, will?: DeployedResource) {
  const { losses } = against([provider("us-east-1"), ...(will ? [will] : [])], [provider("us-east-1"), was]);
  return losses.map(({ op, because, isProtected, holdsData }) => ({ op, because, isProtected, holdsData }));
}

const table = (inputs: Record<string, unknown>, more?: Partial<DeployedResource>) =>
  resource(TABLE, "carts", inputs, more);

const REPLACED = { op: "replace", because: ["hashKey"], isProtected: false, holdsData: true };

const CASES: [what: string, was: DeployedResource, will: DeployedResource | undefined, found: object[]][] = [
  [
    "a property that can be changed",
    table({ hashKey: "a", readCapacity: 1 }),
    table({ hashKey: "a", readCapacity: 2 }),
    [],
  ],
  ["one that cannot", table({ hashKey: "a" }), table({ hashKey: "b" }), [REPLACED]],
  [
    "the same of a protected one",
    table({ hashKey: "a" }, { protect: true }),
    table({ hashKey: "b" }),
    [{ ...REPLACED, isProtected: true }],
  ],
  [
    "the same that the program ignores",
    table({ hashKey: "a" }),
    table({ hashKey: "b" }, { ignoreChanges: ["hashKey"] }),
    [],
  ],
  [
    "one that the provider added, which the program does not set",
    table({ hashKey: "a", name: "carts-1a2b", __defaults: ["name"] }),
    table({ hashKey: "a" }),
    [],
  ],
  [
    "one that the program no longer sets",
    table({ hashKey: "a", name: "carts" }),
    table({ hashKey: "a" }),
    [{ ...REPLACED, because: ["name"] }],
  ],
  [
    "one that the program now sets as it is",
    table({ hashKey: "a" }, { outputs: { name: "carts", region: "us-east-1" } }),
    table({ hashKey: "a", name: "carts" }),
    [],
  ],
  [
    "the provider's notes in a nested value",
    table({ localSecondaryIndexes: [{ name: "i", __defaults: [] }] }),
    table({ localSecondaryIndexes: [{ name: "i" }] }),
    [],
  ],
  [
    "a secret",
    table({ hashKey: { "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270", ciphertext: "x" } }),
    table({ hashKey: "b" }),
    [],
  ],
  [
    "the resource is gone",
    table({ hashKey: "a" }, { protect: true }),
    undefined,
    [{ op: "delete", because: [], isProtected: true, holdsData: true }],
  ],
  ["the resource is gone and is kept in AWS", table({ hashKey: "a" }, { retainOnDelete: true }), undefined, []],
  ["what is only read is gone", table({ hashKey: "a" }, { external: true }), undefined, []],
  [
    "another Region of its own",
    table({ region: "us-east-1" }),
    table({ region: "us-west-2" }),
    [{ ...REPLACED, because: ["region"] }],
  ],
];

describe("a plan against what is deployed", () => {
  for (const [what, was, will, found] of CASES)
    it(`finds ${found.length === 0 ? "nothing" : "it"}: ${what}`, () => assert.deepEqual(lossOf(was, will), found));

  it("finds all of a stack replaced that moves to another Region, save what has none", () => {
    const global = resource(
      "aws:route53/zone:Zone",
      "zone",
      { name: "example.com" },
      { outputs: { name: "example.com" } },
    );
    const { losses } = against([provider("us-west-2"), table({}), global], [provider("us-east-1"), table({}), global]);
    assert.deepEqual(
      losses.map(({ urn, because }) => [urn, because]),
      [[urnOf(TABLE, "carts"), ["region"]]],
    );
  });

  it("compares no mock id: a value from the same resource is the same, and another one where that is replaced", () => {
    const of = (vpcId: string, cidrBlock: string, from = "vpc") => [
      provider("us-east-1"),
      resource(VPC, from, { cidrBlock }),
      resource(
        SUBNET,
        "a",
        { vpcId, cidrBlock: "10.0.0.0/24" },
        { propertyDependencies: { vpcId: [urnOf(VPC, from)] } },
      ),
    ];
    const deployed = of("vpc-1", "10.0.0.0/16");
    assert.deepEqual(against(of("vpc-2", "10.0.0.0/16"), deployed).losses, []);
    assert.deepEqual(
      against(of("vpc-2", "10.9.0.0/16"), deployed).losses.map(({ type, because }) => [type, because]),
      [
        [VPC, ["cidrBlock"]],
        [SUBNET, ["vpcId"]],
      ],
    );
    assert.deepEqual(
      against(of("vpc-2", "10.0.0.0/16", "other"), deployed).losses.map(({ type, op }) => [type, op]),
      [
        [VPC, "delete"],
        [SUBNET, "replace"],
      ],
    );
  });

  it("says of a type that was not looked up that it differs, and no more", () => {
    const was = resource("aws:ecs/cluster:Cluster", "c", { name: "a", configuration: { x: 1, __defaults: [] } });
    const will = resource("aws:ecs/cluster:Cluster", "c", { name: "b", configuration: { x: 1 } });
    assert.deepEqual(against([will], [was]), {
      losses: [],
      inUse: [],
      notJoined: [],
      overlapping: [],
      notKnown: [was.urn],
    });
    assert.deepEqual(against([was], [was]).notKnown, []);
  });

  it("finds the subnets that AWS would not let go, because an instance is in their Availability Zone", () => {
    const subnet = (letter: string) => resource(SUBNET, letter, { availabilityZone: `us-east-1${letter}` });
    const group = resource(GROUP, "g", { subnetIds: ["a-id", "b-id"] });
    const instance = (name: string, zone: string) =>
      resource(INSTANCE, name, { identifier: name }, { outputs: { availabilityZone: zone } });
    const deployed = [
      subnet("a"),
      subnet("b"),
      subnet("c"),
      group,
      instance("one", "us-east-1a"),
      instance("two", "us-east-1b"),
    ];
    const planned = deployed.filter(({ urn }) => ![urnOf(SUBNET, "b"), urnOf(SUBNET, "c")].includes(urn));
    assert.deepEqual(against(planned, deployed).inUse, [
      { urn: urnOf(SUBNET, "b"), zone: "us-east-1b", instances: ["two"] },
    ]);
    const without = (...urns: string[]) => planned.filter(({ urn }) => !urns.includes(urn));
    const { length } = against(without(urnOf(INSTANCE, "two")), deployed).inUse;
    assert.equal(length, 1, "an instance that goes too is there until the end");
    assert.deepEqual(against(without(urnOf(GROUP, "g")), deployed).inUse, [], "the group goes");
  });

  it("finds the Aurora cluster that is to join a global database: AWS makes one of it, and adds it to none", () => {
    const [CLUSTER, GLOBAL] = ["aws:rds/cluster:Cluster", "aws:rds/globalCluster:GlobalCluster"];
    const cluster = (inputs = {}) => resource(CLUSTER, "orders", { clusterIdentifier: "orders", ...inputs });
    const [alone, member] = [cluster(), cluster({ globalClusterIdentifier: "shop" })];
    const global = resource(GLOBAL, "shop", { globalClusterIdentifier: "shop" }, { id: "shop" });
    assert.deepEqual(against([member, global], [alone]).notJoined, [alone.urn]);
    assert.deepEqual(against([member, global], [alone, global]).notJoined, [], "it was made of it");
    assert.deepEqual(against([member, global], [member, global]).notJoined, []);
    assert.deepEqual(against([alone], [alone]).notJoined, []);
  });

  it("finds the subnets that AWS would not make, because another has a part of their block until the end", () => {
    const subnet = (name: string, cidrBlock: string, more: Partial<DeployedResource> = {}, vpc = "vpc") =>
      resource(
        SUBNET,
        name,
        { cidrBlock, vpcId: `${vpc}-id`, availabilityZone: `us-east-1${name}` },
        { propertyDependencies: { vpcId: [urnOf(VPC, vpc)] }, ...more },
      );
    const [vpc, a] = [resource(VPC, "vpc", { cidrBlock: "10.0.0.0/16" }), subnet("a", "10.0.0.0/18")];
    const found = (...planned: DeployedResource[]) => against([vpc, ...planned], [vpc, a]).overlapping;
    const refused = { urn: urnOf(SUBNET, "e"), block: "10.0.48.0/20", other: a.urn };
    assert.deepEqual(found(a, subnet("e", "10.0.48.0/20")), [refused]);
    assert.deepEqual(found(subnet("e", "10.0.48.0/20")), [refused], "what is deleted is there until the end");
    assert.deepEqual(found(a, subnet("b", "10.0.64.0/18")), []);
    assert.deepEqual(found(a, subnet("e", "10.0.48.0/20", {}, "other")), [], "another VPC");
    const moved = { ...a, inputs: { ...a.inputs, availabilityZone: "us-east-1f" } };
    assert.deepEqual(found(moved), [{ urn: a.urn, block: "10.0.0.0/18", other: a.urn }], "it is replaced");
    assert.deepEqual(found(subnet("a", "10.0.0.0/19", { ignoreChanges: ["cidrBlock"] })), [], "it stays as it is");
    const another = resource(VPC, "vpc", { cidrBlock: "10.0.0.0/17" });
    assert.deepEqual(against([another, a], [vpc, a]).overlapping, [], "its VPC is another");
  });
});
