import assert from "node:assert/strict";
import { UndecidedError } from "../../../policy/graph";
import { graphOf, resource, secret, unknown } from "../fixtures";

const SUBNET = "aws:ec2/subnet:Subnet";
const BALANCER = "aws:lb/loadBalancer:LoadBalancer";

/** What reading a load balancer with these inputs gives; the property and reason where that is undecided. */
function read(inputs: Record<string, unknown>, what: "references" | "strings" | "value", path: string) {
  const a = resource(SUBNET, "a", {}, { id: "subnet-a" });
  const graph = graphOf(a, resource(BALANCER, "web", inputs));
  const web = graph.ofType(BALANCER)[0]!;
  try {
    if (what !== "references") return graph.read[what](web, path);
    const { resources, external } = graph.read.references(web, path, [SUBNET]);
    return [resources.map(({ name }) => name), external];
  } catch (error) {
    assert.ok(error instanceof UndecidedError);
    return `${error.property}: ${error.message}`;
  }
}

describe("reading what a verdict cannot do without", () => {
  it("gives the value, and undefined where it is missing", () => {
    assert.equal(read({ idleTimeout: 60 }, "value", "idleTimeout"), 60);
    assert.equal(read({}, "value", "idleTimeout"), undefined);
  });

  it("is undecided on what is unknown or a secret", () => {
    const message = (reason: string) => `idleTimeout: The idleTimeout of web ${reason}.`;
    assert.equal(read({ idleTimeout: unknown }, "value", "idleTimeout"), message("is known only after deployment"));
    assert.equal(
      read({ idleTimeout: secret }, "value", "idleTimeout"),
      message("is a secret, whose content is not read"),
    );
  });

  it("takes references only where all of them are known, even if some are", () => {
    assert.deepEqual(read({ subnets: ["subnet-a", "subnet-far"] }, "references", "subnets[*]"), [
      ["a"],
      ["subnet-far"],
    ]);
    assert.equal(
      read({ subnets: ["subnet-a", unknown] }, "references", "subnets[*]"),
      "subnets[*]: The subnets[*] of web is known only after deployment.",
    );
  });

  it("takes texts only where all of them are known, even if some are", () => {
    assert.deepEqual(read({ securityGroups: ["sg-a"] }, "strings", "securityGroups[*]"), ["sg-a"]);
    assert.equal(
      read({ securityGroups: ["sg-a", unknown] }, "strings", "securityGroups[*]"),
      "securityGroups: The securityGroups of web is known only after deployment.",
    );
  });
});
