import assert from "node:assert/strict";
import { automaticRecovery as rule } from "../../../../policy/rules/ec2/automatic-recovery";
import { graphOf, judgementsOf, previewOf, resource, unknown, verdicts, type Fixture } from "../../fixtures";

const template = (autoRecovery: unknown): Fixture =>
  resource("aws:ec2/launchTemplate:LaunchTemplate", "template", {
    name: "web",
    ...(autoRecovery !== undefined && { maintenanceOptions: { autoRecovery } }),
  });
const instance = (inputs: Record<string, unknown>, options = {}): Fixture =>
  resource("aws:ec2/instance:Instance", "one", inputs, options);
const own = (autoRecovery: unknown) => ({ maintenanceOptions: { autoRecovery } });

describe("ec2-automatic-recovery", () => {
  for (const [when, build] of Object.entries({ planned: graphOf, "at preview": previewOf })) {
    it(`accepts AWS's default, given or not, ${when}`, () => {
      assert.deepEqual(verdicts(rule, build(instance(own("default")))), { one: "compliant" });
      const outputs = { maintenanceOptions: unknown };
      assert.deepEqual(verdicts(rule, build(instance({}, { outputs }))), { one: "compliant" });
    });

    it(`refuses an instance whose recovery is disabled, ${when}`, () => {
      const [found] = judgementsOf(rule, build(instance(own("disabled"))));
      assert.equal(found?.verdict, "violation");
      assert.deepEqual(
        [found.property, found.actual, found.wanted],
        ["maintenanceOptions.autoRecovery", "disabled", "default"],
      );
      assert.equal(
        found.message,
        "Automatic recovery is disabled: if its host fails, it stays down until an engineer stops and starts it.",
      );
    });

    it(`reads the launch template, ${when}, by id and by name`, () => {
      const outputs = { maintenanceOptions: unknown };
      const judged = (autoRecovery: unknown, by: (template: Fixture) => unknown) => {
        const launched = template(autoRecovery);
        return judgementsOf(rule, build(launched, instance({ launchTemplate: by(launched) }, { outputs })))[0];
      };
      for (const by of [(one: Fixture) => ({ id: one.id }), () => ({ name: "web" })]) {
        assert.equal(judged(undefined, by)?.verdict, "compliant");
        assert.equal(judged(unknown, by)?.verdict, "undecided");
        const found = judged("disabled", by);
        assert.match(found?.verdict === "violation" ? found.message : "", /disabled in its launch template template:/);
      }
    });
  }

  it("prefers the instance's own setting, then AWS's output, to the launch template's", () => {
    const launched = template("disabled");
    const given = instance({ launchTemplate: { id: launched.id }, ...own("default") });
    assert.deepEqual(verdicts(rule, graphOf(launched, given)), { one: "compliant" });
    const answered = instance({ launchTemplate: { id: launched.id } }, { outputs: own("default") });
    assert.deepEqual(verdicts(rule, graphOf(launched, answered)), { one: "compliant" });
  });

  it("is undecided on an unknown value and on a launch template not in the program", () => {
    assert.deepEqual(verdicts(rule, graphOf(instance(own(unknown)))), { one: "undecided" });
    assert.deepEqual(verdicts(rule, graphOf(instance({ launchTemplate: { id: "lt-1" } }))), { one: "undecided" });
    assert.deepEqual(verdicts(rule, graphOf(instance({ launchTemplate: unknown }))), { one: "undecided" });
  });

  it("ignores other types", () => {
    assert.deepEqual(verdicts(rule, graphOf(template("disabled"))), {});
  });
});
