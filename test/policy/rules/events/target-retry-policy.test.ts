import assert from "node:assert/strict";
import { targetRetryPolicy } from "../../../../policy/rules/events/target-retry-policy";
import { graphOf, judgementsOf, unknown, verdicts } from "../../fixtures";
import { queue, target } from "./fixtures";

describe("events-target-retry-policy", () => {
  const rule = targetRetryPolicy;
  const retries = (retryPolicy: unknown) => graphOf(target({ retryPolicy }));

  it("accepts what AWS does by itself, and the least", () => {
    assert.deepEqual(verdicts(rule, graphOf(target())), { to: "compliant" });
    assert.deepEqual(verdicts(rule, retries({ maximumRetryAttempts: 10, maximumEventAgeInSeconds: 900 })), {
      to: "compliant",
    });
  });

  it("refuses fewer and shorter, each with its figure", () => {
    const found = judgementsOf(rule, retries({ maximumRetryAttempts: 9, maximumEventAgeInSeconds: 899 }));
    assert.deepEqual(
      found.map((one) => one.verdict === "violation" && [one.property, one.actual, one.wanted]),
      [
        ["retryPolicy.maximumRetryAttempts", 9, 10],
        ["retryPolicy.maximumEventAgeInSeconds", 899, 900],
      ],
    );
    assert.deepEqual(verdicts(rule, retries({ maximumRetryAttempts: 0 })), { to: "violation" });
  });

  it("takes other bounds", () => {
    const graph = retries({ maximumRetryAttempts: 0, maximumEventAgeInSeconds: 60 });
    assert.deepEqual(verdicts(rule, graph, { minAttempts: 0, minSeconds: 60 }), { to: "compliant" });
  });

  it("is undecided on what is unknown, and ignores other types", () => {
    assert.deepEqual(verdicts(rule, retries({ maximumRetryAttempts: unknown })), { to: "undecided" });
    assert.deepEqual(verdicts(rule, graphOf(queue("q"))), {});
  });
});
