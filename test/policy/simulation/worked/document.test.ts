import { strict as assert } from "node:assert";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { withWorkedCases } from "./document";
import { TABLES } from "./tables";

const CASES = TABLES.flatMap(({ cases }) => cases);

describe("the worked cases of docs/simulation.md", () => {
  it("are those of the tests (else: npm run generate)", () => {
    const text = readFileSync(join(__dirname, "../../../../docs/simulation.md"), "utf8");
    assert.equal(text, withWorkedCases(text, TABLES));
  });

  it("are of forty architectures at least, each with AWS's page and what it says", () => {
    assert.ok(CASES.length >= 40, `${CASES.length}`);
    for (const { title, source, why, expected } of CASES) {
      assert.match(source, /^https:\/\/[\w.]*(aws\.amazon|amazonaws)\.com\//, title);
      assert.ok(why.length > 15 && Object.keys(expected).length > 0, title);
    }
  });

  it("are known apart by their architecture", () => {
    for (const { title, cases } of TABLES)
      assert.equal(new Set(cases.map((one) => one.title)).size, cases.length, title);
  });
});
