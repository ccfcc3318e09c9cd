import assert from "node:assert/strict";
import { graphFromExports, type Graph, type References } from "../../../policy/graph";
import { UNKNOWN_TEXT } from "../../../policy/graph/serialized";
import { component, graphOf, previewOf, resource, unknown, type Fixture } from "../fixtures";

const SUBNET = "aws:ec2/subnet:Subnet";
const GROUP = "aws:autoscaling/group:Group";
const LB = "aws:lb/loadBalancer:LoadBalancer";
const subnet = (name: string, options = {}): Fixture => resource(SUBNET, name, {}, options);
const named = (found: References) => ({
  resources: found.certain.map((one) => one.name).sort(),
  external: found.external,
  candidates: found.possible.map((one) => one.name).sort(),
  complete: found.complete,
});
const subnetsOf = (graph: Graph, lb = "web") =>
  named(
    graph.references(
      graph.ofType(LB).find((one) => one.name === lb)!,
      "subnets[*]",
      [SUBNET],
    ),
  );

describe("references by value", () => {
  it("finds resources by id, by ARN and by other outputs", () => {
    const [a, b, c] = [subnet("a"), subnet("b"), subnet("c")];
    const lb = resource(LB, "web", { subnets: [a.id, b.output("arn"), c.output("cidr")] });
    assert.deepEqual(subnetsOf(graphOf(a, b, c, lb)), {
      resources: ["a", "b", "c"],
      external: [],
      candidates: [],
      complete: true,
    });
  });

  it("names the values that belong to nothing in the graph", () => {
    const a = subnet("a");
    const graph = graphOf(a, resource(LB, "web", { subnets: [a.id, "subnet-elsewhere"] }));
    assert.deepEqual(subnetsOf(graph), {
      resources: ["a"],
      external: ["subnet-elsewhere"],
      candidates: [],
      complete: true,
    });
  });

  it("looks among the wanted types only", () => {
    const vpc = resource("aws:ec2/vpc:Vpc", "vpc");
    const graph = graphOf(vpc, resource(LB, "web", { subnets: [vpc.id] }));
    assert.deepEqual(subnetsOf(graph).resources, []);
  });

  it("takes a Region's name for no resource, though AWS answers it for each", () => {
    const a = subnet("a", { outputs: { region: "us-east-1" } });
    const graph = graphOf(a, resource(LB, "web", { subnets: ["us-east-1"] }));
    assert.deepEqual(subnetsOf(graph), { resources: [], external: ["us-east-1"], candidates: [], complete: true });
  });

  it("refers to nothing, completely, where the property is missing", () => {
    assert.deepEqual(subnetsOf(graphOf(resource(LB, "web"))), {
      resources: [],
      external: [],
      candidates: [],
      complete: true,
    });
  });

  it("is not complete where two resources own a value", () => {
    const [a, b] = [subnet("a", { id: "same" }), subnet("b", { id: "same" })];
    const found = subnetsOf(graphOf(a, b, resource(LB, "web", { subnets: ["same"] })));
    assert.deepEqual(found, { resources: [], external: [], candidates: ["a", "b"], complete: false });
  });

  for (const [what, here, there] of [
    ["region", { region: "us-west-2" }, { region: "us-east-1" }],
    ["stack", { stack: "secondary" }, { stack: "primary" }],
  ] as const) {
    it(`takes a name that is used twice for the one of its own ${what}`, () => {
      const group = (name: string, options: object) => resource(GROUP, name, { name: "shop" }, options);
      const policy = resource("aws:autoscaling/policy:Policy", "up", { autoscalingGroupName: "shop" }, here);
      const graph = graphOf(group("there", there), group("here", here), policy);
      const found = graph.references(graph.get(policy.urn)!, "autoscalingGroupName", [GROUP]);
      assert.deepEqual(named(found), { resources: ["here"], external: [], candidates: [], complete: true });
    });
  }

  it("does not take the namesake of another Region, but for what is global", () => {
    const of = (type: string, path: string, options = { region: "eu-west-1" }) => {
      const target = resource(type, "jobs", { name: "jobs" }, options);
      const user = resource("aws:lambda/function:Function", "user", { [path]: "jobs" }, { region: "us-east-1" });
      const graph = graphOf(target, user);
      const [one] = graph.ofType("aws:lambda/function:Function");
      return graph.references(one!, path, [type]);
    };
    const other = of("aws:cloudwatch/logGroup:LogGroup", "logGroup");
    assert.deepEqual([other.certain, other.external], [[], ["jobs"]]);
    assert.equal(of("aws:cloudwatch/logGroup:LogGroup", "logGroup", { region: "us-east-1" }).certain.length, 1);
    assert.equal(of("aws:iam/role:Role", "role").certain.length, 1);
  });

  it("does not take a resource for its own source where both have one name", () => {
    const type = "aws:rds/instance:Instance";
    const source = resource(type, "source", { identifier: "orders" });
    const replica = resource(type, "replica", { identifier: "orders", replicateSourceDb: "orders" });
    const graph = graphOf(source, replica);
    const found = graph.references(graph.get(replica.urn)!, "replicateSourceDb", [type]);
    assert.deepEqual(
      found.certain.map((one) => one.name),
      ["source"],
    );
  });

  it("does not take a replica, which holds its source's ARN, for the source", () => {
    const type = "aws:rds/instance:Instance";
    const source = resource(type, "source");
    const [one, two] = ["one", "two"].map((name) => resource(type, name, { replicateSourceDb: source.output("arn") }));
    const graph = graphOf(source, one!, two!);
    const found = graph.references(graph.get(one!.urn)!, "replicateSourceDb", [type]);
    assert.deepEqual(named(found), { resources: ["source"], external: [], candidates: [], complete: true });
  });

  for (const [subnets, what] of [
    [["a"], "a list"],
    [{ a: "a" }, "an object"],
    [true, "a boolean"],
    [1, "a number"],
  ] as const)
    it(`takes ${what} for nothing, and says that AWS would refuse it`, () => {
      const graph = graphOf(subnet("a"), resource(LB, "web", { subnets }));
      const { malformed, ...found } = graph.references(graph.ofType(LB)[0]!, "subnets", [SUBNET]);
      assert.equal(malformed, `is ${what} where text belongs`);
      assert.deepEqual(named(found), { resources: [], external: [], candidates: [], complete: true });
    });
});

describe("references that are unknown until deployment", () => {
  it("go by dependency where each unknown value has its own candidate", () => {
    const [a, b] = [subnet("a"), subnet("b")];
    const graph = previewOf(a, b, resource(LB, "web", { subnets: [a.id, b.id] }));
    assert.deepEqual(subnetsOf(graph), { resources: ["a", "b"], external: [], candidates: [], complete: true });
  });

  it("are not complete with more candidates than values, or fewer", () => {
    const [a, b] = [subnet("a"), subnet("b")];
    const more = resource(LB, "web", { subnets: [unknown] }, { propertyDependencies: { subnets: [a, b] } });
    assert.deepEqual(subnetsOf(previewOf(a, b, more)), {
      resources: [],
      external: [],
      candidates: ["a", "b"],
      complete: false,
    });
    const fewer = resource(LB, "web", { subnets: [a.id, unknown] });
    assert.deepEqual(subnetsOf(previewOf(a, fewer)), {
      resources: [],
      external: [],
      candidates: ["a"],
      complete: false,
    });
  });

  it("are not complete where the list itself is unknown, even with one candidate", () => {
    const a = subnet("a");
    const lb = resource(LB, "web", { subnets: unknown }, { propertyDependencies: { subnets: [a] } });
    assert.deepEqual(subnetsOf(previewOf(a, lb)), { resources: [], external: [], candidates: ["a"], complete: false });
  });

  it("take a component for all its children, and siblings for themselves only", () => {
    const vpc = component("awsx:ec2:Vpc", "vpc");
    const inner = component("awsx:ec2:Tier", "tier", { parent: vpc });
    const [a, b] = [subnet("a", { parent: inner }), subnet("b", { parent: vpc })];
    const lb = (dependencies: Fixture[]) =>
      resource(LB, "web", { subnets: [unknown] }, { propertyDependencies: { subnets: dependencies } });
    assert.deepEqual(subnetsOf(previewOf(vpc, inner, a, b, lb([vpc]))).candidates, ["a", "b"]);
    assert.deepEqual(subnetsOf(previewOf(vpc, inner, a, b, lb([vpc, a]))).resources, ["a"]);
  });

  it("are never complete where only the resource's dependencies as a whole are known", () => {
    const at = (type: string, name: string) => ({ urn: `urn:pulumi:p::x::${type}::${name}`, type, custom: true });
    const a = at(SUBNET, "a");
    const lb = { ...at(LB, "web"), inputs: { subnets: [UNKNOWN_TEXT] }, dependencies: [a.urn] };
    const document = { version: 3, deployment: { resources: [a, lb] } };
    const found = subnetsOf(graphFromExports([{ file: "p.json", document }]));
    assert.deepEqual(found, { resources: [], external: [], candidates: ["a"], complete: false });
  });

  it("leave the dependencies of other properties and other types aside", () => {
    const [a, b, vpc] = [subnet("a"), subnet("b"), resource("aws:ec2/vpc:Vpc", "vpc")];
    const lb = resource(LB, "web", { subnets: [a.id], other: b.id }, { propertyDependencies: { subnets: [vpc] } });
    assert.deepEqual(subnetsOf(previewOf(a, b, vpc, lb)).resources, ["a"]);
  });
});

describe("referrers", () => {
  it("are those that refer to a resource, planned and at preview", () => {
    const [a, b] = [subnet("a"), subnet("b")];
    const lbs = [resource(LB, "one", { subnets: [a.id] }), resource(LB, "both", { subnets: [a.id, b.id] })];
    for (const graph of [graphOf(a, b, ...lbs), previewOf(a, b, ...lbs)]) {
      const found = graph.referrers(graph.get(b.urn)!, [LB], "subnets[*]");
      assert.deepEqual(
        found.certain.map((one) => one.name),
        ["both"],
      );
      assert.deepEqual(found.possible, []);
    }
  });

  it("are not complete where one may refer to it", () => {
    const [a, b] = [subnet("a"), subnet("b")];
    const lb = resource(LB, "web", { subnets: unknown }, { propertyDependencies: { subnets: [a, b] } });
    const graph = previewOf(a, b, lb);
    const found = graph.referrers(graph.get(a.urn)!, [LB], "subnets[*]");
    assert.deepEqual([found.certain.length, found.possible.length], [0, 1]);
  });
});
