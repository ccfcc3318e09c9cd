import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { survivalDocument, withStrategies } from "../support/survival/document";

const read = (file: string) => readFileSync(path.join(__dirname, "../..", file), "utf8");

describe("what each strategy survives", () => {
  it("is docs/survival.md", async () => {
    assert.equal(read("docs/survival.md"), await survivalDocument(), "stale: run npm run generate");
  });

  it("is the README's table", async () => {
    const readme = read("README.md");
    assert.match(readme, /<!-- strategies -->\n\n\| strategy/);
    assert.equal(readme, await withStrategies(readme), "stale: run npm run generate");
  });
});
