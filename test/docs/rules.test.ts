import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { examples } from "../../docs/rules/examples";
import { renderPages } from "../../policy/docs";
import { rules } from "../../policy/rules";
import { exampleTexts } from "./example-texts";
import { judgedExamples, type JudgedProgram, type Side } from "../support/rule-examples";

const FOLDER = path.join(__dirname, "../../docs/rules");

/** Where what is right is nothing that the rule judges, and why. */
const NOTHING_LEFT: Readonly<Record<string, string>> = {
  "autoscaling-replacement-min-healthy": "it judges what takes instances away",
  "ec2-instance-redundant": "it judges instances that no load balancer has",
};

/** Rules without an example, and why. */
const NO_EXAMPLE: Readonly<Record<string, string>> = {
  "meets-recovery-objectives": "it judges a whole service: docs/survival.md shows five",
  "pulumi-regions-in-step": "it compares two stacks",
};

describe("docs/rules", () => {
  it("is what the rules and their examples say (else: npm run generate)", async () => {
    const pages = renderPages(await exampleTexts());
    for (const [file, text] of Object.entries(pages)) assert.equal(readFileSync(path.join(FOLDER, file), "utf8"), text);
    const written = readdirSync(FOLDER).filter((file) => file.endsWith(".md"));
    assert.deepEqual(written.sort(), Object.keys(pages).sort());
  });

  it("shows the text of each example that is run", async () => {
    assert.deepEqual(Object.keys(await exampleTexts()).sort(), Object.keys(examples).sort());
  });

  it("has an example of every rule, and of no rule that there is not", () => {
    const ids = rules.map(({ id }) => id).filter((id) => !(id in NO_EXAMPLE));
    assert.deepEqual(Object.keys(examples).sort(), ids.sort());
  });

  let judged: readonly JudgedProgram[] = [];
  before(async () => {
    judged = await judgedExamples();
  });
  const verdictsOn = (id: string, side: Side) =>
    judged.find((one) => one.rule.id === id && one.side === side)!.judgements.map(({ verdict }) => verdict);

  for (const id of Object.keys(examples)) {
    it(`${id} refuses what is wrong in its example, and nothing that is right`, () => {
      const [wrong, right] = [verdictsOn(id, "wrong"), verdictsOn(id, "right")];
      assert.ok(
        wrong.some(({ verdict }) => verdict === "violation"),
        JSON.stringify(wrong),
      );
      const allowed = id in NOTHING_LEFT ? ["compliant", "notApplicable"] : ["compliant"];
      const others = right.filter(({ verdict }) => verdict !== "notApplicable");
      const doubtful = (others.length > 0 ? others : right).filter(({ verdict }) => !allowed.includes(verdict));
      assert.deepEqual(doubtful, []);
      assert.ok(right.length > 0);
    });
  }
});
