import assert from "node:assert/strict";
import { graphFromExports, originRecorded, type Graph } from "../../../policy/graph";
import { graphOf, previewOf, resource, unknown, type Fixture } from "../fixtures";

const GROUP = "aws:autoscaling/group:Group";
const POLICY = "aws:autoscaling/policy:Policy";
const SUBNET = "aws:ec2/subnet:Subnet";
const BALANCER = "aws:lb/loadBalancer:LoadBalancer";
const TOPIC = "aws:sns/topic:Topic";
const ALARM = "aws:cloudwatch/metricAlarm:MetricAlarm";

const group = (name: string, options = {}): Fixture => resource(GROUP, name, {}, options);
const policy = (inputs: Record<string, unknown>, options = {}): Fixture => resource(POLICY, "policy", inputs, options);

function names(graph: Graph, target: string, types: string[], path: string, among?: string[]) {
  const found = graph.resources.find((one) => one.name === target);
  assert.ok(found);
  const { certain, possible } = graph.referrers(found, types, path, among);
  return [certain, possible].map((list) => list.map((one) => one.name).join());
}

describe("what refers to a resource", () => {
  it("is certain where the value or the only dependency says so", () => {
    const [web, other] = [group("web"), group("other")];
    const ours = policy({ autoscalingGroupName: web.output("name") });
    for (const build of [graphOf, previewOf]) {
      const graph = build(web, other, ours);
      assert.deepEqual(names(graph, "web", [POLICY], "autoscalingGroupName"), ["policy", ""]);
      assert.deepEqual(names(graph, "other", [POLICY], "autoscalingGroupName"), ["", ""]);
    }
  });

  it("is possible for all of its stack where a value is unknown and its origin was not recorded", () => {
    const [web, far] = [group("web"), group("far", { stack: "secondary" })];
    const graph = graphOf(web, far, policy({ autoscalingGroupName: unknown }));
    assert.deepEqual(names(graph, "web", [POLICY], "autoscalingGroupName"), ["", "policy"]);
    assert.deepEqual(names(graph, "far", [POLICY], "autoscalingGroupName"), ["", ""]);
  });

  it("is not possible besides where one of its values is certain and another is unknown", () => {
    const [a, b] = [resource(SUBNET, "a", {}, { id: "subnet-a" }), resource(SUBNET, "b", {}, { id: "subnet-b" })];
    const graph = graphOf(a, b, resource(BALANCER, "web", { subnets: ["subnet-a", unknown] }));
    assert.deepEqual(names(graph, "a", [BALANCER], "subnets[*]"), ["web", ""]);
    assert.deepEqual(names(graph, "b", [BALANCER], "subnets[*]"), ["", "web"]);
  });

  it("is not possible where the origin is recorded and is something else", () => {
    const [web, topic] = [group("web"), resource(TOPIC, "topic")];
    const inputs = { autoscalingGroupName: unknown };
    const theirs = policy(inputs, { propertyDependencies: { autoscalingGroupName: [topic] } });
    assert.deepEqual(names(previewOf(web, topic, theirs), "web", [POLICY], "autoscalingGroupName"), ["", ""]);
  });

  it("is told apart by all the types that the property can hold", () => {
    const [surge, topic] = [policy({}), resource(TOPIC, "topic")];
    const alarm = resource(ALARM, "alarm", { alarmActions: [surge.output("arn"), topic.output("arn")] });
    const graph = previewOf(surge, topic, alarm);
    assert.deepEqual(names(graph, "policy", [ALARM], "alarmActions[*]", [POLICY, TOPIC]), ["alarm", ""]);
    assert.deepEqual(names(graph, "policy", [ALARM], "alarmActions[*]"), ["", "alarm"], "one alone is ambiguous");
  });
});

describe("the origin of a value", () => {
  const origin = (dependencies: string[], propertyDependencies: Record<string, string[]>) => {
    const urn = `urn:pulumi:primary::shop::${POLICY}::policy`;
    const entry = { urn, type: POLICY, custom: true, dependencies, propertyDependencies };
    const graph = graphFromExports([{ file: "t.json", document: { version: 3, deployment: { resources: [entry] } } }]);
    return originRecorded(graph.resources[0]!, "dimensions.AutoScalingGroupName");
  };

  it("is recorded by property, or else for the resource as a whole", () => {
    assert.equal(origin([], { dimensions: ["urn:pulumi:a"] }), true);
    assert.equal(origin(["urn:pulumi:a"], { other: ["urn:pulumi:a"] }), false);
    assert.equal(origin(["urn:pulumi:a"], { dimensions: [] }), false);
    assert.equal(origin(["urn:pulumi:a"], {}), true);
    assert.equal(origin([], {}), false);
  });
});
