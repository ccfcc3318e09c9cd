import assert from "node:assert/strict";
import { parsePackConfig } from "../../policy/config";
import { evaluate, refused, type Options } from "../../policy/evaluate";
import { defineRule } from "../../policy/rule";
import { compliant, notApplicable, undecided, violation } from "../../policy/verdict";
import { graphOf, resource } from "./fixtures";

const QUEUE = "aws:sqs/queue:Queue";
/** A rule whose verdict the queue's `state` says. */
const stated = defineRule({
  id: "sqs-stated",
  title: "Title",
  practices: [],
  service: "SQS",
  severity: "high",
  why: "Why.",
  fix: "Fix.",
  source: "https://docs.aws.amazon.com/x",
  types: [QUEUE],
  check(queue, graph) {
    const state = graph.string(queue, "state", "fine");
    if (state.kind === "unknown") return undecided({ property: "state", reason: state.reason });
    if (state.value === "fine") return compliant();
    if (state.value === "other") return notApplicable("It is another.");
    return violation({ property: "state", actual: state.value, wanted: "fine", message: "It is bad." });
  },
});
const thrower = defineRule({
  ...stated,
  id: "sqs-throws",
  severity: "low",
  check: () => {
    throw new Error("boom");
  },
});
const queue = (name: string, state: string, stack = "primary") => resource(QUEUE, name, { state }, { stack });
const now = new Date("2026-06-15T12:00:00Z");
const run = (
  graph: ReturnType<typeof graphOf>,
  raw: Record<string, unknown> = {},
  options: Options = {},
  rules = [stated],
) => {
  const config = parsePackConfig(raw, rules);
  const result = evaluate(rules, graph, config, { now, ...options });
  return { ...result, refused: refused(result.findings, config) };
};
const bad = graphOf(queue("orders", "bad"));
const acknowledge = (fields: Record<string, unknown>) => ({
  acknowledge: [{ rule: "sqs-stated", resource: "orders", reason: "known", ...fields }],
});

describe("evaluating rules", () => {
  it("counts every verdict and finds what is not well", () => {
    const graph = graphOf(queue("a", "bad"), queue("b", "fine"), queue("c", "other"));
    const { findings, counts } = run(graph);
    assert.deepEqual(counts, { compliant: 1, violation: 1, undecided: 0, notApplicable: 1, acknowledged: 0 });
    assert.deepEqual(findings, [
      {
        rule: "sqs-stated",
        verdict: "violation",
        severity: "high",
        resource: "urn:pulumi:primary::shop::aws:sqs/queue:Queue::a",
        property: "state",
        actual: "bad",
        wanted: "fine",
        message: "It is bad.",
        fix: "Fix.",
      },
    ]);
  });

  it("finds compliant resources too when asked", () => {
    assert.deepEqual(
      run(graphOf(queue("b", "fine")), {}, { all: true }).findings.map((one) => one.verdict),
      ["compliant"],
    );
  });

  it("does not let a rule that throws silence another", () => {
    const { findings, refused: no } = run(bad, {}, {}, [thrower, stated]);
    assert.deepEqual(
      findings.map((one) => [one.rule, one.verdict]),
      [
        ["sqs-throws", "undecided"],
        ["sqs-stated", "violation"],
      ],
    );
    assert.match(findings[0]!.message, /sqs-throws failed: boom/);
    assert.equal(no, true);
  });

  it("runs no disabled rule", () => {
    assert.deepEqual(run(bad, { all: "disabled" }).findings, []);
  });
});

describe("refusing", () => {
  it("goes by the rule's level", () => {
    assert.equal(run(bad).refused, true);
    assert.equal(run(bad, { "sqs-stated": "remediate" }).refused, true);
    assert.equal(run(bad, { "sqs-stated": "advisory" }).refused, false);
  });

  it("is never for a doubt", () => {
    const { counts, refused: no } = run(bad, { "sqs-throws": "mandatory" }, {}, [thrower]);
    assert.deepEqual([counts.undecided, no], [1, false]);
  });
});

describe("acknowledging", () => {
  it("accepts a violation, and keeps the reason", () => {
    const { findings, counts, refused: no } = run(bad, acknowledge({}));
    assert.deepEqual(
      findings.map((one) => [one.verdict, one.reason]),
      [["acknowledged", "known"]],
    );
    assert.deepEqual([counts.acknowledged, counts.violation, no], [1, 0, false]);
  });

  it("goes by name, by URN and by glob, and by nothing else", () => {
    const urn = "urn:pulumi:primary::shop::aws:sqs/queue:Queue::orders";
    for (const [pattern, accepted] of [
      ["orders", 1],
      [urn, 1],
      ["ord*", 1],
      ["*Queue::orders", 1],
      ["*", 1],
      ["order", 0],
      ["ord.rs", 0],
      ["rders", 0],
      [`${urn}s`, 0],
    ] as const) {
      assert.equal(run(bad, acknowledge({ resource: pattern })).counts.acknowledged, accepted, pattern);
    }
  });

  it("applies until the end of its last day; then it is reported, with its findings", () => {
    assert.equal(run(bad, acknowledge({ until: "2026-06-15" })).refused, false);
    const { findings, refused: yes } = run(bad, acknowledge({ until: "2026-06-14" }));
    assert.deepEqual(
      findings.map((one) => [one.rule, one.verdict]),
      [
        ["sqs-stated", "violation"],
        ["acknowledge", "violation"],
      ],
    );
    assert.match(findings[1]!.message, /sqs-stated for orders \("known"\) counted until 2026-06-14/);
    assert.equal(yes, true);
  });

  it("is reported where it meets nothing, at its own level", () => {
    const fine = graphOf(queue("orders", "fine"));
    const advised = run(fine, acknowledge({}));
    assert.deepEqual(
      advised.findings.map((one) => [one.rule, one.resource]),
      [["acknowledge", "orders"]],
    );
    assert.deepEqual([advised.counts.violation, advised.refused], [1, false]);
    assert.equal(run(fine, { all: "mandatory", ...acknowledge({}) }).refused, true);
  });

  it("is not blamed for a rule that is disabled, nor for another stack's resource", () => {
    const fine = graphOf(queue("orders", "fine"));
    assert.deepEqual(run(fine, { "sqs-stated": "disabled", ...acknowledge({}) }).findings, []);
    const elsewhere = acknowledge({ resource: "urn:pulumi:secondary::shop::aws:sqs/queue:Queue::orders" });
    assert.deepEqual(run(fine, elsewhere).findings, []);
    assert.equal(
      run(graphOf(queue("orders", "fine"), queue("orders", "fine", "secondary")), elsewhere).findings.length,
      1,
    );
  });

  it("accepts a doubt too", () => {
    const config = { acknowledge: [{ rule: "sqs-throws", resource: "*", reason: "known" }] };
    assert.deepEqual(
      run(bad, config, {}, [thrower]).findings.map((one) => one.verdict),
      ["acknowledged"],
    );
  });
});
