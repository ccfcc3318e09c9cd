import assert from "node:assert/strict";
import { recordCheckedFromOutside as rule } from "../../../../policy/rules/route53/record-checked-from-outside";
import { graphOf, previewOf, resource, unknown, verdicts } from "../../fixtures";
import { distribution, east, endpoint, primary, record, secondary, to, toCdn, west, zone } from "./records";

const common = [zone, east, west, distribution, endpoint];
const bare = { healthCheckId: undefined };

describe("route53-record-checked-from-outside", () => {
  for (const [when, build] of Object.entries({ planned: graphOf, "at preview": previewOf })) {
    it(`advises a health check beside target health, ${when}`, () => {
      const judge = (inputs: object) => verdicts(rule, build(...common, primary({ ...inputs }), secondary())).primary;
      assert.equal(judge(bare), "violation");
      assert.equal(judge({ healthCheckId: "" }), "violation");
      assert.equal(judge({}), "compliant");
      assert.equal(judge({ healthCheckId: unknown }), "compliant");
      assert.equal(judge({ ...bare, ...to(east, false) }), "notApplicable");
      assert.equal(judge({ ...bare, ...toCdn() }), "notApplicable");
      assert.equal(judge({ ...bare, ...to(east, unknown) }), "undecided");
      assert.equal(judge({ ...bare, aliases: unknown }), "undecided");
      assert.equal(judge({ ...bare, failoverRoutingPolicies: [{ type: unknown }] }), "undecided");
    });
  }

  it("does not apply to a SECONDARY nor to a simple record, and ignores other types", () => {
    assert.equal(verdicts(rule, graphOf(...common, primary(), secondary())).secondary, "notApplicable");
    assert.deepEqual(verdicts(rule, graphOf(...common, record("plain", to(east)))), { plain: "notApplicable" });
    assert.deepEqual(verdicts(rule, graphOf(resource("aws:sqs/queue:Queue", "jobs"))), {});
  });
});
