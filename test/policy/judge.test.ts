import assert from "node:assert/strict";
import { QUEUE } from "../../policy/aws";
import { perResource, UndecidedError } from "../../policy/graph";
import { judgeRule } from "../../policy/judge";
import { defineRule } from "../../policy/rule";
import { compliant, violation } from "../../policy/verdict";
import { graphOf, resource, unknown } from "./fixtures";

const metadata = {
  id: "sqs-test",
  title: "Title",
  practices: [],
  service: "SQS",
  severity: "low",
  why: "Why.",
  fix: "Fix.",
  source: "https://docs.aws.amazon.com/x",
  types: [QUEUE],
} as const;
const PROPERTY = "delaySeconds";
const refused = violation({ property: PROPERTY, actual: 0, wanted: 1, message: "Message." });
const undecided = (property: string, reason: string) => ({ verdict: "undecided", property, reason });

/** A queue's delay, and that of the others, as often as they are asked for. */
const delayOf = perResource((queue, graph) => graph.number(queue, PROPERTY));

describe("what a rule can't know", () => {
  const rule = defineRule({
    ...metadata,
    check: (queue, { read }) => (read.number(queue, PROPERTY, 0) > 0 ? compliant() : refused),
  });

  it("is undecided with the property's name", () => {
    const [one] = judgeRule(rule, graphOf(resource(QUEUE, "a", { delaySeconds: unknown })), {});
    assert.deepEqual(one!.verdict, undecided(PROPERTY, "Its delaySeconds is known only after deployment."));
  });

  it("names the other resource where the property is that one's", () => {
    const graph = graphOf(resource(QUEUE, "a"), resource(QUEUE, "b", { delaySeconds: unknown }));
    const other = defineRule({
      ...metadata,
      check: (_, { read, resources }) => (read.number(resources.at(-1)!, PROPERTY) === 0 ? compliant() : refused),
    });
    const [first] = judgeRule(other, graph, {});
    assert.deepEqual(first!.verdict, undecided("", "The delaySeconds of b is known only after deployment."));
    assert.ok(new UndecidedError("x", "Why.") instanceof Error);
  });
});

describe("a value that AWS would refuse", () => {
  const malformed = resource(QUEUE, "malformed", { delaySeconds: ["a"] });
  const judged = (rule: Parameters<typeof judgeRule>[0]) =>
    judgeRule(rule, graphOf(resource(QUEUE, "sound"), malformed), {}).map(({ verdict }) => verdict);

  it("is undecided for its own resource, whatever the rule makes of it, and missing for every other", () => {
    const rule = defineRule({
      ...metadata,
      check: (_, graph) =>
        graph.ofType(QUEUE).some((one) => graph.number(one, PROPERTY).kind === "known") ? compliant() : refused,
    });
    assert.deepEqual(judged(rule), [refused, undecided(PROPERTY, "Its delaySeconds is not a number.")]);
  });

  it("is so where it is read by a function whose results are kept", () => {
    const rule = defineRule({
      ...metadata,
      check: (queue, graph) => (delayOf(queue, graph).kind === "known" ? compliant() : refused),
    });
    assert.deepEqual(judged(rule), [refused, undecided(PROPERTY, "Its delaySeconds is not a number.")]);
  });

  it("is so from a cache too", () => {
    const rule = defineRule({
      ...metadata,
      check: (_, graph) => {
        const delays = graph.ofType(QUEUE).map((one) => delayOf(one, graph).kind);
        return delays.includes("known") ? compliant() : refused;
      },
    });
    assert.deepEqual(judged(rule), [refused, undecided(PROPERTY, "Its delaySeconds is not a number.")]);
  });
});
