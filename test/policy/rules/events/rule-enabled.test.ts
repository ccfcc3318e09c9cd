import assert from "node:assert/strict";
import { ruleEnabled } from "../../../../policy/rules/events/rule-enabled";
import { graphOf, judgementsOf, previewOf, unknown, verdicts } from "../../fixtures";
import { bus, eventRule } from "./fixtures";

const BUILDS = { planned: graphOf, "at preview": previewOf };
const shop = bus("shop");

describe("events-rule-enabled", () => {
  const rule = ruleEnabled;

  for (const [when, build] of Object.entries(BUILDS)) {
    const judged = (inputs: object) =>
      verdicts(rule, build(shop, eventRule("placed", { eventBusName: shop.output("name"), ...inputs })))["placed"];

    it(`accepts a rule that is on, by what AWS does too, ${when}`, () => {
      assert.equal(judged({ state: "ENABLED" }), "compliant");
      assert.equal(judged({ state: "ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS" }), "compliant");
      assert.equal(judged({ isEnabled: true }), "compliant");
      assert.equal(judged({}), "compliant");
    });

    it(`refuses one that is off, ${when}`, () => {
      assert.equal(judged({ state: "DISABLED" }), "violation");
      assert.equal(judged({ isEnabled: false }), "violation");
    });
  }

  it("names the setting that switches it off", () => {
    const of = (inputs: object) =>
      judgementsOf(rule, graphOf(eventRule("placed", { eventBusName: "shop", ...inputs })))[0];
    const [state, flag] = [of({ state: "DISABLED" }), of({ isEnabled: false })];
    assert.deepEqual(state?.verdict === "violation" && [state.property, state.wanted], ["state", "ENABLED"]);
    assert.deepEqual(flag?.verdict === "violation" && [flag.property, flag.wanted], ["isEnabled", true]);
  });

  it("is not applicable to the default bus, whatever it is called", () => {
    for (const eventBusName of [undefined, "default", "arn:aws:events:us-east-1:123456789012:event-bus/default"]) {
      const off = eventRule("nightly", { ...(eventBusName && { eventBusName }), state: "DISABLED" });
      assert.deepEqual(verdicts(rule, graphOf(off)), { nightly: "notApplicable" });
    }
  });

  it("is undecided on what is unknown, and ignores other types", () => {
    const judged = (inputs: Record<string, unknown>) => verdicts(rule, graphOf(eventRule("placed", inputs)))["placed"];
    assert.equal(judged({ eventBusName: unknown }), "undecided");
    assert.equal(judged({ eventBusName: "shop", state: unknown }), "undecided");
    assert.equal(judged({ eventBusName: "shop", isEnabled: unknown }), "undecided");
    assert.deepEqual(verdicts(rule, graphOf(shop)), {});
  });
});
