import assert from "node:assert/strict";
import { canaryHasAlarm as rule } from "../../../../policy/rules/synthetics/canary-has-alarm";
import { graphOf, judgementsOf, previewOf, resource, unknown, verdicts, type Fixture } from "../../fixtures";

const canary = resource("aws:synthetics/canary:Canary", "look", { name: "shop-look" });
const nameless = resource("aws:synthetics/canary:Canary", "look");
const alarm = (inputs: Record<string, unknown>, options = {}): Fixture =>
  resource("aws:cloudwatch/metricAlarm:MetricAlarm", "away", inputs, options);
const on = (CanaryName: unknown) => ({ dimensions: { CanaryName } });

describe("synthetics-canary-has-alarm", () => {
  for (const [when, build] of Object.entries({ planned: graphOf, "at preview": previewOf })) {
    it(`accepts one that an alarm looks at, by its resource or its name, ${when}`, () => {
      for (const name of [canary.output("name"), "shop-look"]) {
        assert.deepEqual(verdicts(rule, build(canary, alarm(on(name)))), { look: "compliant" });
        const inQueries = alarm({ metricQueries: [{ id: "m", metric: on(name) }] });
        assert.deepEqual(verdicts(rule, build(canary, inQueries)), { look: "compliant" });
      }
    });

    it(`refuses one that none looks at, ${when}`, () => {
      for (const others of [[], [alarm(on("another"))], [alarm({})]]) {
        const [found] = judgementsOf(rule, build(canary, ...others));
        assert.ok(found?.verdict === "violation");
        assert.match(found.message, /It has 0 alarms/);
      }
    });
  }

  it("does not take an alarm of another Region for one: names are the same there", () => {
    const here = resource("aws:synthetics/canary:Canary", "look", { name: "shop-look" }, { region: "us-east-1" });
    const there = alarm(on("shop-look"), { region: "us-west-2" });
    assert.equal(judgementsOf(rule, graphOf(here, there))[0]?.verdict, "violation");
  });

  it("is undecided on what is unknown", () =>
    assert.deepEqual(verdicts(rule, graphOf(nameless, alarm(on(unknown)))), { look: "undecided" }));

  it("ignores other types", () => assert.deepEqual(verdicts(rule, graphOf(alarm({}))), {}));

  it("takes an alarm by its reference where the canary's name is not known yet, in the canary's Region", () => {
    const [east, west] = [{ region: "us-east-1" }, { region: "us-west-2" }];
    const auto = resource("aws:synthetics/canary:Canary", "look", {}, east);
    const judge = (options: object) => verdicts(rule, previewOf(auto, alarm(on(auto.output("name")), options))).look;
    assert.equal(judge(east), "compliant");
    assert.equal(judge(west), "violation");
  });
});
