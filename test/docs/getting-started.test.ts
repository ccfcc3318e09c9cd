import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { blocksOf } from "../support/documented";
import { withStarted } from "../support/getting-started";

const page = readFileSync(join(__dirname, "../../docs/getting-started.md"), "utf8");

describe("docs/getting-started.md", () => {
  it("shows what its commands print (else: npm run generate)", async () => {
    assert.equal(page, await withStarted(page));
  });

  it("has commands, of which most show what they print", () => {
    const blocks = blocksOf(page);
    assert.ok(blocks.filter(({ prints }) => prints !== undefined).length >= 5);
    assert.deepEqual([...new Set(blocks.map(({ exitCode }) => exitCode))], [0, 2]);
  });
});
