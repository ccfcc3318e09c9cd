import assert from "node:assert/strict";
import { targetGroupDeregistrationDelay as rule } from "../../../../policy/rules/elb/target-group-deregistration-delay";
import { graphOf, judgementsOf, resource, unknown, verdicts } from "../../fixtures";

const judge = (inputs: Record<string, unknown>, settings = {}, outputs = {}) =>
  judgementsOf(rule, graphOf(resource("aws:lb/targetGroup:TargetGroup", "targets", inputs, { outputs })), settings)[0];

describe("elb-target-group-deregistration-delay", () => {
  it("accepts a delay up to the setting", () => {
    assert.equal(judge({ deregistrationDelay: 60 })?.verdict, "compliant");
    assert.equal(judge({ deregistrationDelay: 120 })?.verdict, "compliant");
    assert.equal(judge({ deregistrationDelay: "120" })?.verdict, "compliant");
    assert.equal(judge({ deregistrationDelay: 300 }, { maximumSeconds: 300 })?.verdict, "compliant");
  });

  it("refuses a longer one, and says by how much", () => {
    const found = judge({ deregistrationDelay: 150 });
    assert.equal(found?.verdict, "violation");
    assert.deepEqual([found.property, found.actual, found.wanted], ["deregistrationDelay", 150, "at most 120"]);
    assert.equal(
      found.message,
      "Deregistering a target may take 150 s, 30 s more than the 120 s allowed, in each step of a release or recovery.",
    );
    assert.equal(judge({ deregistrationDelay: 61 }, { maximumSeconds: 60 })?.verdict, "violation");
  });

  it("refuses one that is not given: AWS's default is 300 s", () => {
    const found = judge({}, {}, { deregistrationDelay: unknown });
    assert.equal(found?.verdict, "violation");
    assert.equal(found.actual, undefined);
    assert.match(found.message, /may take 300 s \(AWS's default\), 180 s more/);
  });

  it("is not applicable to Lambda functions", () => {
    assert.equal(judge({ targetType: "lambda" })?.verdict, "notApplicable");
  });

  it("is undecided on an unknown delay", () => {
    assert.equal(judge({ deregistrationDelay: unknown })?.verdict, "undecided");
  });

  it("ignores other types", () => {
    assert.deepEqual(verdicts(rule, graphOf(resource("aws:lb/loadBalancer:LoadBalancer", "front"))), {});
  });
});
