import assert from "node:assert/strict";
import { z } from "zod";
import { readArea } from "../../../components/config/issues";
import { formatProblems, pathText } from "../../../components/config/problems";
import { set, unset } from "./edits";
import { pathsAfter, problemsAfter } from "./read";

/** What is reported of a value, a line each. */
function reported(schema: z.ZodType, value: unknown): string[] {
  return readArea("k", schema, value).problems.map((p) => `${p.path}: ${p.message}. ${p.fix}`);
}

describe("where a setting does not say which of two forms it has", () => {
  it("what is wrong in the likely form is reported too", () => {
    const paths = pathsAfter([unset("compute.type"), set("compute.min", "6"), set("compute.mx", 1)]);
    assert.deepEqual(paths.sort(), ["holdfast:compute.min", "holdfast:compute.mx", "holdfast:compute.type"]);
  });

  it("only what is wrong in both is reported where both are as likely", () => {
    const edits = [set("ingress", { type: "classic", healthCheck: { interval: "1s" }, idleTimeOut: "60s" })];
    const problems = problemsAfter(edits);
    assert.deepEqual(
      problems.map((p) => p.path),
      ["holdfast:ingress.type", "holdfast:ingress.healthCheck.interval", "holdfast:ingress.idleTimeOut"],
    );
    assert.match(problems[0]!.fix, /one of application, network/);
  });

  it("nothing is made up of an empty group but what every form needs", () => {
    assert.deepEqual(pathsAfter([set("compute", {})]), ["holdfast:compute.type"]);
  });
});

describe("where a setting is wrong", () => {
  it("its default is not judged in its place", () => {
    const reduced = [set("compute.desired", "x", "secondary"), set("compute.standby.desired", 8, "secondary")];
    assert.deepEqual(pathsAfter(reduced, "secondary"), ["holdfast:compute.desired"]);
    const drill = [
      set("workload.domain", `${"a".repeat(48)}.example.com`),
      set("dns", { records: "drill", drillName: "drill.EXAMPLE.com" }),
    ];
    assert.deepEqual(pathsAfter(drill), ["holdfast:dns.drillName"]);
  });

  it("areas are not missed of which only it could say whether they are needed", () => {
    const gone = [unset("network"), unset("network", "secondary"), set("standby.lastResort", false)];
    const strategy = set("workload.strategy", "hot");
    const site = [set("workload.strategy", "static-site"), set("workload.objectives.region.rpo", "1h")];
    assert.deepEqual(pathsAfter([...gone, strategy], "secondary"), ["holdfast:workload.strategy"]);
    assert.deepEqual(pathsAfter([...gone, strategy]), ["holdfast:workload.strategy"]);
    assert.deepEqual(pathsAfter(gone), ["holdfast:network"]);
    assert.deepEqual(pathsAfter([...gone, ...site, set("role", "third")]), ["holdfast:role"]);
    assert.deepEqual(pathsAfter([...gone, set("role", "third")]), ["holdfast:role"]);
  });
});

describe("what zod finds", () => {
  it("is put into words, where a schema has none of its own", () => {
    const schema = z.strictObject({
      text: z.string().min(2),
      list: z.array(z.number()).min(1).max(2),
      count: z.number().min(3).max(4),
      switch: z.boolean(),
      word: z.enum(["left", "right"]),
      never: z.literal(false),
      other: z.string().regex(/^x$/),
    });
    const value = { text: "a", list: [1, 2, 3], count: 5, switch: 1, word: "rihgt", never: true, other: "y" };
    assert.deepEqual(reported(schema, value), [
      'k.text: "a" is not allowed. Allowed: at least 2 characters.',
      "k.list: [1,2,3] is not allowed. Allowed: at most 2 in the list.",
      "k.count: 5 is not allowed. Allowed: at most 4.",
      "k.switch: 1 is not allowed. Allowed: true or false.",
      'k.word: "rihgt" is not allowed. Did you mean right? Allowed: one of left, right.',
      "k.never: true is not allowed. Allowed: false.",
      'k.other: "y" is not allowed. Allowed: another value; holdfast schema prints what is.',
    ]);
  });

  it("comes with a guess where a word is a typo, and not where a number is another", () => {
    const schema = z.enum(["us-west-1", "eu-west-1"]);
    assert.match(reported(schema, "us-wset-1")[0]!, /Did you mean us-west-1\?/);
    assert.doesNotMatch(reported(schema, "us-west-9")[0]!, /Did you mean/);
  });

  it("is one problem for each value, however much of it is wrong", () => {
    const name = z
      .string("a text")
      .regex(/^[a-z]+$/, "small letters")
      .max(3, "at most three");
    assert.deepEqual(reported(z.strictObject({ name }), { name: "LONG" }), [
      'k.name: "LONG" is not allowed. Allowed: small letters; at most three.',
    ]);
    assert.deepEqual(reported(z.strictObject({ name }), { name: [1, 2, 3, 4] }), [
      "k.name: [1,2,3,4] is not allowed. Allowed: a text.",
    ]);
  });

  it("names the alternative that a value's shape fits", () => {
    const schema = z.strictObject({
      logs: z.union([z.literal(false), z.strictObject({ days: z.int() })], "false, or a group with days"),
    });
    assert.deepEqual(reported(schema, { logs: true }), [
      "k.logs: true is not allowed. Allowed: false, or a group with days.",
    ]);
    assert.deepEqual(reported(schema, { logs: { days: 1.5, dayz: 1 } }), [
      "k.logs.days: 1.5 is not allowed. Allowed: a whole number.",
      "k.logs.dayz: is not a setting. Did you mean days? Known here: days.",
    ]);
  });

  it("is nothing of what is right", () => {
    assert.deepEqual(reported(z.strictObject({ a: z.int() }), { a: 1 }), []);
  });
});

describe("problems as a text", () => {
  it("are counted, and each has its path, what is wrong and the way out", () => {
    const problem = { path: "holdfast:a.b", message: "is wrong", fix: "Fix it." };
    const block = "\n  holdfast:a.b\n      is wrong\n      Fix it.\n";
    assert.equal(formatProblems([problem]), `1 mistake in the settings; nothing was built.\n${block}`);
    assert.equal(
      formatProblems([problem, problem]),
      `2 mistakes in the settings; nothing was built.\n${block}${block.slice(1)}`,
    );
  });

  it("have paths as they are written in code", () => {
    assert.equal(pathText("holdfast:a", ["b", 0, "c"]), "holdfast:a.b[0].c");
    assert.equal(pathText("holdfast:a", []), "holdfast:a");
  });
});
