import assert from "node:assert/strict";
import { BEST_PRACTICES } from "../../facts/well-architected";
import { parsePackConfig } from "../../policy/config";
import { evaluate } from "../../policy/evaluate";
import { OUTSIDE, practicesOf, type PracticeResult } from "../../policy/practices";
import { defineRule, type Rule } from "../../policy/rule";
import { rules } from "../../policy/rules";
import { compliant, notApplicable, undecided, violation, type Verdict } from "../../policy/verdict";
import { graphOf, resource } from "./fixtures";

const FAULT = { property: "name", actual: undefined, wanted: "a name", message: "It has none." };

const saying = (id: string, verdict: Verdict, practices: Rule["practices"] = ["REL09-BP01"]): Rule =>
  defineRule({
    ...{ id, title: "Title", practices, service: "S3", severity: "high", why: "Why.", fix: "Fix." },
    ...{ source: "https://docs.aws.amazon.com/x", types: ["aws:s3/bucket:Bucket"], check: () => verdict },
  });
const [good, bad, open, none] = [
  saying("s3-good", compliant()),
  saying("s3-bad", violation(FAULT)),
  saying("s3-open", undecided({ property: "", reason: "Not yet." })),
  saying("s3-none", notApplicable("It needs none.")),
] as const;

function status(own: readonly Rule[], config: object = {}): PracticeResult {
  const parsed = parsePackConfig(config, own);
  const graph = graphOf(resource("aws:s3/bucket:Bucket", "a"), resource("aws:s3/bucket:Bucket", "b"));
  const found = practicesOf(evaluate(own, graph, parsed, { all: true }), own, parsed);
  assert.equal(found.length, 65);
  return found.find(({ id }) => id === "REL09-BP01")!;
}

describe("which best practices a program meets", () => {
  const accepted = { acknowledge: [{ rule: "s3-bad", resource: "*", reason: "Thumbnails." }] };
  for (const [what, own, expected, config] of [
    ["broken where a rule is violated, whatever else", [good, bad, open], "broken", {}],
    ["undecided where one is, and none is violated", [good, open], "undecided", {}],
    ["met where all are satisfied", [good, none], "met", {}],
    ["met where the violation is acknowledged", [bad], "met", accepted],
    ["unseen where no rule applies", [none], "unseen", {}],
    ["unseen where the rule is disabled", [bad], "unseen", { "s3-bad": "disabled" }],
  ] as const) {
    it(`is ${what}`, () => assert.equal(status(own, config).status, expected));
  }

  it("counts the findings of each rule", () => {
    const { violated, compliant: fine, acknowledged } = status([good, bad]);
    assert.deepEqual([violated, fine, acknowledged], [{ "s3-bad": 2 }, { "s3-good": 2 }, {}]);
    assert.deepEqual(status([bad], accepted).acknowledged, { "s3-bad": 2 });
  });

  it("says why a practice is unseen", () => {
    assert.equal(status([none]).reason, "No resource in it is of a kind that its rules judge.");
    assert.equal(status([bad], { "s3-bad": "disabled" }).reason, "What judges it is disabled: s3-bad.");
    assert.equal(status([good]).reason, undefined);
  });

  it("leaves no practice out: each has a rule, or the reason why a program shows nothing of it", () => {
    const judged = new Set(rules.flatMap(({ practices }) => practices));
    const ids = Object.keys(BEST_PRACTICES.data) as (keyof typeof BEST_PRACTICES.data)[];
    for (const id of ids) assert.notEqual(judged.has(id), OUTSIDE[id] !== undefined, id);
  });
});
