import assert from "node:assert/strict";
import { z } from "zod";
import { defineRule, type RuleDefinition, type SettingsSchema } from "../../policy/rule";
import { judgeRule } from "../../policy/judge";
import { compliant } from "../../policy/verdict";
import { graphOf, resource } from "./fixtures";

const base: RuleDefinition<SettingsSchema> = {
  id: "s3-test",
  title: "Title",
  practices: [],
  service: "S3",
  severity: "low",
  why: "Why.",
  fix: "Fix.",
  source: "https://docs.aws.amazon.com/x",
  types: ["aws:s3/bucket:Bucket"],
  check: () => compliant(),
};
const bucket = graphOf(resource("aws:s3/bucket:Bucket", "a"), resource("aws:s3/bucketPolicy:BucketPolicy", "p"));

describe("defining a rule", () => {
  for (const [what, change, message] of [
    ["an id that is no policy name", { id: "S3 Test" }, /must read like/],
    ["an id of one word", { id: "all" }, /must read like/],
    ["a source elsewhere", { source: "https://example.com" }, /AWS's documentation/],
    ["no types", { types: [] }, /judges no type/],
    ["a setting without default", { settings: z.object({ n: z.int().describe("N") }) }, /needs a default/],
    ["a setting without description", { settings: z.object({ n: z.int().default(1) }) }, /n needs a description/],
  ] as const) {
    it(`refuses ${what}`, () => {
      assert.throws(() => defineRule({ ...base, ...change }), message);
    });
  }

  it("judges the resources of its types, with its settings", () => {
    const seen: unknown[] = [];
    const rule = defineRule({
      ...base,
      settings: z.object({ n: z.int().default(1).describe("N") }),
      check: (one, _graph, { n }) => {
        seen.push(one.name, n + 1);
        return [compliant(), compliant()];
      },
    });
    assert.equal(judgeRule(rule, bucket, { n: 2 }).length, 2);
    assert.deepEqual(seen, ["a", 3]);
  });
});

describe("a rule that fails", () => {
  for (const [what, check, reason] of [
    [
      "throws",
      () => {
        throw new Error("boom");
      },
      "The rule s3-test failed: boom",
    ],
    ["says nothing", () => [], "The rule s3-test failed: it returned no verdict"],
  ] as const) {
    it(`is undecided where it ${what}`, () => {
      const [found] = judgeRule(defineRule({ ...base, check }), bucket, {});
      assert.deepEqual(found?.verdict, { verdict: "undecided", property: "", reason });
    });
  }
});
