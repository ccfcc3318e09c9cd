import assert from "node:assert/strict";
import { canaryRuntimeSupported as rule } from "../../../../policy/rules/synthetics/runtime-supported";
import { graphOf, judgementsOf, resource, unknown, verdicts } from "../../fixtures";

const graph = (runtimeVersion: unknown, type = "aws:synthetics/canary:Canary") =>
  graphOf(resource(type, "look", { runtimeVersion }));

describe("synthetics-runtime-supported", () => {
  it("refuses a deprecated runtime, and says since when", () => {
    const [found] = judgementsOf(rule, graph("syn-nodejs-puppeteer-3.5"));
    assert.equal(found?.verdict, "violation");
    assert.deepEqual([found.property, found.actual], ["runtimeVersion", "syn-nodejs-puppeteer-3.5"]);
    assert.match(found.message, /since 2024-01-08/);
    assert.deepEqual(verdicts(rule, graph("syn-python-selenium-5.1")), { look: "violation" });
  });

  it("accepts one that is not in the table, is undecided on what is unknown, and ignores other types", () => {
    assert.deepEqual(verdicts(rule, graph("syn-nodejs-puppeteer-13.1")), { look: "compliant" });
    assert.deepEqual(verdicts(rule, graph("constructor")), { look: "compliant" });
    assert.deepEqual(verdicts(rule, graph(unknown)), { look: "undecided" });
    assert.deepEqual(verdicts(rule, graph("syn-nodejs-puppeteer-3.5", "aws:sns/topic:Topic")), {});
  });
});
