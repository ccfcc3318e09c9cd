import assert from "node:assert/strict";
import { processesActive as rule } from "../../../../policy/rules/autoscaling/processes-active";
import { graphOf, judgementsOf, previewOf, resource, unknown, verdicts } from "../../fixtures";

const group = (suspendedProcesses?: unknown) =>
  resource("aws:autoscaling/group:Group", "web", { minSize: 2, suspendedProcesses });

describe("autoscaling-processes-active", () => {
  for (const [when, build] of Object.entries({ planned: graphOf, "at preview": previewOf })) {
    it(`accepts a group that suspends nothing, ${when}`, () => {
      assert.deepEqual(verdicts(rule, build(group())), { web: "compliant" });
      assert.deepEqual(verdicts(rule, build(group([]))), { web: "compliant" });
    });

    it(`refuses each suspended process, ${when}, and says what does not happen`, () => {
      for (const process of [
        "Launch",
        "Terminate",
        "HealthCheck",
        "ReplaceUnhealthy",
        "AZRebalance",
        "AlarmNotification",
      ])
        assert.deepEqual(verdicts(rule, build(group([process]))), { web: "violation" }, process);
      const [found] = judgementsOf(rule, build(group(["Launch", "HealthCheck"])));
      assert.equal(
        found?.verdict === "violation" && found.message,
        "While they are suspended, no instance is launched, not even for one that was lost; no instance is ever marked unhealthy.",
      );
    });
  }

  it("is undecided on a list, or a process, that is not known", () => {
    assert.deepEqual(verdicts(rule, graphOf(group(unknown))), { web: "undecided" });
    assert.deepEqual(verdicts(rule, graphOf(group([unknown]))), { web: "undecided" });
    assert.deepEqual(verdicts(rule, graphOf(group([{}]))), { web: "undecided" });
  });

  it("ignores other types", () => {
    assert.deepEqual(verdicts(rule, graphOf(resource("aws:sqs/queue:Queue", "jobs"))), {});
  });
});
