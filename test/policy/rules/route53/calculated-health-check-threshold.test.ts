import assert from "node:assert/strict";
import { calculatedHealthCheckThreshold as rule } from "../../../../policy/rules/route53/calculated-health-check-threshold";
import { graphOf, judgementsOf, previewOf, resource, unknown, verdicts } from "../../fixtures";

const CHECK = "aws:route53/healthCheck:HealthCheck";
const children = ["a", "b"].map((name) => resource(CHECK, name, { type: "TCP" }));
const all = (inputs: Record<string, unknown>) =>
  resource(CHECK, "all", { type: "CALCULATED", childHealthchecks: children.map((child) => child.id), ...inputs });

describe("route53-calculated-health-check-threshold", () => {
  for (const [when, build] of Object.entries({ planned: graphOf, "at preview": previewOf })) {
    const judged = (inputs: Record<string, unknown>) =>
      judgementsOf(rule, build(...children, all(inputs))).find((one) => one.name === "all");

    it(`accepts some or all of the children, ${when}`, () => {
      assert.equal(judged({ childHealthThreshold: 1 })?.verdict, "compliant");
      assert.equal(judged({ childHealthThreshold: 2 })?.verdict, "compliant");
    });

    it(`refuses none of them, ${when}: always healthy`, () => {
      for (const given of [0, undefined]) {
        const found = judged({ childHealthThreshold: given });
        assert.equal(found?.verdict, "violation");
        assert.equal(found.property, "childHealthThreshold");
        assert.equal(found.actual, given);
        assert.equal(found.wanted, "from 1 to 2");
        assert.match(found.message, /always healthy: nothing fails over/);
      }
    });

    it(`refuses more than there are, ${when}: unalways healthy`, () => {
      const found = judged({ childHealthThreshold: 3 });
      assert.equal(found?.verdict, "violation");
      assert.equal(found.actual, 3);
      assert.match(found.message, /needs 3 healthy children but has 2, so it is always unhealthy/);
    });
  }

  it("refuses a threshold at which a switch has no effect", () => {
    const mark = resource(CHECK, "mark", { type: "HTTPS", invertHealthcheck: true });
    const ids = [...children.map((one) => one.id), mark.id];
    const judge = (childHealthThreshold: number) =>
      verdicts(rule, graphOf(...children, mark, all({ childHealthchecks: ids, childHealthThreshold }))).all;
    assert.deepEqual([1, 2, 3].map(judge), ["violation", "violation", "compliant"]);
  });

  it("is undecided where some of the children, of different kinds, may be unhealthy", () => {
    const alarm = resource(CHECK, "alarm", { type: "CLOUDWATCH_METRIC" });
    const ids = [children[0]!.id, alarm.id];
    const judge = (childHealthThreshold: number) =>
      verdicts(rule, graphOf(...children, alarm, all({ childHealthchecks: ids, childHealthThreshold }))).all;
    assert.deepEqual([1, 2].map(judge), ["undecided", "compliant"]);
  });

  it("refuses a calculated check without children", () => {
    const [found] = judgementsOf(rule, graphOf(all({ childHealthchecks: undefined, childHealthThreshold: 1 })));
    assert.equal(found?.verdict, "violation");
    assert.equal(found.wanted, "childHealthchecks too");
  });

  it("is undecided on an unknown threshold, number of children or type", () => {
    const verdictOf = (inputs: Record<string, unknown>) => verdicts(rule, graphOf(all(inputs))).all;
    assert.equal(verdictOf({ childHealthThreshold: unknown }), "undecided");
    assert.equal(verdictOf({ childHealthchecks: unknown, childHealthThreshold: 1 }), "undecided");
    assert.equal(verdictOf({ type: unknown, childHealthThreshold: 1 }), "undecided");
    assert.equal(verdictOf({ childHealthchecks: unknown, childHealthThreshold: 0 }), "violation");
  });

  it("is not applicable to other checks, and ignores other types", () => {
    assert.deepEqual(verdicts(rule, graphOf(...children, resource("aws:route53/zone:Zone", "zone"))), {
      a: "notApplicable",
      b: "notApplicable",
    });
  });

  it("is undecided on a check whose type is not known", () => {
    assert.equal(verdicts(rule, graphOf(...children, all({ type: unknown }))).all, "undecided");
  });
});
