import assert from "node:assert/strict";
import { canaryStarted as rule } from "../../../../policy/rules/synthetics/canary-started";
import { graphOf, judgementsOf, resource, unknown, verdicts } from "../../fixtures";

const graph = (inputs: Record<string, unknown>) => graphOf(resource("aws:synthetics/canary:Canary", "look", inputs));

describe("synthetics-canary-started", () => {
  it("accepts one that is started", () =>
    assert.deepEqual(verdicts(rule, graph({ startCanary: true })), { look: "compliant" }));

  it("refuses one that is not, which is the provider's default", () => {
    for (const [inputs, actual] of [
      [{ startCanary: false }, false],
      [{}, undefined],
    ] as const) {
      const [found] = judgementsOf(rule, graph(inputs));
      assert.ok(found?.verdict === "violation");
      assert.deepEqual([found.property, found.actual, found.wanted], ["startCanary", actual, true]);
    }
  });

  it("is undecided on what is unknown", () =>
    assert.deepEqual(verdicts(rule, graph({ startCanary: unknown })), { look: "undecided" }));

  it("ignores other types", () =>
    assert.deepEqual(verdicts(rule, graphOf(resource("aws:sns/topic:Topic", "people"))), {}));
});
