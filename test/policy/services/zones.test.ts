import assert from "node:assert/strict";
import { judgeSpan, spanOf, spanOfSubnets } from "../../../policy/services/zones";
import { component, graphOf, previewOf, resource, unknown } from "../fixtures";

const at = (name?: string, id?: string) => ({ name, id });

describe("the zones of places", () => {
  it("are identified by name where one has a name, and by id where none has", () => {
    const named = spanOf("subnets", [at("us-east-1a", "use1-az1"), at("us-east-1b", "use1-az2")], 0);
    assert.deepEqual([...named.zones], ["us-east-1a", "us-east-1b"]);
    const byId = spanOf("subnets", [at(undefined, "use1-az1"), at(undefined, "use1-az1")], 0);
    assert.deepEqual([[...byId.zones], byId.unknown], [["use1-az1"], 0]);
  });

  it("never mix names and ids, which may mean one zone", () => {
    const mixed = spanOf("subnets", [at("us-east-1a"), at(undefined, "use1-az1")], 0);
    assert.deepEqual([[...mixed.zones], mixed.unknown], [["us-east-1a"], 1]);
  });

  it("are open where the number of places is", () => {
    assert.equal(spanOf("subnets", [at("us-east-1a"), at()], undefined).unknown, undefined);
    assert.equal(spanOf("subnets", [at("us-east-1a"), at()], 2).unknown, 3);
  });
});

describe("the zones of subnets made elsewhere", () => {
  const GROUP = "aws:autoscaling/group:Group";
  for (const [what, declared, zones, open] of [
    ["two zones", { "subnet-1": "us-east-1a", "subnet-2": "us-east-1b" }, ["us-east-1a", "us-east-1b"], 0],
    ["one zone", { "subnet-1": "us-east-1a", "subnet-2": "us-east-1a" }, ["us-east-1a"], 0],
    ["one of the subnets", { "subnet-1": "us-east-1a" }, ["us-east-1a"], 1],
    ["a zone that is not known yet", { "subnet-1": "us-east-1a", "subnet-2": unknown }, ["us-east-1a"], 1],
    ["nothing of the sort", undefined, [], 2],
  ] as const)
    it(`are those that a component declares: ${what}`, () => {
      const network = component("shop:index:Network", "net", { outputs: { subnetAvailabilityZones: declared } });
      const group = resource(GROUP, "web", { vpcZoneIdentifiers: ["subnet-1", "subnet-2"] });
      for (const build of [graphOf, previewOf]) {
        const graph = build(network, group);
        const span = spanOfSubnets(graph.ofType(GROUP)[0]!, graph, "vpcZoneIdentifiers[*]");
        assert.deepEqual([[...span.zones], span.unknown], [zones, open]);
      }
    });

  it("are joined with the program's own", () => {
    const network = component("shop:index:Network", "net", {
      outputs: { subnetAvailabilityZones: { "subnet-1": "us-east-1a" } },
    });
    const own = resource("aws:ec2/subnet:Subnet", "own", { availabilityZone: "us-east-1b" });
    const graph = graphOf(network, own, resource(GROUP, "web", { vpcZoneIdentifiers: ["subnet-1", own.id] }));
    const span = spanOfSubnets(graph.ofType(GROUP)[0]!, graph, "vpcZoneIdentifiers[*]");
    assert.deepEqual([[...span.zones].sort(), span.unknown], [["us-east-1a", "us-east-1b"], 0]);
  });
});

describe("the verdict on zones", () => {
  const judge = (zones: string[], unknown: number | undefined, minimum = 2) =>
    judgeSpan({ property: "subnets", zones: new Set(zones), unknown }, minimum, "It is in", "it");

  it("is sure as soon as the unknown ones cannot change it", () => {
    assert.equal(judge(["a", "b"], undefined).verdict, "compliant");
    assert.equal(judge(["a"], 1).verdict, "undecided");
    assert.equal(judge(["a"], undefined).verdict, "undecided");
    assert.equal(judge(["a"], 1, 3).verdict, "violation");
    assert.equal(judge([], 1).verdict, "violation");
  });

  it("counts the unknown ones, and names the others", () => {
    const message = (zones: string[], unknown: number, minimum?: number) => {
      const found = judge(zones, unknown, minimum);
      return found.verdict === "violation" ? found.message : "";
    };
    assert.equal(message(["b", "a"], 1, 4), "It is in 3 Availability Zones (a, b), fewer than 4.");
    assert.equal(message(["a"], 0), "It is in 1 Availability Zone (a), fewer than 2: the loss of a takes it.");
    assert.equal(message([], 1), "It is in 1 Availability Zone, fewer than 2: the loss of that zone takes it.");
  });
});
