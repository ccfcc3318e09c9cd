import assert from "node:assert/strict";
import { unknownCheckingProxy } from "../genuine";
import { SECRET, UNKNOWN } from "../../../policy/graph";
import { graphFromPreview, propertiesOfProxy, type StackResource } from "../../../policy/graph/preview";
import { UNKNOWN_TEXT } from "../../../policy/graph/serialized";

const NUMBER_UNKNOWN = "3eeb2bf0-c639-47a8-9e75-3b44932eb421";

function stackResource(urn: string, type: string, props: object, more: Partial<StackResource> = {}): StackResource {
  const customTimeouts = { createSeconds: 0, updateSeconds: 0, deleteSeconds: 0 };
  const opts = { protect: false, ignoreChanges: [], aliases: [], customTimeouts, additionalSecretOutputs: [] };
  const name = urn.split("::").at(-1)!;
  return {
    urn,
    type,
    name,
    props: unknownCheckingProxy(props),
    opts,
    dependencies: [],
    propertyDependencies: {},
    ...more,
  };
}

const BUCKET = "aws:s3/bucket:Bucket";
const urn = (name: string) => `urn:pulumi:primary::shop::${BUCKET}::${name}`;

describe("reading what CrossGuard gives", () => {
  it("marks each unknown value, however deep, and reads all others", () => {
    const props = unknownCheckingProxy({
      a: UNKNOWN_TEXT,
      list: [1, NUMBER_UNKNOWN, { b: UNKNOWN_TEXT, c: "c" }],
      no: null,
    });
    assert.throws(() => props.a, /can't be known/);
    assert.deepEqual(propertiesOfProxy(props), { a: UNKNOWN, list: [1, UNKNOWN, { b: UNKNOWN, c: "c" }], no: null });
  });

  it("does not read what the resource declares secret", () => {
    const props = { password: "hunter2", user: "admin" };
    const opts = { ...stackResource(urn("a"), BUCKET, {}).opts, additionalSecretOutputs: ["password", "absent"] };
    const graph = graphFromPreview([stackResource(urn("a"), BUCKET, props, { opts })]);
    assert.deepEqual(graph.resources[0]?.outputs, { password: SECRET, user: "admin" });
  });

  it("misses what a type may hold as a secret and the resource has not, in its inputs as in its outputs", () => {
    const secrets = ["masterPassword", "masterPasswordWo"];
    assert.deepEqual(propertiesOfProxy({ engine: "aurora-postgresql" }, secrets), { engine: "aurora-postgresql" });
    const unknown = unknownCheckingProxy({ masterPassword: UNKNOWN_TEXT });
    assert.deepEqual(propertiesOfProxy(unknown, secrets), { masterPassword: SECRET });
  });

  it("takes inputs that were seen before for what the program gave", () => {
    const source = stackResource(urn("a"), BUCKET, { versioning: UNKNOWN_TEXT });
    const seen = graphFromPreview([source], new Map([[urn("a"), { bucket: "shop" }]]));
    assert.deepEqual(seen.boolean(seen.resources[0]!, "versioning", false), { kind: "known", value: false });
    const unseen = graphFromPreview([source]);
    assert.equal(unseen.boolean(unseen.resources[0]!, "versioning", false).kind, "unknown");
  });

  it("distinguishes a component from a resource, and has its region and protection", () => {
    const provider = { type: "pulumi:providers:aws", urn: "urn:p", name: "p", props: { region: "eu-west-1" } };
    const opts = { ...stackResource(urn("a"), BUCKET, {}).opts, protect: true };
    const [a, vpc] = graphFromPreview([
      stackResource(urn("vpc"), "awsx:ec2:Vpc", {}),
      stackResource(urn("a"), BUCKET, {}, { provider, opts, parent: { urn: urn("vpc") } }),
    ]).resources;
    assert.deepEqual(
      [a?.custom, a?.region, a?.protect, a?.parent, a?.stack],
      [true, "eu-west-1", true, urn("vpc"), "primary"],
    );
    assert.deepEqual([vpc?.custom, vpc?.region], [false, undefined]);
  });

  it("finds a deployed resource by the id in its ARN, because the engine gives no ids", () => {
    const subnet = (id: string) =>
      stackResource(`${urn(id)}`, "aws:ec2/subnet:Subnet", { arn: `arn:aws:ec2:r:1:subnet/${id}` });
    const all = [subnet("subnet-1"), subnet("subnet-2"), subnet("subnet-3")];
    const opaque = stackResource(urn("nat"), "aws:ec2/natGateway:NatGateway", {});
    const graph = graphFromPreview([
      ...all,
      opaque,
      stackResource(
        urn("lb"),
        "aws:lb/loadBalancer:LoadBalancer",
        { subnets: ["subnet-1", "subnet-2", "subnet-x"], nat: "nat-1" },
        { propertyDependencies: { subnets: all, nat: [opaque] } as unknown as StackResource["propertyDependencies"] },
      ),
    ]);
    const lb = graph.get(urn("lb"))!;
    const subnets = graph.references(lb, "subnets[*]", ["aws:ec2/subnet:Subnet"]);
    assert.deepEqual(
      subnets.certain.map((one) => one.name),
      ["subnet-1", "subnet-2"],
    );
    assert.deepEqual([subnets.external, subnets.complete], [["subnet-x"], true]);
    const nat = graph.references(lb, "nat", ["aws:ec2/natGateway:NatGateway"]);
    assert.deepEqual(
      nat.certain.map((one) => one.name),
      ["nat"],
      "nothing identifies it, so its dependency does",
    );
  });
});
