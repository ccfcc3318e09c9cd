import assert from "node:assert/strict";
import fc from "fast-check";
import { evenly } from "../../../../cli/report/page/model/compute";
import type { LayerPicture, Picture } from "../../../../cli/report/page/model/picture";
import { previewOf, resource } from "../../../policy/fixtures";
import { modelOf } from "../../../../cli/report/page/model";
import { add, addNetwork, addService, modelFrom, short, stackOf, warmStandby } from "./exports";

function layersOf({ regions }: Picture, region = 0): LayerPicture[] {
  return regions[region]!.vpcs[0]!.layers;
}

describe("the page's model of regions", () => {
  it("has each region with its stack, its zones and a layer of subnets for each tier", () => {
    const { picture } = modelFrom(warmStandby());
    assert.deepEqual(
      picture.regions.map(({ name, stacks }) => [name, stacks]),
      [
        ["us-east-1", ["primary"]],
        ["us-west-2", ["secondary"]],
      ],
    );
    const [vpc] = picture.regions[0]!.vpcs;
    assert.deepEqual(vpc!.zones, ["us-east-1a", "us-east-1b", "us-east-1c"]);
    assert.deepEqual(
      vpc!.layers.map((layer) => [layer.tier, layer.cells.map((cell) => short(cell?.urn))]),
      [
        ["public", ["primary web-public-0", "primary web-public-1", "primary web-public-2"]],
        ["private", ["primary web-private-0", "primary web-private-1", "primary web-private-2"]],
      ],
    );
    assert.deepEqual(
      vpc!.gateways.map((one) => one.label),
      ["Internet gateway"],
    );
  });

  it("puts the load balancer over the public and the group over the private subnets, with the target group between", () => {
    const [first, second] = layersOf(modelFrom(warmStandby()).picture) as [LayerPicture, LayerPicture];
    const [balancer] = first.balancers;
    assert.deepEqual(balancer!.zones, [0, 1, 2]);
    assert.deepEqual(balancer!.listeners, ["HTTPS 443"]);
    assert.deepEqual(
      balancer!.targetGroups.map((group) => [group.port, group.healthCheck, group.members.map(short)]),
      [["HTTP 8080", "/healthz every 10 s", ["primary web"]]],
    );
    assert.deepEqual(
      second.groups.map(({ zones, spread, room }) => [zones, spread, room]),
      [
        [
          [0, 1, 2],
          [2, 2, 2],
          [6, 6, 6],
        ],
      ],
    );
  });

  it("distinguishes another AZ's NAT gateway from the AZ's own", () => {
    const ways = (singleNat: boolean) =>
      layersOf(modelFrom(warmStandby({ singleNat })).picture)[1]!.cells.map((cell) =>
        cell?.wayOut.kind === "nat" ? [cell.wayOut.sameZone, cell.wayOut.zone] : undefined,
      );
    assert.deepEqual(ways(false), [
      [true, "us-east-1a"],
      [true, "us-east-1b"],
      [true, "us-east-1c"],
    ]);
    assert.deepEqual(ways(true), [
      [true, "us-east-1a"],
      [false, "us-east-1a"],
      [false, "us-east-1a"],
    ]);
  });

  it("knows only the ids of an existing VPC's subnets", () => {
    const stack = stackOf("primary", "us-east-1");
    const subnets = { public: ["subnet-0pub1", "subnet-0pub2"], private: ["subnet-0pri1", "subnet-0pri2"] };
    addService(stack, { vpcId: "vpc-0123", subnets }, {});
    const [vpc] = modelFrom([stack]).picture.regions[0]!.vpcs;
    assert.deepEqual([vpc!.urn, vpc!.id, vpc!.zones], [undefined, "vpc-0123", [undefined, undefined]]);
    assert.deepEqual(
      vpc!.layers.map((layer) => [layer.tier, layer.cells.map((cell) => cell?.id)]),
      [
        ["public", subnets.public],
        ["unknown", subnets.private],
      ],
    );
  });

  it("draws fixed instances of an existing VPC in one row, whatever the order of their subnets", () => {
    const stack = stackOf("primary", "us-east-1");
    for (const [i, subnetId] of ["subnet-0b", "subnet-0a", "subnet-0b"].entries()) {
      add(stack, "aws:ec2/instance:Instance", `web-${i}`, { subnetId, instanceType: "m7g.large" });
    }
    const layers = layersOf(modelFrom([stack]).picture);
    assert.deepEqual(
      layers.map((layer) => layer.cells.map((cell) => cell?.instances.map((one) => one.name))),
      [[["web-0", "web-2"], ["web-1"]]],
    );
  });

  it("uses the zones' names where a default VPC's subnets are not named", () => {
    const stack = stackOf("primary", "us-east-1");
    add(stack, "aws:autoscaling/group:Group", "web", {
      availabilityZones: ["us-east-1b", "us-east-1a"],
      minSize: 2,
      maxSize: 4,
    });
    const [vpc] = modelFrom([stack]).picture.regions[0]!.vpcs;
    assert.deepEqual(vpc!.zones, ["us-east-1a", "us-east-1b"]);
    assert.deepEqual(vpc!.layers[0]!.groups[0]!.zones, [0, 1]);
  });

  it("shows at preview that subnets are not known, and draws an internet-facing load balancer over public ones", () => {
    const subnet = (name: string, inputs: object) =>
      resource("aws:ec2/subnet:Subnet", name, { vpcId: vpc.id, ...inputs });
    const vpc = resource("aws:ec2/vpc:Vpc", "net", { cidrBlock: "10.0.0.0/16" }, { region: "us-east-1" });
    const subnets = ["a", "b"].flatMap((zone) => [
      subnet(`public-${zone}`, { availabilityZone: `us-east-1${zone}`, mapPublicIpOnLaunch: true }),
      subnet(`private-${zone}`, { availabilityZone: `us-east-1${zone}` }),
    ]);
    const blurred = { region: "us-east-1", propertyDependencies: { subnets, vpcZoneIdentifiers: subnets } };
    const ids = vpc.output("idsOfAll");
    const balancer = resource("aws:lb/loadBalancer:LoadBalancer", "web", { subnets: ids }, blurred);
    const group = resource("aws:autoscaling/group:Group", "web", { vpcZoneIdentifiers: ids, minSize: 2 }, blurred);
    const layers = layersOf(modelOf(previewOf(vpc, ...subnets, balancer, group)).picture);
    const found = layers.map(({ tier, balancers, groups }) => [
      tier,
      ...[...balancers, ...groups].map(({ urn, zones, placed }) => [urn.split("::")[2], zones, placed]),
    ]);
    assert.deepEqual(found, [
      ["public", ["aws:lb/loadBalancer:LoadBalancer", [0, 1], false]],
      ["unknown", ["aws:autoscaling/group:Group", [0, 1], false]],
    ]);
  });

  it("counts resources that are not drawn, by service, without parts of drawn ones", () => {
    const stacks = warmStandby();
    add(stacks[0]!, "aws:ecs/service:Service", "a");
    add(stacks[0]!, "aws:ecs/service:Service", "b");
    add(stacks[0]!, "aws:elasticache/cluster:Cluster", "cache");
    const { picture, attached } = modelFrom(stacks);
    assert.deepEqual(picture.regions[0]!.others, [
      { service: "ECS", count: 2 },
      { service: "ElastiCache", count: 1 },
    ]);
    const versioning = [...attached].find(([urn]) => urn.includes("BucketVersioning"));
    assert.deepEqual(versioning?.[1].map(short), ["secondary page"]);
  });

  it("spreads all instances evenly: no AZ has two more than another", () => {
    fc.assert(
      fc.property(fc.nat(200), fc.integer({ min: 1, max: 6 }), (count, places) => {
        const spread = evenly(count, places);
        assert.equal(
          spread.reduce((sum, one) => sum + one, 0),
          count,
        );
        assert.ok(Math.max(...spread) - Math.min(...spread) <= 1);
      }),
    );
  });

  it("is empty of an empty stack", () => {
    const { picture } = modelFrom([stackOf("primary", "us-east-1")]);
    assert.deepEqual([picture.regions, picture.names, picture.dns.hosts], [[], [], []]);
  });

  it("keeps two VPCs of a region apart", () => {
    const stack = stackOf("primary", "us-east-1");
    addService(stack, addNetwork(stack, { name: "one" }), { name: "one" });
    addService(stack, addNetwork(stack, { name: "two", zones: 2 }), { name: "two" });
    const { vpcs } = modelFrom([stack]).picture.regions[0]!;
    assert.deepEqual(
      vpcs.map((vpc) => [
        vpc.name,
        vpc.zones.length,
        vpc.layers.flatMap((layer) => layer.balancers.map((one) => one.name)),
      ]),
      [
        ["one", 3, ["one"]],
        ["two", 2, ["two"]],
      ],
    );
  });
});
