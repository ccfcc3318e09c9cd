import assert from "node:assert/strict";
import { stripVTControlCharacters } from "node:util";
import type { DeployedResource } from "../../../../cli/plan";
import { renderTree } from "../../../../cli/report/terminal/tree";
import { columns } from "../../../../cli/report/terminal/words";
import { coloured, plain } from "./plain";

const STACK = "pulumi:pulumi:Stack";
const urn = (type: string, name: string) => `urn:pulumi:primary::shop::${type}::${name}`;
const root: DeployedResource = { urn: urn(STACK, "shop-primary"), custom: false, type: STACK };

const component = (type: string, name: string, parent: DeployedResource): DeployedResource => ({
  urn: urn(type, name),
  custom: false,
  type,
  parent: parent.urn,
});
const resource = (
  type: string,
  name: string,
  parent: DeployedResource,
  more: Partial<DeployedResource> = {},
): DeployedResource => ({ ...component(type, name, parent), custom: true, id: name, ...more });

const draw = (resources: DeployedResource[], width = 100) =>
  renderTree("primary  us-east-1", [root, ...resources], plain(width)).split("\n");

const region = component("holdfast:index:Region", "shop", root);
const network = component("holdfast:network:Network", "shop", region);

describe("the tree of a stack", () => {
  it("shows what each component made, then the components in it", () => {
    const vpc = resource("aws:ec2/vpc:Vpc", "shop", network);
    const lines = draw([
      resource("pulumi:providers:aws", "default", root),
      region,
      network,
      vpc,
      resource("aws:ec2/flowLog:FlowLog", "shop-flow", network),
      resource("aws:route53/zone:Zone", "shop", region, { protect: true }),
      component("holdfast:dns:FailoverRecords", "shop", region),
    ]);
    assert.deepEqual(lines, [
      "primary  us-east-1  3 resources",
      "└─ Region shop",
      "   ├─ route53.Zone protected",
      "   ├─ Network shop",
      "   │  └─ ec2.Vpc · ec2.FlowLog flow",
      "   └─ FailoverRecords shop",
      "",
    ]);
  });

  it("counts resources of one type, and names them without their component's name", () => {
    const records = ["shop-live", "shop-drill", "other"].map((name) =>
      resource("aws:route53/record:Record", name, region),
    );
    assert.equal(draw([region, ...records])[2], "   └─ route53.Record × 3 live, drill, other");
  });

  it("leaves out names that are numbers, and long lists of names", () => {
    const addresses = [1, 2, 3].map((n) => resource("aws:ec2/eip:Eip", `shop-${n}`, region));
    const subnets = [1, 2, 3, 4, 5].map((n) => resource("aws:ec2/subnet:Subnet", `shop-private-${n}`, region));
    assert.equal(draw([region, ...addresses, ...subnets])[2], "   └─ ec2.Eip × 3 · ec2.Subnet × 5");
  });

  it("lists a resource's descendants with it, at any depth", () => {
    const vpc = resource("aws:ec2/vpc:Vpc", "shop", network);
    const subnet = resource("aws:ec2/subnet:Subnet", "shop", vpc);
    const table = resource("aws:ec2/routeTable:RouteTable", "shop", subnet);
    assert.equal(draw([region, network, vpc, subnet, table])[3], "      └─ ec2.Vpc · ec2.Subnet · ec2.RouteTable");
  });

  it("counts only resources that the stack makes: no component, provider or read resource", () => {
    const read = resource("pulumi:pulumi:StackReference", "org/shop/other", root, { external: true });
    const [head, line] = draw([read, region, resource("aws:ec2/vpc:Vpc", "shop", region)]);
    assert.equal(head, "primary  us-east-1  1 resource");
    assert.equal(line, "├─ StackReference org/shop/other");
  });

  it("keeps to the width of the screen, with its lines drawn on", () => {
    const many = ["Vpc", "Subnet", "RouteTable", "FlowLog", "Eip", "NatGateway", "Route", "LaunchTemplate"].map(
      (kind) => resource(`aws:ec2/x:${kind}`, "shop", network),
    );
    const lines = draw([region, network, ...many, component("holdfast:dns:Records", "shop", region)], 50);
    assert.ok(lines.every((line) => columns(line) <= 50));
    assert.deepEqual(lines.slice(3, 6), [
      "   │  └─ ec2.Vpc · ec2.Subnet · ec2.RouteTable ·",
      "   │     ec2.FlowLog · ec2.Eip · ec2.NatGateway ·",
      "   │     ec2.Route · ec2.LaunchTemplate",
    ]);
    assert.match(lines[6]!, /^ {3}└─ Records/);
  });

  it("is the same with colours, which end where they begin", () => {
    const resources = [root, region, network, resource("aws:ec2/vpc:Vpc", "shop-a", network, { protect: true })];
    const text = renderTree("primary", resources, coloured());
    assert.equal(stripVTControlCharacters(text), renderTree("primary", resources, plain()));
    for (const line of text.split("\n"))
      assert.equal([...line.matchAll(/\u001b\[/g)].length % 2, 0, JSON.stringify(line));
  });

  it("has only its head without a stack", () => {
    assert.equal(renderTree("empty", [], plain()), "empty  0 resources\n");
  });
});
