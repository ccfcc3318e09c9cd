import assert from "node:assert/strict";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { permissions } from "../../../cli/commands/permissions";

describe("holdfast permissions", () => {
  it("prints the policies of the configuration as JSON, with what they leave out", async () => {
    const { text, exitCode } = await permissions({ configDir: "." });
    const { policies, notes } = JSON.parse(text);
    assert.equal(exitCode, 0);
    assert.deepEqual(policies[0].name, "storefront-deployer-1");
    assert.equal(policies[0].document.Version, "2012-10-17");
    assert.match(notes.join("\n"), /^Left out: where Pulumi's state is/);
    // Which none of the shipped resources needs.
    assert.doesNotMatch(text, /kinesis:|dlm:/);
  });

  it("writes a file for each policy, and says how large it is", async () => {
    const out = mkdtempSync(path.join(tmpdir(), "holdfast-permissions-"));
    try {
      const { text } = await permissions({ configDir: ".", out });
      const files = readdirSync(out).sort();
      assert.deepEqual(files[0], "storefront-deployer-1.json");
      for (const file of files) {
        const { Statement } = JSON.parse(readFileSync(path.join(out, file), "utf8"));
        assert.ok(Statement.length > 0);
        assert.match(text, new RegExp(`${file}: \\d+ of 6144 characters`));
      }
    } finally {
      rmSync(out, { recursive: true });
    }
  });
});
