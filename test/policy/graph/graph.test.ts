import assert from "node:assert/strict";
import { known } from "../../../policy/graph";
import { component, graphOf, previewOf, resource, secret, unknown } from "../fixtures";

const LB = "aws:lb/loadBalancer:LoadBalancer";

describe("the graph", () => {
  const of = (inputs: Record<string, unknown>, outputs: Record<string, unknown> = {}) => {
    const graph = graphOf(resource(LB, "web", inputs, { outputs }));
    return { graph, lb: graph.ofType(LB)[0]! };
  };

  it("reads what was given, else what AWS answered", () => {
    const { graph, lb } = of({ idleTimeout: 30 }, { idleTimeout: 60, dnsName: "web.example" });
    assert.deepEqual(graph.number(lb, "idleTimeout"), known(30));
    assert.deepEqual(graph.string(lb, "dnsName"), known("web.example"));
    assert.deepEqual(graph.input(lb, "dnsName"), { kind: "missing" });
  });

  it("takes AWS's default for a property that is not set, even while the output is unknown", () => {
    const { graph, lb } = of({}, { enableDeletionProtection: unknown });
    assert.deepEqual(graph.boolean(lb, "enableDeletionProtection", false), known(false));
    assert.deepEqual(graph.number(lb, "idleTimeout", 60), known(60));
    assert.equal(graph.boolean(lb, "enableDeletionProtection").kind, "unknown");
    assert.deepEqual(graph.number(lb, "idleTimeout"), { kind: "missing" });
  });

  it("shows the value of a property only where the program gave one", () => {
    const [given, left] = [
      resource("aws:sqs/queue:Queue", "given", { delaySeconds: 0 }),
      resource("aws:sqs/queue:Queue", "left", {}, { outputs: { delaySeconds: 0 } }),
    ];
    const graph = graphOf(given, left);
    const shownOf = (of: { urn: string }) => graph.actual(graph.get(of.urn)!, "delaySeconds", 0);
    assert.deepEqual([shownOf(given), shownOf(left)], [0, undefined]);
  });

  it("does not take the default for what was given and is unknown or secret", () => {
    const { graph, lb } = of({ enableDeletionProtection: unknown, name: secret });
    assert.equal(graph.boolean(lb, "enableDeletionProtection", false).kind, "unknown");
    assert.equal(graph.string(lb, "name", "x").kind, "unknown");
  });

  it("reads a list, and a single value as a list of one", () => {
    const { graph, lb } = of({ subnets: ["a", "b"], name: "web" });
    assert.deepEqual(graph.list(lb, "subnets"), known(["a", "b"]));
    assert.deepEqual(graph.list(lb, "name"), known(["web"]));
    assert.deepEqual(graph.list(lb, "tags"), { kind: "missing" });
  });

  it("finds resources by type, URN and parent", () => {
    const vpc = component("awsx:ec2:Vpc", "vpc");
    const subnet = resource("aws:ec2/subnet:Subnet", "a", {}, { parent: vpc });
    const graph = graphOf(vpc, subnet);
    assert.deepEqual(
      graph.ofType(LB, "aws:ec2/subnet:Subnet").map((one) => one.name),
      ["a"],
    );
    assert.deepEqual(
      graph.children(graph.get(vpc.urn)!).map((one) => one.urn),
      [subnet.urn],
    );
    assert.equal(graph.get("urn:pulumi:none"), undefined);
  });

  it("finds the objectives that a component declares, in seconds, at preview too", () => {
    const objectives = { zone: { rto: "5m", rpo: "0s" }, region: { rto: "1h30m", rpo: unknown }, other: {} };
    const spine = component("holdfast:index:Region", "spine", { outputs: { objectives } });
    assert.deepEqual(previewOf(resource(LB, "web"), spine).objectives, {
      zone: { rto: 300, rpo: 0 },
      region: { rto: 5400, rpo: undefined },
    });
    assert.equal(graphOf(resource(LB, "web", {}, { outputs: { objectives } })).objectives, undefined);
  });
});
