import { strict as assert } from "node:assert";
import { EC2_INSTANCE, SUBNET } from "../../../policy/aws";
import { buildScene } from "../../../policy/simulation";
import { graphOf, resource, unknown } from "../fixtures";

const REGION = { region: "us-east-1" };

describe("a scene", () => {
  it("has an instance at its subnet's zone, with its own host", () => {
    const subnet = resource(SUBNET, "a", { availabilityZone: "us-east-1a" }, REGION);
    const instance = resource(EC2_INSTANCE, "web", { ami: "ami-1", subnetId: subnet.id }, REGION);
    const graph = graphOf(subnet, instance);
    const scene = buildScene(graph);
    const element = scene.of(graph.ofType(EC2_INSTANCE)[0]!);
    const leaves = scene.elements[element]!.kids.map((kid) => scene.elements[kid]!.atoms);
    assert.deepEqual(leaves, [
      ["host:web", "release:web", "service:ec2@us-east-1", "region:us-east-1", "zone:us-east-1/us-east-1a"],
      ["region:us-east-1", "zone:us-east-1/us-east-1a"],
    ]);
  });

  it("doubts what a reader does not understand, and lists it", () => {
    const instance = resource(EC2_INSTANCE, "web", { networkInterfaces: unknown }, REGION);
    const graph = graphOf(instance);
    const scene = buildScene(graph);
    scene.of(graph.ofType(EC2_INSTANCE)[0]!);
    assert.deepEqual(
      scene.blindSpots.filter(({ kind }) => kind === "property").map(({ id }) => id),
      ["property web"],
    );
  });

  it("doubts what is in a Region or zone that is not known, under a fault of any", () => {
    const graph = graphOf(
      resource(EC2_INSTANCE, "web", { ami: "ami-1" }),
      resource(EC2_INSTANCE, "placed", { ami: "ami-1" }, REGION),
    );
    const scene = buildScene(graph);
    const mayFail = graph.ofType(EC2_INSTANCE).map((instance) => {
      const { mayFailWith } = scene.elements[scene.of(instance)]!;
      const atoms = [
        "region:us-east-1",
        "region:eu-west-1",
        "zone:us-east-1/us-east-1a",
        "zone:eu-west-1/eu-west-1a",
      ] as const;
      return atoms.map((atom) => mayFailWith?.(atom));
    });
    assert.deepEqual(mayFail, [
      [true, true, true, true],
      [false, false, true, false],
    ]);
  });
});
