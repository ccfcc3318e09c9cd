import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ChildOutput, ChildResource, expandVpc, type Child, type Symbolic } from "../../../cli/plan/awsx-vpc";

/** A run of the genuine awsx under mocks, with children's values as `<Type(name).property>`. */
interface Recording {
  name: string;
  args: Record<string, unknown>;
  resources: { type: string; name: string; parent: string; inputs: object; dependencies: string[] }[];
  outputs: Record<string, unknown>;
}

function recording(name: string): Recording {
  return JSON.parse(readFileSync(join(__dirname, `fixtures/${name}.json`), "utf8")) as Recording;
}

/** "Vpc(hf)" of "aws:ec2/vpc:Vpc::hf" */
function label(key: string): string {
  const [type, name] = key.split("::");
  return `${type!.split(":").at(-1)}(${name})`;
}

function rendered(value: Symbolic): unknown {
  if (value instanceof ChildOutput) return `<${label(value.child)}.${value.property}>`;
  if (value instanceof ChildResource) return `<resource ${label(value.child)}>`;
  if (Array.isArray(value)) return value.map((item: Symbolic) => rendered(item));
  if (typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, rendered(item)]));
}

function childrenIn(value: Symbolic): string[] {
  if (value instanceof ChildOutput) return [value.child];
  if (Array.isArray(value)) return value.flatMap((item: Symbolic) => childrenIn(item));
  return typeof value === "object" ? Object.values(value).flatMap(childrenIn) : [];
}

function renderedChild(child: Child, component: string) {
  const dependencies = [...new Set([...child.dependsOn, ...childrenIn(child.inputs)])];
  return {
    type: child.type,
    name: child.name,
    parent: child.parent ? label(child.parent) : `awsx.Vpc(${component})`,
    inputs: rendered(child.inputs),
    dependencies: dependencies.map(label).sort(),
  };
}

const byKey = (a: { type: string; name: string }, b: { type: string; name: string }) =>
  `${a.type} ${a.name}`.localeCompare(`${b.type} ${b.name}`);

const ARGS = {
  availabilityZoneNames: ["us-east-1a", "us-east-1b"],
  cidrBlock: "10.0.0.0/16",
  subnetStrategy: "Auto",
  subnetSpecs: [
    { type: "Private", cidrMask: 19 },
    { type: "Public", cidrMask: 20 },
  ],
};

describe("awsx:ec2:Vpc, expanded", () => {
  for (const name of ["one-per-zone-endpoints", "single-nat", "isolated-no-nat", "three-named-tiers"]) {
    it(`makes the genuine one's resources: ${name}`, () => {
      const genuine = recording(name);
      const { children } = expandVpc(genuine.name, genuine.args);
      assert.deepEqual(
        children.map((child) => renderedChild(child, genuine.name)).sort(byKey),
        [...genuine.resources].sort(byKey),
      );
    });

    it(`has the genuine one's outputs: ${name}`, () => {
      const genuine = recording(name);
      assert.deepEqual(rendered(expandVpc(genuine.name, genuine.args).outputs), genuine.outputs);
    });
  }

  it("lists each child after all that it refers to", () => {
    const { children } = expandVpc("net", ARGS);
    const made = new Set<string>();
    for (const child of children) {
      for (const other of [...child.dependsOn, ...childrenIn(child.inputs), child.parent ?? ""].filter(Boolean))
        assert.ok(made.has(other), `${child.key} refers to ${other}`);
      made.add(child.key);
    }
  });

  it("makes a consumer of any output depend on the VPC and all subnets, and on a list's members", () => {
    const { outputDependencies } = expandVpc("net", ARGS);
    const always = [
      "Subnet(net-private-1)",
      "Subnet(net-private-2)",
      "Subnet(net-public-1)",
      "Subnet(net-public-2)",
      "Vpc(net)",
    ];
    assert.deepEqual(outputDependencies["publicSubnetIds"]!.map(label).sort(), always);
    assert.deepEqual(outputDependencies["subnetLayout"]!.map(label).sort(), always);
    const gateways = ["NatGateway(net-1)", "NatGateway(net-2)"];
    assert.deepEqual(outputDependencies["natGateways"]!.map(label).sort(), [...gateways, ...always]);
  });

  const refused: [string, Record<string, unknown>, RegExp][] = [
    ["an argument that the plan does not know", { ipv4IpamPoolId: "pool" }, /argument "ipv4IpamPoolId"/],
    ["another subnet strategy", { subnetStrategy: "Legacy" }, /subnetStrategy "Auto" only, not "Legacy"/],
    [
      "the default strategy, which awsx is about to change",
      { subnetStrategy: undefined },
      /subnetStrategy "Auto" only, not nothing/,
    ],
    ["no zones, which awsx would look up", { availabilityZoneNames: undefined }, /availabilityZoneNames is missing/],
    ["a default layout", { subnetSpecs: undefined }, /subnetSpecs is missing/],
    [
      "a part of a subnet that it does not know",
      { subnetSpecs: [{ type: "Public", cidrBlocks: [] }] },
      /"subnetSpecs\[0\]\.cidrBlocks"/,
    ],
    [
      "a kind of subnet that awsx does not know",
      { subnetSpecs: [{ type: "Hidden" }] },
      /subnetSpecs\[0\]\.type "Public", .*"Hidden"/,
    ],
    [
      "elastic addresses of one's own",
      { natGateways: { elasticIpAllocationIds: [] } },
      /"natGateways\.elasticIpAllocationIds"/,
    ],
    [
      "NAT gateways without a public subnet",
      { subnetSpecs: [{ type: "Private" }] },
      /public subnets must be declared to host/,
    ],
    [
      "two subnets of one kind and name",
      { subnetSpecs: [{ type: "Public" }, { type: "Public" }, { type: "Private" }] },
      /"public" require unique names/,
    ],
    [
      "a value that is not known yet",
      { cidrBlock: "04da6b54-80e4-46f7-96ec-b56ff0331ba9" },
      /"cidrBlock" is not known before/,
    ],
    [
      "endpoints that awsx would leave unused",
      { vpcEndpointSpecs: [{ serviceName: "s3", vpcEndpointType: "Gateway" }] },
      /vpcEndpointStrategy "Auto" only, not nothing/,
    ],
    [
      "interface endpoints",
      { vpcEndpointStrategy: "Auto", vpcEndpointSpecs: [{ serviceName: "ssm", vpcEndpointType: "Interface" }] },
      /vpcEndpointSpecs\[0\]\.vpcEndpointType "Gateway" only/,
    ],
  ];
  for (const [what, change, message] of refused)
    it(`refuses ${what}`, () => {
      const args = Object.fromEntries(
        Object.entries({ ...ARGS, ...change }).filter(([, value]) => value !== undefined),
      );
      assert.throws(() => expandVpc("net", args), message);
    });
});
